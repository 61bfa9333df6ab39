import type { Text } from '../kernel/refusal.ts';
import type { Day, Instant } from '../kernel/time.ts';

/** Phí pays for a service, lệ phí for an act of the state (Law 97/2015/QH13, art. 3). */
export type FeeKind = 'fee' | 'charge';
export type PaymentMethod = 'cash' | 'transfer' | 'qr';

/** What the schedule asks. Amounts are whole đồng, everywhere in this module. */
export interface Rate {
  readonly kind: FeeKind;
  readonly amount: number;
  readonly per: 'dossier' | 'copy';
  readonly source: string;
}

export interface ChargeLine extends Rate {
  readonly count: number;
  readonly sum: number;
}

/** One line for each rate. @param copies sets of the result asked for, at least 1. */
export const linesOf = (rates: readonly Rate[], copies: number): ChargeLine[] =>
  rates.map(({ kind, amount, per, source }) => {
    const count = per === 'copy' ? copies : 1;
    return { kind, amount, per, source, count, sum: amount * count };
  });

export const grossOf = (lines: readonly ChargeLine[]): number =>
  lines.reduce((total, { sum }) => total + sum, 0);

/** Open: something is owed. Waived: nothing was ever to be paid. Refunded: all that was paid was given back. */
export type ChargeState = 'open' | 'paid' | 'waived' | 'refunded';

/** Computed from the payments, never stored. @param payments amounts, given back ones negative. */
export function stateOf(total: number, payments: readonly number[]): ChargeState {
  if (total === 0) return 'waived';
  const received = payments.reduce((sum, amount) => sum + amount, 0);
  if (received >= total) return 'paid';
  return payments.length > 0 && received === 0 ? 'refunded' : 'open';
}

/** A ground on which somebody pays less. @see ExemptionGround.share per cent that is remitted. */
export interface ExemptionGround {
  readonly ground: string;
  readonly name: Text;
  readonly share: number;
  readonly source: string;
}

export interface Payment {
  readonly id: string;
  readonly method: PaymentMethod;
  /** Negative when it gives another payment back. */
  readonly amount: number;
  readonly receivedAt: Instant;
  /** The day in whose cash it is counted. */
  readonly day: Day;
  /** Null: the gateway told. */
  readonly officer: string | null;
  readonly reference: string | null;
  /** The payment that this one gives back. */
  readonly refunds: string | null;
  readonly reason: string | null;
  readonly receipt: Receipt | null;
}

export interface Receipt {
  readonly series: string;
  readonly number: number;
  readonly year: number;
}

/** `BL23 0000042`, as it is printed. */
export const receiptNumber = ({ series, number }: Receipt): string =>
  `${series} ${String(number).padStart(7, '0')}`;

/** The series of a one-stop's receipts in a year. */
export const seriesOf = (year: number): string => `BL${String(year).slice(-2)}`;

/** What is asked for one dossier, with what came in. */
export interface Charge {
  readonly id: string;
  readonly subject: string;
  readonly code: string;
  readonly procedureId: string;
  readonly oneStopId: string;
  readonly lines: readonly ChargeLine[];
  readonly gross: number;
  readonly exemption: ExemptionGround | null;
  readonly total: number;
  readonly chargedAt: Instant;
  readonly payments: readonly Payment[];
  readonly state: ChargeState;
  /** Still to be paid; after a refund, what would have to be paid anew. */
  readonly due: number;
}

/** What became of money that a gateway told of. Anything but `booked` waits for a person. */
export type NoticeOutcome = 'booked' | 'unknown-order' | 'wrong-amount' | 'already-paid' | 'not-owed';

/** Where a told payment belongs. @param order null when the gateway names one that is not ours. */
export function outcomeOf(
  order: { readonly amount: number } | null,
  charge: Pick<Charge, 'state' | 'due'> | null,
  amount: number,
): NoticeOutcome {
  if (!order || !charge) return 'unknown-order';
  if (charge.state === 'paid') return 'already-paid';
  if (charge.state !== 'open') return 'not-owed';
  return amount === order.amount && amount === charge.due ? 'booked' : 'wrong-amount';
}
