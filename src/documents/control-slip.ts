import { dayOf, formatDay, formatTime, type Instant } from '../kernel/time.ts';
import { type FormHead, official, type Prepared } from './form.ts';

/**
 * The control slip (Phiếu kiểm soát quá trình giải quyết hồ sơ): form 05 of Circular 01/2018/TT-VPCP, form 06 of
 * Circular 03/2025/TT-VPCP, annex I.
 */
export interface ControlSlip extends FormHead {
  /** The body or division that settles the dossier. */
  readonly body: string;
  /** Bodies that are asked; none prints a blank. */
  readonly consulted: readonly string[];
  /** In their order, one block each. */
  readonly handOvers: readonly HandOver[];
  /** Empty blocks behind them, to be filled by hand. */
  readonly blanks: number;
}

export interface HandOver {
  readonly giver: Party;
  readonly taker: Party;
  readonly at: Instant;
  /** Of the giver's work; null where there was nothing to be judged. */
  readonly result: 'early' | 'on-time' | 'late' | null;
  readonly note: string;
}

/** A body, and who signed for it; an empty name leaves room to sign. */
interface Party {
  readonly body: string;
  readonly name: string;
}

const results = { early: 'Trước hạn', 'on-time': 'Đúng hạn', late: 'Quá hạn' } as const;

/** `14 giờ 30 phút, ngày 15/08/2023` in two lines, as the column is narrow. */
const hourAndDay = (at: Instant): readonly string[] => {
  const [hour, minute] = formatTime(at).split(':') as [string, string];
  return [`${hour} giờ ${minute} phút,`, `ngày ${formatDay(dayOf(at))}`];
};

export const prepareControlSlip = (slip: ControlSlip): Prepared =>
  official('control-slip', slip, {
    ...slip,
    consulted: slip.consulted.join('; '),
    handOvers: slip.handOvers.map((handOver) => ({
      ...handOver,
      at: hourAndDay(handOver.at),
      result: handOver.result === null ? '' : results[handOver.result],
    })),
  });
