import { brokenConstraint } from '../kernel/database.ts';
import { notFound } from '../kernel/refusal.ts';
import { type Day, dayOf } from '../kernel/time.ts';
import type { Command, System } from '../ledger/index.ts';
import { oneStopBySlug } from '../organization/index.ts';
import {
  type DayClose,
  type DayPayment,
  dayCloseOf,
  holdDrawer,
  insertDayClose,
  paymentsOfDay,
} from './day-store.ts';
import { closeSchema, type DayClosing } from './input.ts';
import { refusals } from './messages.ts';
import { counterOfficer } from './officer.ts';

/** One officer's day at a one-stop, as it stands. */
export interface CounterDay {
  readonly day: Day;
  readonly payments: readonly DayPayment[];
  /** Cash taken in less cash given back. */
  readonly cash: number;
  readonly close: DayClose | null;
}

const cashOf = (payments: readonly DayPayment[]): number =>
  payments.filter(({ method }) => method === 'cash').reduce((sum, { amount }) => sum + amount, 0);

export async function counterDay(
  { db }: System,
  oneStopId: string,
  officerId: string,
  day: Day,
): Promise<CounterDay> {
  const payments = await paymentsOfDay(db, oneStopId, officerId, day);
  return { day, payments, cash: cashOf(payments), close: await dayCloseOf(db, oneStopId, officerId, day) };
}

/** Counts the drawer and closes the officer's own day; after it nothing more is booked on that day by them. */
export const closeDay: Command<DayClosing, { expected: number; difference: number }> = {
  kind: 'fee.day-close',
  input: closeSchema,
  async handle({ oneStop: slug, day, opening, counted, reason }, context) {
    const { tx, at, newId, record } = context;
    const oneStop = await oneStopBySlug(tx, slug);
    if (!oneStop) throw notFound({ vi: 'Bộ phận Một cửa này', en: 'one-stop' });
    const { personId } = await counterOfficer(context, oneStop);
    if (day > dayOf(at)) throw refusals.dayNotCome();
    await holdDrawer(tx, oneStop.id, personId, day);
    const payments = await paymentsOfDay(tx, oneStop.id, personId, day);
    const expected = opening + cashOf(payments);
    const difference = counted - expected;
    if (await dayCloseOf(tx, oneStop.id, personId, day)) throw refusals.alreadyClosed(day);
    if (difference !== 0 && !reason) throw refusals.reasonNeeded(expected, difference);
    const id = newId();
    await insertDayClose(tx, {
      id,
      oneStopId: oneStop.id,
      officerId: personId,
      day,
      opening,
      expected,
      counted,
      payments: payments.length,
      reason: reason ?? null,
      closedAt: at,
    }).catch((error: unknown) => {
      throw brokenConstraint(error) ? refusals.alreadyClosed(day) : error;
    });
    const data = { officerId: personId, day, opening, expected, counted, reason: reason ?? null };
    await record(oneStop.slug, [{ stream: id, streamSeq: 1, kind: 'fee.day-closed', data }]);
    return { expected, difference };
  },
};
