import { formatDay } from '../../../kernel/time.ts';
import { Facts, LinkButton, Section } from '../../components/index.ts';
import { Authority } from '../parts/authority.tsx';
import { OfficeContact, OpenTag } from '../parts/office.tsx';
import {
  ChannelsSection,
  ComponentsSection,
  Fee,
  FormsSection,
  IllustrativeNote,
  LegalBasisSection,
  ProcedureHead,
  Term,
} from '../parts/procedure.tsx';
import { paths } from '../paths.ts';
import type { PageContent, Scene } from '../scene.ts';
import type { ProcedureModel } from '../view.ts';

/** Where the QR code on the wall leads: one procedure at one office, on the day of the page. */
export function procedurePage(model: ProcedureModel, scene: Scene): PageContent {
  const { procedure, office, today, authority, posterHref } = model;
  const words = scene.t.procedure;
  return {
    title: procedure.name,
    description: words.description(procedure.name, office.name),
    nav: 'procedures',
    body: (
      <article className="wrap sheet">
        <ProcedureHead procedure={procedure} scene={scene}>
          <p className="page-head__note num">{scene.t.today(formatDay(today))}</p>
        </ProcedureHead>
        <Facts
          items={[
            {
              term: words.receivedBy,
              value: (
                <>
                  <a href={scene.href(paths.office(office.slug))}>{office.name}</a>
                  <OpenTag open={office.open} today={today} scene={scene} />
                </>
              ),
            },
            { term: words.term, value: <Term procedure={procedure} scene={scene} /> },
            { term: words.fee, value: <Fee procedure={procedure} scene={scene} /> },
            { term: words.result, value: procedure.result },
          ]}
        />
        <ComponentsSection procedure={procedure} scene={scene} />
        <Section id="authority" title={words.authority}>
          <Authority authority={authority} scene={scene} />
        </Section>
        <FormsSection procedure={procedure} scene={scene} />
        <ChannelsSection procedure={procedure} scene={scene} />
        <Section id="office" title={words.whereAndWhen}>
          <OfficeContact office={office} today={today} scene={scene} named />
        </Section>
        <LegalBasisSection procedure={procedure} scene={scene} />
        <div className="sheet__end no-print">
          {posterHref ? (
            <LinkButton href={posterHref} look="secondary">
              {words.poster}
            </LinkButton>
          ) : null}
        </div>
        <IllustrativeNote procedure={procedure} scene={scene} />
      </article>
    ),
  };
}
