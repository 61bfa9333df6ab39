import { addDays, type Day, isDay } from '../kernel/time.ts';
import { plain } from './amounts.ts';

/** Days of a row's own period; without a first one, that of its decision. */
export interface OwnTerm {
  readonly from: Day | null;
  /** The first day on which it no longer holds. */
  readonly to: Day;
}

const date = (name: string): string =>
  `(?:ngay )?(?<${name}Day>\\d{1,2})(?:[/.-]| thang )(?<${name}Month>\\d{1,2})(?:[/.-]| nam )(?<${name}Year>\\d{4})`;
const end = `(?:${date('to')}|(?:ngay )?(?:het )?nam (?<year>\\d{4}))`;
const shape = new RegExp(`^(?:(?:ke )?tu ${date('from')} )?(?:den )?(?:het )?${end}$`);

/**
 * The period of a delegation as annexes word it: `31/12/2024`, `đến hết ngày 31 tháng 12 năm 2024`, `đến hết năm
 * 2024`, `từ ngày 01/01/2024 đến hết ngày 31/12/2024`; the last day counts. Undefined for anything else.
 */
export function readTerm(text: string): OwnTerm | undefined {
  const groups = shape.exec(plain(text))?.groups;
  if (!groups) return undefined;
  const from =
    groups.fromYear === undefined ? null : dayOf(groups.fromYear, groups.fromMonth!, groups.fromDay!);
  const last =
    groups.year === undefined
      ? dayOf(groups.toYear!, groups.toMonth!, groups.toDay!)
      : dayOf(groups.year, '12', '31');
  if (from === undefined || last === undefined || (from !== null && last < from)) return undefined;
  return { from, to: addDays(last, 1) };
}

function dayOf(year: string, month: string, dayOfMonth: string): Day | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`;
  return isDay(text) ? text : undefined;
}
