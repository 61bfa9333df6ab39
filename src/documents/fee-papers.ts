import { formatDay, formatTime, type Instant } from '../kernel/time.ts';
import type { Prepared } from './form.ts';
import { head, type Letterhead, momentInWords } from './letterhead.ts';
import { amountInFigures, amountInWords } from './number-words.ts';

/**
 * Receipt for fees (Biên lai thu phí, lệ phí): number, payer, what was charged, what was let off and by which ground,
 * the total in figures and in words (Circular 303/2016/TT-BTC; Decree 123/2020/NĐ-CP, art. 30 to 32 †). Amounts in đồng.
 */
export interface FeeReceipt {
  readonly letterhead: Letterhead;
  readonly dossierCode: string;
  readonly payer: { readonly name: string; readonly address: string };
  readonly procedure: string;
  readonly items: readonly FeeItem[];
  /** `Tiền mặt`, `Chuyển khoản`. */
  readonly method: string;
  readonly paidAt: Instant;
  readonly collector: string;
}

export interface FeeItem {
  readonly name: string;
  readonly amount: number;
  /** At most the amount. */
  readonly exemption: { readonly amount: number; readonly ground: string } | null;
}

/** What is to be paid for an item, in đồng. */
export const dueFor = ({ amount, exemption }: FeeItem): number => amount - (exemption?.amount ?? 0);

/** What a receipt comes to, in đồng. */
export const feeTotal = (items: readonly FeeItem[]): number =>
  items.reduce((total, item) => total + dueFor(item), 0);

export const prepareFeeReceipt = (receipt: FeeReceipt): Prepared => ({
  name: `Biên lai thu phí, lệ phí ${receipt.letterhead.number ?? ''} ${receipt.dossierCode}`,
  day: receipt.letterhead.day,
  data: {
    ...receipt,
    letterhead: head(receipt.letterhead),
    paidAt: momentInWords(receipt.paidAt),
    items: receipt.items.map((item) => ({
      name: item.name,
      amount: amountInFigures(item.amount),
      exempted: item.exemption === null ? '' : amountInFigures(item.exemption.amount),
      ground: item.exemption?.ground ?? '',
      due: amountInFigures(dueFor(item)),
    })),
    total: amountInFigures(feeTotal(receipt.items)),
    totalInWords: amountInWords(feeTotal(receipt.items)),
  },
});

/** What a counter took in on one day (Bảng kê thu phí, lệ phí trong ngày), handed over with the money. */
export interface DayClose {
  readonly letterhead: Letterhead;
  /** `Quầy số 3, Bộ phận Một cửa quận Ba Đình`. */
  readonly counter: string;
  /** In the order of their numbers. */
  readonly rows: readonly DayCloseRow[];
  readonly collector: string;
  /** Who takes the money over. */
  readonly treasurer: string;
}

export interface DayCloseRow {
  readonly receipt: string;
  readonly at: Instant;
  readonly dossierCode: string;
  readonly payer: string;
  readonly method: string;
  readonly amount: number;
  /** Cancelled, with the reason: shown, and not counted; null for a receipt that stands. */
  readonly cancelled: string | null;
}

/** Sums by way of payment, in the order in which they first appear, and of all; cancelled receipts do not count. */
export function dayTotals(rows: readonly DayCloseRow[]): {
  readonly byMethod: readonly (readonly [method: string, receipts: number, amount: number])[];
  readonly receipts: number;
  readonly amount: number;
} {
  const standing = rows.filter(({ cancelled }) => cancelled === null);
  const sum = (some: readonly DayCloseRow[]): number => some.reduce((total, row) => total + row.amount, 0);
  const byMethod = [...Map.groupBy(standing, ({ method }) => method)];
  return {
    byMethod: byMethod.map(([method, some]) => [method, some.length, sum(some)]),
    receipts: standing.length,
    amount: sum(standing),
  };
}

export function prepareDayClose(close: DayClose): Prepared {
  const totals = dayTotals(close.rows);
  return {
    name: `Bảng kê thu phí, lệ phí ngày ${formatDay(close.letterhead.day)}`,
    day: close.letterhead.day,
    data: {
      ...close,
      letterhead: head(close.letterhead),
      day: formatDay(close.letterhead.day),
      rows: close.rows.map((row) => ({
        ...row,
        at: formatTime(row.at),
        amount: amountInFigures(row.amount),
        cancelled: row.cancelled ?? '',
        counts: row.cancelled === null,
      })),
      totals: {
        byMethod: totals.byMethod.map(([method, count, amount]) => [
          method,
          String(count),
          amountInFigures(amount),
        ]),
        receipts: String(totals.receipts),
        amount: amountInFigures(totals.amount),
        inWords: amountInWords(totals.amount),
      },
    },
  };
}
