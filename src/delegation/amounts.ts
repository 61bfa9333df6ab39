/** Đồng; from inclusive, to exclusive, as conditions of a row hold it. */
export interface ValueRange {
  readonly from: number | null;
  readonly to: number | null;
}

const amount = (name: string): string =>
  `(?<${name}>\\d{1,3}(?:\\.\\d{3})+|\\d+(?:,\\d+)?) ?(?<${name}Unit>nghin|ngan|trieu|ty|ti)?(?: ?(?:dong|vnd|d))?`;

const from = `(?<lower>tu|tren) ${amount('from')}`;
const to = `(?<upper>duoi|den duoi|den|toi da|khong qua|khong vuot qua) ${amount('to')}`;
const shape = new RegExp(
  `^(?:gia tri |tong muc dau tu |muc )?(?:${from})?(?: tro (?<side>len|xuong))? ?(?:${to})?$`,
);

const factors: Readonly<Record<string, number>> = { nghin: 1e3, ngan: 1e3, trieu: 1e6, ty: 1e9, ti: 1e9 };

/**
 * A limit of value as decisions word it: `dưới 500 triệu đồng`, `từ 1 tỷ đến dưới 5 tỷ đồng`, `trên 10 tỷ`. Whole
 * đồng only. Undefined for anything else: a limit is never guessed.
 */
export function readValueRange(text: string): ValueRange | undefined {
  const groups = shape.exec(plain(text))?.groups;
  if (!groups) return undefined;
  const { lower, upper, side, fromUnit, toUnit } = groups;
  // “từ 1 đến 5 tỷ”: the unit that is said once is meant twice.
  const low = lower === undefined ? null : amountOf(groups.from!, fromUnit ?? toUnit);
  const high = upper === undefined ? null : amountOf(groups.to!, toUnit);
  if (low === undefined || high === undefined || (low === null && high === null)) return undefined;
  if (side !== undefined && (lower !== 'tu' || upper !== undefined)) return undefined;
  if (side === 'xuong') return { from: null, to: low! + 1 };
  const range = {
    from: low === null ? null : lower === 'tren' ? low + 1 : low,
    to: high === null ? null : upper!.endsWith('duoi') ? high : high + 1,
  };
  return range.from !== null && range.to !== null && range.from >= range.to ? undefined : range;
}

/** A point parts thousands, a comma begins the fraction. */
function amountOf(digits: string, unit: string | undefined): number | undefined {
  const value = Number(digits.replaceAll('.', '').replace(',', '.')) * (unit ? factors[unit]! : 1);
  const whole = Math.round(value);
  return Number.isSafeInteger(whole) && Math.abs(value - whole) < 1e-6 ? whole : undefined;
}

/** Small letters without marks, as patterns are written; points and commas stay. */
export const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[\s.;]+$/g, '')
    .replace(/\s+/g, ' ')
    .trim();
