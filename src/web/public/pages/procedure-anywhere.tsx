import { formatDay } from '../../../kernel/time.ts';
import { EmptyState, Facts, Section } from '../../components/index.ts';
import { OfficeList } from '../parts/office.tsx';
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
import type { ProcedureAnywhereModel } from '../view.ts';

/** One procedure before it is known where it will be filed. */
export function procedureAnywherePage(model: ProcedureAnywhereModel, scene: Scene): PageContent {
  const { procedure, offices, today } = model;
  const words = scene.t.procedure;
  return {
    title: procedure.name,
    description: words.description(procedure.name, null),
    nav: 'procedures',
    body: (
      <article className="wrap sheet">
        <ProcedureHead procedure={procedure} scene={scene}>
          <p className="page-head__note num">{scene.t.today(formatDay(today))}</p>
        </ProcedureHead>
        <Facts
          items={[
            { term: words.term, value: <Term procedure={procedure} scene={scene} /> },
            { term: words.fee, value: <Fee procedure={procedure} scene={scene} /> },
            { term: words.result, value: procedure.result },
          ]}
        />
        <Section id="where-to" title={words.whereTo}>
          {offices.length === 0 ? (
            <EmptyState title={words.nowhere} />
          ) : (
            <>
              <p>{words.whereToHelp}</p>
              <OfficeList
                offices={offices}
                link={({ slug }) => scene.href(paths.procedure(procedure.code, slug))}
              />
            </>
          )}
        </Section>
        <ComponentsSection procedure={procedure} scene={scene} />
        <FormsSection procedure={procedure} scene={scene} />
        <ChannelsSection procedure={procedure} scene={scene} />
        <LegalBasisSection procedure={procedure} scene={scene} />
        <IllustrativeNote procedure={procedure} scene={scene} />
      </article>
    ),
  };
}
