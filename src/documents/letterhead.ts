import { type Day, dayOf, formatDay, formatTime, type Instant } from '../kernel/time.ts';

/** The head of an administrative document, Decree 30/2020/NĐ-CP, annex I, part I, points 1 to 4. */
export interface Letterhead {
  /** The body directly above, `UBND QUẬN BA ĐÌNH`; empty when the issuing body has none to name. */
  readonly upperBody: string;
  /** The issuing body, `PHÒNG TƯ PHÁP`. */
  readonly body: string;
  /** With its suffix, `123/TNHS`; null leaves a dotted blank to be filled by hand. */
  readonly number: string | null;
  /** Where it is issued, `Ba Đình`. */
  readonly place: string;
  /** When it is issued; also the date in the PDF's own metadata. */
  readonly day: Day;
}

/**
 * The lines above a signature and the name below it, Decree 30/2020/NĐ-CP, art. 13 and annex I:
 * `TUQ. ỦY BAN NHÂN DÂN QUẬN`, `TRƯỞNG PHÒNG`.
 */
export interface Signature {
  readonly lines: readonly string[];
  readonly name: string;
}

/** `ngày 05 tháng 02 năm 2024`: a nought before days under 10 and months 1 and 2 (annex I, point 4). */
export function dayInWords(on: Day): string {
  const [year, month, day] = on.split('-') as [string, string, string];
  return `ngày ${day} tháng ${Number(month) > 2 ? Number(month) : month} năm ${year}`;
}

/** `14 giờ 30 phút, ngày 15/08/2023`. */
export function momentInWords(moment: Instant): string {
  const [hour, minute] = formatTime(moment).split(':') as [string, string];
  return `${hour} giờ ${minute} phút, ngày ${formatDay(dayOf(moment))}`;
}

/**
 * The letterhead as the layout takes it.
 * @param suffix what stands behind the blank where there is no number yet; null where there is nothing to stand there.
 */
export const head = (letterhead: Letterhead, suffix: string | null = null) => ({
  upperBody: letterhead.upperBody,
  body: letterhead.body,
  number: letterhead.number,
  suffix: suffix === null ? '' : `/${suffix}`,
  placeAndDay: `${letterhead.place}, ${dayInWords(letterhead.day)}`,
  day: letterhead.day,
});
