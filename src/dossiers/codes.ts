import type { Day } from '../kernel/time.ts';

/** `000.00.15.H26-230815-0001`: receiving body, day, number of the day (Decree 61/2018/NĐ-CP with Decision 20/2020/QĐ-TTg). */
export const dossierCode = (identifier: string, on: Day, number: number): string =>
  `${identifier}-${on.slice(2).replaceAll('-', '')}-${String(number).padStart(4, '0')}`;
