import { addWorkingDays, isOpen, type WorkingCalendar, workingMinutesBetween } from '../calendar/index.ts';
import { type Dossier, isLate, running, type State } from '../dossiers/index.ts';
import { dayOf, type Instant } from '../kernel/time.ts';
import type { CitizenKind } from './model.ts';
import type { Role, Told } from './told.ts';

/** Working hours after which it is said that nothing happens. */
export interface Patience {
  /** To officers, that a dossier is stuck. */
  readonly stuckHours: number;
  /** To its applicant: twice as long. Examining takes its time, and nobody is to be alarmed by that. */
  readonly citizenStuckHours: number;
  /** To both sides, that a hand-over was not accepted. */
  readonly acceptHours: number;
}

export const patience: Patience = { stuckHours: 16, citizenStuckHours: 32, acceptHours: 8 };

/** What has to be said of a dossier at a moment, because time has gone by. `cause`: said once to each. */
export type Raised = { readonly cause: string } & (
  | {
      readonly to: 'citizen';
      readonly kind: CitizenKind;
      /** Since when it has been so. */
      readonly since: Instant;
    }
  | { readonly to: 'officers'; readonly told: Told }
);

/** A dossier with the moment of the last hand-over that is still open. */
export type Watched = Pick<
  Dossier,
  | 'state'
  | 'version'
  | 'lastAt'
  | 'receivedAt'
  | 'dueAt'
  | 'appointedAt'
  | 'decidedAt'
  | 'assigneeId'
  | 'unitId'
  | 'standing'
> & { readonly handedAt: Instant | null };

const watchedStates: readonly State[] = ['filed', ...running];
const assignee: Role = { role: 'assignee' };
const control: Role = { role: 'control' };
const leaders = (unitId: string): Role => ({ role: 'leaders', unitId });

/**
 * Found from time alone, while the office is open: nothing is stored for it, so nothing depends on how often this is
 * asked. Whoever has the dossier in hand hears of it again every day; leaders and control hear of it once.
 */
export function raisedBy(
  dossier: Watched,
  calendar: WorkingCalendar,
  now: Instant,
  { stuckHours, citizenStuckHours, acceptHours }: Patience = patience,
): readonly Raised[] {
  if (!watchedStates.includes(dossier.state) || !isOpen(calendar, now)) return [];
  const { dueAt, appointedAt, lastAt, unitId, version, standing, handedAt } = dossier;
  const today = dayOf(now);
  const hoursSince = (moment: Instant) => workingMinutesBetween(calendar, moment, now) / 60;
  const raised: Raised[] = [];
  const officers = (cause: string, kind: Told['kind'], by: Instant, ...to: Role[]) => {
    for (const role of to) raised.push({ cause, to: 'officers', told: { to: role, kind, by } });
  };

  // What nobody has in hand its leaders hear of every day already.
  const above = dossier.assigneeId ? [leaders(unitId), control] : [control];

  const late = isLate(dossier, now);
  if (dueAt && late) {
    officers(`overdue ${today}`, 'overdue', dueAt, assignee);
    officers(`overdue since ${dueAt}`, 'overdue', dueAt, ...above);
  } else if (dueAt && dossier.receivedAt && dayOf(dossier.receivedAt) < today) {
    const soon = dayOf(dueAt) <= addWorkingDays(calendar, today, 1).day;
    if (soon) officers(`due-soon ${today}`, 'due-soon', dueAt, assignee);
  }
  const broken = late && appointedAt !== null && now > appointedAt;
  if (broken)
    raised.push({
      cause: `overdue since ${appointedAt}`,
      to: 'citizen',
      kind: 'overdue',
      since: appointedAt,
    });

  if (hoursSince(lastAt) >= stuckHours) {
    officers(`stuck ${today}`, 'stuck', lastAt, assignee);
    officers(`stuck at ${version}`, 'stuck', lastAt, ...above);
    // Before it is received only the counter can do something.
    if (dossier.state === 'filed') officers(`stuck ${today}`, 'stuck', lastAt, { role: 'counter' });
    if (!broken && hoursSince(lastAt) >= citizenStuckHours) {
      raised.push({ cause: `stuck at ${version}`, to: 'citizen', kind: 'stuck', since: lastAt });
    }
  }

  for (const { id, unitId: asked, answerBy } of standing.consultations) {
    if (answerBy >= now) continue;
    officers(`consultation ${id} ${today}`, 'consultation-late', answerBy, leaders(asked), assignee);
  }

  const { handOver } = standing;
  if (handOver && handedAt && hoursSince(handedAt) >= acceptHours) {
    const side = ({ personId, unitId: unit }: { personId: string | null; unitId: string }): Role =>
      personId ? { role: 'person', personId } : leaders(unit);
    officers(`not-accepted ${today}`, 'not-accepted', handedAt, side(handOver.to), side(handOver.from));
  }
  return raised;
}
