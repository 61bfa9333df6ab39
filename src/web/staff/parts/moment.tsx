import { formatInstant, type Instant } from '../../../kernel/time.ts';
import type { Tone } from '../../components/index.ts';
import { StatusTag } from '../../components/index.ts';
import type { DossierRow, State } from '../api/types.ts';
import { useStaff } from '../app/staff-context.tsx';
import { type DueStanding, dueStanding } from '../due-in-words.ts';

export const Moment = ({ at }: { readonly at: Instant }) => (
  <time className="num nowrap" dateTime={at}>
    {formatInstant(at)}
  </time>
);

const dueTone = (due: DueStanding): Tone => {
  if (due.kind === 'late-days' || due.kind === 'late-today') return 'error';
  if (due.kind === 'today') return 'warning';
  if (due.kind === 'done') return due.late ? 'warning' : 'success';
  return 'neutral';
};

/** How long there is left, in words first; the colour only repeats it. */
export function DueTag({ dossier }: { readonly dossier: Pick<DossierRow, 'dueAt' | 'state' | 'late'> }) {
  const { words, now } = useStaff();
  const due = dueStanding(dossier, now());
  return <StatusTag tone={dueTone(due)}>{words.due(due)}</StatusTag>;
}

const stateTones: Readonly<Record<State, Tone>> = {
  filed: 'warning',
  waiting: 'neutral',
  received: 'info',
  processing: 'info',
  supplementing: 'warning',
  suspended: 'warning',
  proposed: 'warning',
  decided: 'success',
  returned: 'neutral',
  closed: 'neutral',
  refused: 'error',
  withdrawn: 'neutral',
  stopped: 'neutral',
};

export function StateTag({ state }: { readonly state: State }) {
  const { words } = useStaff();
  return <StatusTag tone={stateTones[state]}>{words.states[state]}</StatusTag>;
}
