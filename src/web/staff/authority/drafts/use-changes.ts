import { useState } from 'react';
import type { Change, DraftView } from '../../api/authority-types.ts';
import type { Problem } from '../../api/problem.ts';
import { useStaff } from '../../app/staff-context.tsx';
import { useIntention } from '../../app/use-intention.ts';

/** Saves the whole list of changes with each that comes or goes; the answer carries the checks and what follows. */
export function useChanges(draft: DraftView, onChanged: (draft: DraftView) => void) {
  const { client } = useStaff();
  const intention = useIntention();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  async function save(changes: readonly Change[]): Promise<boolean> {
    if (busy) return false;
    const body = { title: draft.title, changes, version: draft.version };
    setBusy(true);
    const answer = await client.authority.changeDraft(draft.id, body, intention.keyFor(body));
    setBusy(false);
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return false;
    intention.settle();
    onChanged(answer.value);
    return true;
  }
  return { save, problem, busy };
}
