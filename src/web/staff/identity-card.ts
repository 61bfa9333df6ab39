import { tidy } from '../../kernel/text.ts';
import { type Day, isDay } from '../../kernel/time.ts';
import type { Sex } from './api/types.ts';

/** What the QR code on a citizen identity card says. Days are days of the calendar. */
export interface IdentityCard {
  readonly number: string;
  /** Number of the former nine-figure card, when there was one. */
  readonly formerNumber: string | null;
  readonly fullName: string;
  readonly birthDate: Day;
  readonly sex: Sex;
  readonly address: string;
  readonly issuedOn: Day;
}

export const faults = ['fields', 'number', 'former', 'name', 'birth', 'sex', 'address', 'issued'] as const;
export type Fault = (typeof faults)[number];

export type CardReading =
  | { readonly ok: true; readonly card: IdentityCard }
  | { readonly ok: false; readonly faults: readonly Fault[] };

const sexes: Readonly<Record<string, Sex>> = { nam: 'male', nữ: 'female' };

/** `15081985` as a day; null when there is no such day. */
function dayFrom(digits: string): Day | null {
  const [, dd, mm, yyyy] = /^(\d{2})(\d{2})(\d{4})$/.exec(digits) ?? [];
  const text = `${yyyy}-${mm}-${dd}`;
  return dd && isDay(text) ? text : null;
}

/**
 * Reads the text that a scanner types from a card:
 * `number|former number|name|birth ddmmyyyy|sex|address|issued ddmmyyyy`. Later cards append fields, which
 * are left alone.
 */
export function readIdentityCard(typed: string): CardReading {
  const parts = typed.split('|').map(tidy);
  if (parts.length < 7) return { ok: false, faults: ['fields'] };
  const [number = '', former = '', fullName = '', birth = '', sexWord = '', address = '', issued = ''] =
    parts;
  const birthDate = dayFrom(birth);
  const issuedOn = dayFrom(issued);
  const sex = sexes[sexWord.toLowerCase()];
  const wrong: Readonly<Record<Exclude<Fault, 'fields'>, boolean>> = {
    number: !/^\d{12}$/.test(number),
    former: former !== '' && !/^\d{9}$|^\d{12}$/.test(former),
    name: fullName === '' || /\d/.test(fullName),
    birth: birthDate === null,
    sex: sex === undefined,
    address: address === '',
    issued: issuedOn === null,
  };
  if (birthDate === null || issuedOn === null || sex === undefined || Object.values(wrong).includes(true)) {
    return { ok: false, faults: faults.filter((fault) => fault !== 'fields' && wrong[fault]) };
  }
  const formerNumber = former || null;
  return { ok: true, card: { number, formerNumber, fullName, birthDate, sex, address, issuedOn } };
}
