import { formatInstant, type Instant } from '../../kernel/time.ts';
import { PageFooter, PageHeader } from '../components/index.ts';
import { type Lang, langs, localPath } from '../messages/lang.ts';
import type { BrandKit } from '../tokens/brand.ts';
import { paths } from './paths.ts';
import type { PageContent, Scene } from './scene.ts';

/** Addresses of what a page loads. */
export interface PageAssets {
  /** The kit's custom properties: `brandCss(kit)` served as `text/css`. */
  readonly brandCss: string;
  /** The public stylesheet, under the name that the build gave it. */
  readonly css: string;
  /** Fonts worth fetching before the stylesheet has been read; may be empty. */
  readonly fonts: readonly string[];
}

export interface PageContext {
  readonly lang: Lang;
  readonly brand: BrandKit;
  readonly assets: PageAssets;
  /** Where this page is reached with GET: from `/`, with its query, without the language. */
  readonly path: string;
  /** Set on an installation whose dossiers are invented. */
  readonly demo?: { readonly now: Instant };
}

interface DocumentProps {
  readonly scene: Scene;
  readonly context: PageContext;
  readonly content: PageContent;
}

function Head({ scene, context, content }: DocumentProps) {
  const { brand, assets, path } = context;
  return (
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{`${content.title} – ${brand.names.service[scene.lang]}`}</title>
      <meta name="description" content={content.description} />
      {content.confidential ? (
        <>
          <meta name="robots" content="noindex, nofollow" />
          <meta name="referrer" content="no-referrer" />
        </>
      ) : null}
      <meta name="theme-color" content={brand.colours.light.plate} media="(prefers-color-scheme: light)" />
      <meta name="theme-color" content={brand.colours.dark.plate} media="(prefers-color-scheme: dark)" />
      <link rel="stylesheet" href={assets.brandCss} />
      <link rel="stylesheet" href={assets.css} />
      {assets.fonts.map((font) => (
        <link rel="preload" href={font} as="font" type="font/woff2" crossOrigin="anonymous" key={font} />
      ))}
      <link rel="icon" href={brand.emblem} type="image/svg+xml" />
      {langs.map((lang) => (
        <link rel="alternate" hrefLang={lang} href={localPath(lang, path)} key={lang} />
      ))}
      <link rel="alternate" hrefLang="x-default" href={localPath('vi', path)} />
    </head>
  );
}

/** The whole HTML document: header, demonstration strip, the page, footer. No script. */
export function Document({ scene, context, content }: DocumentProps) {
  const { t, lang, href } = scene;
  const { brand, path, demo } = context;
  const other = lang === 'vi' ? 'en' : 'vi';
  return (
    <html lang={lang}>
      <Head scene={scene} context={context} content={content} />
      <body>
        <a className="skip-link" href="#main">
          {t.skip}
        </a>
        <PageHeader
          homeHref={href(paths.home)}
          emblem={brand.emblem}
          service={brand.names.service[lang]}
          owner={brand.names.owner[lang]}
          navLabel={t.nav.label}
          links={[
            { href: href(paths.search('')), label: t.nav.procedures, current: content.nav === 'procedures' },
            { href: href(paths.lookup), label: t.nav.lookup, current: content.nav === 'lookup' },
            { href: localPath(other, path), label: t.nav.otherLanguage, lang: other },
          ]}
        />
        {demo ? (
          <aside className="demo-strip">
            <p className="wrap">{t.demo(formatInstant(demo.now))}</p>
          </aside>
        ) : null}
        <main id="main" tabIndex={-1}>
          {content.body}
        </main>
        <PageFooter
          links={[
            { href: href(paths.recommendations), label: t.recommendations.title },
            { href: paths.apiDocs, label: t.footer.api },
          ]}
        >
          <p>{t.footer.body}</p>
        </PageFooter>
      </body>
    </html>
  );
}
