import { formatDay } from '../../../kernel/time.ts';
import { EmptyState, Notice, Section } from '../../components/index.ts';
import { OfficeList } from '../parts/office.tsx';
import { paths } from '../paths.ts';
import type { PageContent, Scene } from '../scene.ts';
import type { OfficeEndedModel } from '../view.ts';

/**
 * Where an old QR code leads after its one-stop ended: that it ended, by what, and where to go instead. Not a
 * redirect, even to a single successor: people have to know that the place is another one before they set out, and a
 * telephone would remember a redirect beyond the next reorganisation.
 */
export function officeEndedPage(model: OfficeEndedModel, scene: Scene): PageContent {
  const { office, endedOn, document, procedure, successors, today } = model;
  const words = scene.t.officeEnded;
  return {
    title: procedure ? `${procedure.name} – ${office.name}` : office.name,
    description: words.description(office.name),
    nav: null,
    body: (
      <article className="wrap sheet">
        <div className="page-head">
          <h1>{office.name}</h1>
          <p className="page-head__note num">{scene.t.today(formatDay(today))}</p>
        </div>
        <Notice tone="warning" title={words.title(formatDay(endedOn))}>
          {document ? <p>{words.by(document)}</p> : null}
          <p>{words.codes}</p>
        </Notice>
        <Section id="where-to" title={procedure ? words.whereTo(procedure.name) : words.whereToOffice}>
          {successors.length === 0 ? (
            <EmptyState title={words.nobody}>
              {procedure ? (
                <a href={scene.href(paths.procedure(procedure.code, null))}>{procedure.name}</a>
              ) : null}
            </EmptyState>
          ) : (
            <OfficeList
              offices={successors}
              link={({ slug }) =>
                scene.href(procedure ? paths.procedure(procedure.code, slug) : paths.office(slug))
              }
            />
          )}
        </Section>
      </article>
    ),
  };
}
