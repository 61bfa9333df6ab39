import { formatDay } from '../../../kernel/time.ts';
import { DataTable, EmptyState, LinkButton, Section } from '../../components/index.ts';
import { OfficeContact } from '../parts/office.tsx';
import { paths } from '../paths.ts';
import type { PageContent, Scene } from '../scene.ts';
import type { OfficePageModel, PostedProcedure } from '../view.ts';

interface FieldGroup {
  readonly field: string;
  readonly procedures: PostedProcedure[];
}

/** Neighbours of one field under one title; the order in which they are posted stays. */
function byField(procedures: readonly PostedProcedure[]): FieldGroup[] {
  const groups: FieldGroup[] = [];
  for (const procedure of procedures) {
    const last = groups.at(-1);
    if (last?.field === procedure.field) last.procedures.push(procedure);
    else groups.push({ field: procedure.field, procedures: [procedure] });
  }
  return groups;
}

function PostedTable({ group, office, scene }: { group: FieldGroup; office: string; scene: Scene }) {
  const { t, href } = scene;
  return (
    <DataTable
      caption={group.field}
      rows={group.procedures}
      rowKey={({ code }) => code}
      columns={[
        {
          key: 'name',
          label: t.office.procedure,
          cell: ({ code, name }) => (
            <>
              <a href={href(paths.procedure(code, office))}>{name}</a>
              <span className="posted__code num">{code}</span>
            </>
          ),
        },
        { key: 'term', label: t.procedure.term, cell: ({ term }) => term },
        {
          key: 'decider',
          label: t.office.decider,
          cell: ({ decider, delegated }) => (
            <>
              {decider ?? t.office.noDecider}
              {decider && delegated ? <span className="muted"> ({t.office.delegated})</span> : null}
            </>
          ),
        },
      ]}
    />
  );
}

/** A one-stop: where, when, and everything that it receives today. */
export function officePage(model: OfficePageModel, scene: Scene): PageContent {
  const { office, procedures, today, postingHref } = model;
  const { t } = scene;
  return {
    title: office.name,
    description: t.office.description(office.name),
    nav: null,
    body: (
      <article className="wrap sheet">
        <div className="page-head">
          <h1>{office.name}</h1>
          <p className="page-head__note num">{t.today(formatDay(today))}</p>
        </div>
        <Section id="contact" title={t.office.contact}>
          <OfficeContact office={office} today={today} scene={scene} />
        </Section>
        <Section id="posted" title={t.office.posted}>
          {procedures.length === 0 ? (
            <EmptyState title={t.office.none} />
          ) : (
            <>
              <p className="result-count">{t.office.count(procedures.length)}</p>
              {byField(procedures).map((group) => (
                <div className="posted" key={group.procedures[0]?.code}>
                  <PostedTable group={group} office={office.slug} scene={scene} />
                </div>
              ))}
            </>
          )}
        </Section>
        {postingHref ? (
          <div className="sheet__end no-print">
            <LinkButton href={postingHref} look="secondary">
              {t.office.posting}
            </LinkButton>
          </div>
        ) : null}
      </article>
    ),
  };
}
