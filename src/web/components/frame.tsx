import type { ReactNode } from 'react';

export interface NavLink {
  readonly href: string;
  readonly label: string;
  readonly current?: boolean;
  /** Language of the page behind the link, when it is another one. */
  readonly lang?: string;
}

interface HeaderProps {
  readonly homeHref: string;
  readonly emblem: string;
  readonly service: string;
  readonly owner: string;
  readonly navLabel: string;
  readonly links: readonly NavLink[];
  /** At the end of the row: on the staff side the person and the way out. */
  readonly children?: ReactNode;
}

const Anchor = ({ href, label, current, lang }: NavLink) => (
  <a href={href} aria-current={current ? 'page' : undefined} lang={lang} hrefLang={lang}>
    {label}
  </a>
);

export const PageHeader = ({ homeHref, emblem, service, owner, navLabel, links, children }: HeaderProps) => (
  <header className="site-header">
    <div className="wrap site-header__row">
      <a className="site-header__brand" href={homeHref}>
        <img className="site-header__emblem" src={emblem} alt="" width="44" height="44" loading="lazy" />
        <span className="site-header__names">
          <span className="site-header__service">{service}</span>
          <span className="site-header__owner">{owner}</span>
        </span>
      </a>
      <nav className="site-header__nav" aria-label={navLabel}>
        {links.map((link) => (
          <Anchor key={link.href} {...link} />
        ))}
      </nav>
      {children}
    </div>
  </header>
);

interface FooterProps {
  readonly links: readonly NavLink[];
  readonly children: ReactNode;
}

export const PageFooter = ({ links, children }: FooterProps) => (
  <footer className="site-footer">
    <div className="wrap site-footer__row">
      <div>{children}</div>
      <div className="site-footer__links">
        {links.map((link) => (
          <Anchor key={link.href} {...link} />
        ))}
      </div>
    </div>
  </footer>
);

interface SectionProps {
  /** Also the section's anchor; the title gets `<id>-title`. */
  readonly id: string;
  readonly title: string;
  /** A word or two below the title, about the whole part. */
  readonly mark?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a sheet, under a rule; its title stands beside it on a wide screen. */
export const Section = ({ id, title, mark, children }: SectionProps) => (
  <section className="section" id={id} aria-labelledby={`${id}-title`}>
    <div className="section__head">
      <h2 id={`${id}-title`}>{title}</h2>
      {mark}
    </div>
    <div className="section__body flow">{children}</div>
  </section>
);
