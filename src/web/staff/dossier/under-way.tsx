import { useCallback } from 'react';
import { Link } from 'react-router';
import { formatInstant } from '../../../kernel/time.ts';
import { DataTable, Notice, Section } from '../../components/index.ts';
import type { DossierView } from '../api/types.ts';
import { useStaff, useText } from '../app/staff-context.tsx';
import { useResource } from '../app/use-resource.ts';
import { StateTag } from '../parts/moment.tsx';

interface DossierProps {
  readonly dossier: DossierView;
}

/** What waits for somebody, in plain words; nothing when nothing does. */
export function UnderWay({ dossier }: DossierProps) {
  const { actions, dossier: dossierWords } = useStaff().words;
  const { underWay: words } = actions;
  const { grounds } = dossierWords.deadline;
  const text = useText();
  const { draft, supplement, handOver, consultations, delivery } = dossier.standing;
  const pause = dossier.due?.changes.findLast(({ cause }) => cause === 'paused');
  const lines = [
    ...(supplement ? [words.supplement(supplement.items.join('; '), supplement.stage)] : []),
    ...(dossier.state === 'suspended' && pause?.ground
      ? [words.suspended(grounds[pause.ground], pause.paper ?? '')]
      : []),
    ...(draft ? [words.draft(draft.items.join('; '))] : []),
    ...(handOver
      ? [words.handOver([handOver.to.person, text(handOver.to.unit)].filter(Boolean).join(', '))]
      : []),
    ...consultations.map(({ unit, answerBy }) => words.consultation(text(unit), formatInstant(answerBy))),
    ...(delivery ? [words.delivery[delivery.channel](delivery.reference)] : []),
  ];
  if (lines.length === 0) return null;
  return (
    <div className="under-way">
      <Notice tone="info" title={words.title}>
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}

/** The parts of an interlinked dossier, each with its office and its own clock. */
export function Parts({ dossier }: DossierProps) {
  const { actions: words } = useStaff().words;
  const text = useText();
  const { partColumns: columns } = words;
  if (dossier.parts.length === 0) return null;
  return (
    <Section id="cac-phan" title={words.parts}>
      <DataTable
        caption={words.parts}
        captionHidden
        rows={dossier.parts}
        rowKey={({ code }) => code}
        columns={[
          { key: 'no', label: columns.no, cell: ({ no }) => no },
          {
            key: 'procedure',
            label: columns.procedure,
            cell: ({ code, procedure }) =>
              code === dossier.code ? (
                <strong>{text(procedure.name)}</strong>
              ) : (
                <Link to={`/ho-so/${encodeURIComponent(code)}`}>{text(procedure.name)}</Link>
              ),
          },
          { key: 'office', label: columns.office, cell: ({ oneStop }) => text(oneStop) },
          { key: 'state', label: columns.state, cell: ({ state }) => <StateTag state={state} /> },
          {
            key: 'due',
            label: columns.due,
            cell: ({ dueAt, after }) =>
              dueAt ? (
                formatInstant(dueAt)
              ) : (
                <span className="muted">{words.afterParts(after.join(', '))}</span>
              ),
          },
        ]}
      />
    </Section>
  );
}

/** The official papers that its life so far calls for. */
export function FormList({ dossier }: DossierProps) {
  const { client, words } = useStaff();
  const { actions } = words;
  // Another version of the dossier may have another paper.
  const { code, course } = dossier;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what happened calls for papers
  const load = useCallback(
    (signal: AbortSignal) => client.papers(code, signal),
    [client, code, course.length],
  );
  const { value } = useResource(load);
  // The computation of the limit is offered beside the limit.
  const papers = value?.papers.filter(({ key }) => key !== 'deadline') ?? [];
  if (papers.length === 0) return null;
  return (
    <div className="no-print">
      <Section id="mau" title={actions.forms}>
        <ul className="plain-list">
          {papers.map(({ key, form, title, url }) => (
            <li key={key}>
              <a href={url} target="_blank" rel="noopener">
                {title}
              </a>
              {form ? <span className="muted small">{` (${actions.formNumber(form)})`}</span> : null}
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}
