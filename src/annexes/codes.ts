/** A procedure's code in the national database: one digit, a full stop, six digits. */
const CODE = /^\d\.\d{6}$/;

/** The part of a full code that names the publishing body, `.000.00.00.H26`. */
const SUFFIX = /[.,\s]*000[.,\s]*00[.,\s]*00[.,\s]*[A-Z]\s*\d{2}$/i;

/** The longest that a code can be, with all that is written around it. A longer text is none, and is not searched. */
const LONGEST_CODE = 60;

/** Something a person would take for a code, right or not. */
export const looksLikeCode = (text: string): boolean => /^\d\s*[.,]\s*\d[\d\s.,]{2,}/.test(text);

export type ReadCode =
  | { readonly kind: 'none' }
  | { readonly kind: 'as-written'; readonly code: string }
  /** Only signs were mended, or also noughts put back at the end, as sheets drop them from numbers. */
  | { readonly kind: 'repaired'; readonly code: string; readonly zeros: boolean }
  | { readonly kind: 'unreadable' };

/** The one code that the text can mean. It may still be the code of nothing. */
export function readCode(text: string): ReadCode {
  const written = text.trim();
  if (!/\d/.test(written)) return { kind: 'none' };
  if (CODE.test(written)) return { kind: 'as-written', code: written };
  if (written.length > LONGEST_CODE) return { kind: 'unreadable' };
  const plain = written
    .replace(/^(?:mã(?: số)?|code)\s*:?\s*/iu, '')
    .replace(SUFFIX, '')
    .replace(/o/gi, '0')
    .replace(/\s/g, '');
  if (!/^\d[\d.,]*$/.test(plain)) return { kind: 'unreadable' };
  const digits = plain.replace(/[.,]/g, '');
  if (digits.length === 7) return { kind: 'repaired', code: withStop(digits), zeros: false };
  const cutShort = /^\d[.,]\d{3,5}$/.test(plain);
  return cutShort
    ? { kind: 'repaired', code: withStop(digits.padEnd(7, '0')), zeros: true }
    : { kind: 'unreadable' };
}

const withStop = (digits: string): string => `${digits[0]}.${digits.slice(1)}`;
