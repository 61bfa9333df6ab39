import type { Day } from '../kernel/time.ts';

/**
 * A dossier's code as far as it is known before its number: `000.00.15.H26-230815-`, receiving body and day (Decree
 * 61/2018/NĐ-CP with Decision 20/2020/QĐ-TTg). The number of the day follows, in four digits or more.
 */
export const codeBeforeNumber = (identifier: string, on: Day): string =>
  `${identifier}-${on.slice(2).replaceAll('-', '')}-`;

/** `000.00.15.H26-230815-0001`. */
export const dossierCode = (identifier: string, on: Day, number: number): string =>
  `${codeBeforeNumber(identifier, on)}${String(number).padStart(4, '0')}`;

/** `01/HDHS`: two digits at least (Decree 30/2020/NĐ-CP, annex I, part II, point 3 †). */
export const paperNumber = (number: number, suffix: string): string =>
  `${String(number).padStart(2, '0')}/${suffix}`;
