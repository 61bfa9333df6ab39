const digits = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const;
const THOUSAND_MILLION = 1_000_000_000;

/**
 * A whole number from 0 to 2^53 - 1 as it is read aloud: `một triệu không trăm linh năm nghìn`.
 * @throws RangeError for any other number.
 */
export function numberInWords(number: number): string {
  if (!Number.isSafeInteger(number) || number < 0) throw new RangeError(`cannot be read aloud: ${number}`);
  return number === 0 ? digits[0] : read(number, false).join(' ');
}

/** `Một trăm nghìn đồng`: how a receipt states its total (Circular 303/2016/TT-BTC †). */
export function amountInWords(dong: number): string {
  const words = `${numberInWords(dong)} đồng`;
  return words.charAt(0).toLocaleUpperCase('vi') + words.slice(1);
}

/** `1.250.000`. */
export const amountInFigures = (dong: number): string => String(dong).replace(/\B(?=(\d{3})+$)/g, '.');

/** Above a thousand million the same words begin again: `hai nghìn tỷ`. `full`: something stands before. */
function read(number: number, full: boolean): string[] {
  if (number >= THOUSAND_MILLION) {
    const rest = number % THOUSAND_MILLION;
    const high = read(Math.floor(number / THOUSAND_MILLION), full);
    return [...high, 'tỷ', ...(rest === 0 ? [] : read(rest, true))];
  }
  const groups = [
    [Math.floor(number / 1_000_000), 'triệu'],
    [Math.floor(number / 1000) % 1000, 'nghìn'],
    [number % 1000, ''],
  ] as const;
  const words: string[] = [];
  for (const [group, unit] of groups) {
    if (group === 0) continue;
    words.push(...hundreds(group, full || words.length > 0), ...(unit === '' ? [] : [unit]));
  }
  return words;
}

/** Up to 999; `full` names the hundreds even when there are none: `không trăm linh năm`. */
function hundreds(group: number, full: boolean): string[] {
  const [hundred, ten, one] = [Math.floor(group / 100), Math.floor(group / 10) % 10, group % 10];
  const named = full || hundred > 0;
  return [...(named ? [digits[hundred]!, 'trăm'] : []), ...tens(ten, one, named)];
}

function tens(ten: number, one: number, afterHundred: boolean): string[] {
  if (ten === 0) return one === 0 ? [] : [...(afterHundred ? ['linh'] : []), digits[one]!];
  const head = ten === 1 ? ['mười'] : [digits[ten]!, 'mươi'];
  if (one === 0) return head;
  if (one === 5) return [...head, 'lăm'];
  return [...head, one === 1 && ten > 1 ? 'mốt' : digits[one]!];
}
