import { fold } from '../kernel/text.ts';

/** `(1) (2) (3)`, `1 2 3`, `A B 1 2`: the row that numbers the columns. */
export function isNumbering(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== '');
  return (
    filled.length >= 2 &&
    new Set(filled).size > 1 &&
    filled.every((cell) => /^\(?(?:\d{1,2}|[A-ZĐ])\)?(?:\s*=.*)?$/u.test(cell))
  );
}

/** `Tổng cộng: 41 thủ tục`; but not `Công nhận…`. */
export const isTotal = (cells: readonly string[]): boolean =>
  cells.some(
    (cell) =>
      /^(?:t[oổ]ng|c[oộ]ng)\b/iu.test(cell) &&
      /^(?:tong (?:cong|so)\b|(?:tong|cong)(?: \d.*)?$)/.test(fold(cell)),
  );

/** `-nt-`, `như trên`, `"`: what stands in the row above. */
export const isDitto = (cell: string): boolean => /^(?:["”″〃]|''|-?\s*nt\s*-?|như trên)\.?$/iu.test(cell);
