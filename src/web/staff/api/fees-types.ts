import type { Day, Instant } from '../../../kernel/time.ts';
import type { Text } from './types.ts';

/** Amounts are whole đồng. */
export type PaymentMethod = 'cash' | 'transfer' | 'qr';
export type ChargeState = 'open' | 'paid' | 'waived' | 'refunded';
export type HeldOutcome = 'unknown-order' | 'wrong-amount' | 'already-paid' | 'not-owed';

export interface ExemptionGround {
  readonly ground: string;
  readonly name: Text;
  /** Per cent that is remitted. */
  readonly share: number;
  readonly source: string;
}

export interface PaymentView {
  readonly id: string;
  readonly method: PaymentMethod;
  /** Negative when it gives another payment back. */
  readonly amount: number;
  readonly receivedAt: Instant;
  readonly day: Day;
  readonly officer: string | null;
  readonly reference: string | null;
  readonly refunds: string | null;
  readonly reason: string | null;
  readonly receipt: { readonly series: string; readonly number: number; readonly year: number } | null;
}

export interface ChargeView {
  readonly id: string;
  readonly code: string;
  readonly lines: readonly {
    readonly kind: 'fee' | 'charge';
    readonly amount: number;
    readonly per: 'dossier' | 'copy';
    readonly source: string;
    readonly count: number;
    readonly sum: number;
  }[];
  readonly gross: number;
  readonly exemption: ExemptionGround | null;
  readonly total: number;
  readonly due: number;
  readonly state: ChargeState;
  readonly payments: readonly PaymentView[];
  readonly grounds: readonly ExemptionGround[];
  readonly mayTake: boolean;
}

export interface QrView {
  readonly qrText: string;
  readonly amount: number;
  readonly expiresAt: Instant | null;
  readonly svg: string;
}

export interface CounterDayView {
  readonly day: Day;
  /** Cash taken in less cash given back. */
  readonly cash: number;
  readonly payments: readonly (PaymentView & { readonly code: string })[];
  readonly close: {
    readonly opening: number;
    readonly expected: number;
    readonly counted: number;
    readonly difference: number;
    readonly reason: string | null;
    readonly closedAt: Instant;
  } | null;
  readonly held: readonly {
    readonly reference: string;
    readonly amount: number;
    readonly paidAt: Instant;
    readonly outcome: HeldOutcome;
    readonly code: string | null;
  }[];
}

/** What each act on a charge sends. */
export interface ChargeActs {
  readonly 'pay-cash': { readonly amount: number };
  readonly 'pay-transfer': { readonly amount: number; readonly reference: string };
  readonly exempt: { readonly ground: string };
  readonly refund: {
    readonly payment: string;
    readonly method: 'cash' | 'transfer';
    readonly reason: string;
  };
}

export interface DayClosing {
  readonly day: Day;
  readonly opening: number;
  readonly counted: number;
  readonly reason: string;
}
