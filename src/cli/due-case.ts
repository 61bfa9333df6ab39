import { z } from 'zod';
import { type ClockFact, type DossierClock, pauseGrounds } from '../calendar/index.ts';
import { termSchema } from '../catalogue/index.ts';
import { instant } from '../kernel/time.ts';

const moment = z.iso
  .datetime({
    offset: true,
    error: 'Thời điểm dạng 2023-08-15T09:30:00+07:00. | Write the moment as 2023-08-15T09:30:00+07:00.',
  })
  .transform((text) => instant(text));
const paper = z.string().min(1).nullable().default(null);

/** One line of `motcua due` (docs/working-time.md). */
export const caseSchema = z.strictObject({
  id: z.union([z.string(), z.number()]).optional(),
  received: moment,
  term: termSchema,
  /** A file, or the calendar itself. */
  calendar: z.union([z.string().min(1), z.record(z.string(), z.unknown())]).optional(),
  /** `to` left out: not yet over. */
  pauses: z
    .array(z.strictObject({ from: moment, to: moment.optional(), ground: z.enum(pauseGrounds), paper }))
    .default([]),
  /** Asked for, and complete: the whole term begins anew. */
  supplements: z.array(z.strictObject({ asked: moment, complete: moment.optional(), paper })).default([]),
  restarts: z.array(z.strictObject({ at: moment, paper })).default([]),
  extensions: z.array(z.strictObject({ at: moment, due: moment, paper })).default([]),
  /** What the slip says, when the calendar has changed since. */
  promised: moment.optional(),
  /** As it stood then: what happened later is left out, lateness is against this moment. */
  at: moment.optional(),
});

export type DueCase = z.output<typeof caseSchema>;

/** The facts of a case in order of time; those of one moment in the order in which one can follow the other. */
export function clockOf({ received, term, promised, ...happened }: DueCase): DossierClock {
  const stops: ClockFact[][] = [
    ...happened.pauses.map(({ from, to, ground, paper }) => [
      { kind: 'paused' as const, at: from, ground, paper },
      ...(to ? [{ kind: 'resumed' as const, at: to, paper: null }] : []),
    ]),
    ...happened.supplements.map(({ asked, complete, paper }) => [
      { kind: 'paused' as const, at: asked, ground: 'supplement' as const, paper },
      ...(complete ? [{ kind: 'restarted' as const, at: complete, paper: null }] : []),
    ]),
  ];
  const facts = [
    ...inTime(stops, ([first]) => first!.at).flat(),
    ...happened.restarts.map((fact): ClockFact => ({ kind: 'restarted', ...fact })),
    ...happened.extensions.map((fact): ClockFact => ({ kind: 'reappointed', ...fact })),
  ];
  return { receivedAt: received, term, facts: inTime(facts, ({ at }) => at), promised };
}

const inTime = <T>(items: readonly T[], at: (item: T) => string): T[] =>
  items.toSorted((a, b) => (at(a) < at(b) ? -1 : Number(at(a) > at(b))));
