import { addDays, type Day, formatDay, type Period } from '../../../kernel/time.ts';
import type { AuthorityWords } from '../../messages/staff-authority.vi.ts';

/** The last day of a half-open period, the way people name an end. */
export const lastDay = (to: Day): string => formatDay(addDays(to, -1));

/** `từ 01/01/2023 đến hết 31/12/2024`; null stands for no known end, or no known beginning. */
export function periodInWords(
  period: { readonly from: Day | null; readonly to: Day | null },
  words: Pick<AuthorityWords, 'since' | 'until' | 'fromTo' | 'always'>,
): string {
  const { from, to } = period;
  if (from && to) return words.fromTo(formatDay(from), lastDay(to));
  if (from) return words.since(formatDay(from));
  return to ? words.until(lastDay(to)) : words.always;
}

/** `01/01/2023 – 31/12/2024`, for columns. */
export const periodShort = ({ from, to }: Period): string => `${formatDay(from)} – ${to ? lastDay(to) : '…'}`;
