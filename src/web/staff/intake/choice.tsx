import { useCallback } from 'react';
import { Field, Section } from '../../components/index.ts';
import type { Group } from '../api/intake-types.ts';
import type { Problem, Result } from '../api/problem.ts';
import type { ProcedureView } from '../api/types.ts';
import { useStaff } from '../app/staff-context.tsx';
import { type Resource, useResource } from '../app/use-resource.ts';
import { Loading } from '../parts/loading.tsx';
import { errorAt, ProblemNotice } from '../parts/problem-notice.tsx';
import { ProcedureFinder } from '../parts/procedure-finder.tsx';
import { type ChangeDraft, chooseGroup, chooseProcedure, type Draft } from './draft.ts';
import { GroupPicker, GroupSummary } from './group.tsx';
import { ProcedureSummary } from './procedure-summary.tsx';

export function useProcedure(oneStop: string, code: string | null) {
  const { client } = useStaff();
  return useResource(
    useCallback(
      async (signal: AbortSignal): Promise<Result<ProcedureView | null>> =>
        code === null ? { ok: true, value: null } : client.procedure(oneStop, code, signal),
      [client, oneStop, code],
    ),
  );
}

export function useGroups(oneStop: string): readonly Group[] {
  const { client } = useStaff();
  const load = useCallback((signal: AbortSignal) => client.groups(oneStop, signal), [client, oneStop]);
  return useResource(load).value?.groups ?? [];
}

interface ChoiceProps {
  readonly oneStop: string;
  readonly draft: Draft;
  readonly problem: Problem | null;
  readonly onDraft: ChangeDraft;
  readonly chosen: Resource<ProcedureView | null>;
  readonly procedure: ProcedureView | null;
  readonly groups: readonly Group[];
  readonly group: Group | null;
}

/** What is asked for: one procedure, or several that belong together; and how it came. */
export function Choice(props: ChoiceProps) {
  const { oneStop, draft, problem, onDraft, chosen, procedure, groups, group } = props;
  const { client, words: all } = useStaff();
  const words = all.intake;
  const find = useCallback(
    (q: string, signal: AbortSignal) => client.procedures(oneStop, q, signal),
    [client, oneStop],
  );
  return (
    <Section id="intake-procedure" title={words.procedure.section}>
      {draft.procedure === null && !group ? (
        <div className="flow">
          <ProcedureFinder
            find={find}
            error={errorAt(problem, 'procedure')}
            onChoose={({ code }) => {
              onDraft((last) => chooseProcedure(last, code), 'procedure');
              document.getElementById('card-scan')?.focus();
            }}
          />
          <GroupPicker
            groups={groups}
            onChoose={(slug) => {
              onDraft((last) => chooseGroup(last, slug), 'procedure');
              document.getElementById('card-scan')?.focus();
            }}
          />
        </div>
      ) : null}
      <div aria-live="polite" className="flow">
        {procedure ? (
          <ProcedureSummary
            procedure={procedure}
            onChange={() => onDraft((last) => chooseProcedure(last, null), 'procedure')}
          />
        ) : null}
        {group ? (
          <GroupSummary
            group={group}
            onChange={() => onDraft((last) => chooseGroup(last, null), 'procedure')}
          />
        ) : null}
        {draft.procedure !== null && !procedure && chosen.loading ? <Loading lines={3} /> : null}
      </div>
      {procedure?.channels.includes('post') || draft.way === 'post' ? (
        <WayField draft={draft} problem={problem} onDraft={onDraft} />
      ) : null}
      {draft.procedure !== null && !procedure ? (
        <ProblemNotice problem={chosen.problem} onRetry={chosen.reload} />
      ) : null}
    </Section>
  );
}

function WayField({ draft, problem, onDraft }: Pick<ChoiceProps, 'draft' | 'problem' | 'onDraft'>) {
  const { intake, actions } = useStaff().words;
  return (
    <Field
      id="channel"
      label={intake.way.label}
      hint={draft.way === 'post' ? intake.way.postHint : undefined}
      error={errorAt(problem, 'channel')}
    >
      {(control) => (
        <select
          {...control}
          className="input"
          value={draft.way}
          onChange={({ target }) =>
            onDraft((last) => ({ ...last, way: target.value === 'post' ? 'post' : 'counter' }), 'channel')
          }
        >
          <option value="counter">{actions.channels.counter}</option>
          <option value="post">{actions.channels.post}</option>
        </select>
      )}
    </Field>
  );
}
