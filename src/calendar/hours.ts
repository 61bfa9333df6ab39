import { z } from 'zod';

/** Minutes since local midnight: open from the first up to but not including the second. */
export type Span = readonly [open: number, close: number];

/** Opening hours of an office by ISO weekday: Monday is 1, Sunday is 7. An empty list is a day closed. */
export interface WeeklyHours {
  readonly 1: readonly Span[];
  readonly 2: readonly Span[];
  readonly 3: readonly Span[];
  readonly 4: readonly Span[];
  readonly 5: readonly Span[];
  readonly 6: readonly Span[];
  readonly 7: readonly Span[];
}
export type Weekday = keyof WeeklyHours;
export const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

const clockShape = /^([01]\d|2[0-3]):[0-5]\d$/;

/**
 * Minutes since midnight of `HH:MM`, `00:00` to `23:59`.
 * @throws RangeError when the text is not a time of day.
 */
export function minuteOfClock(text: string): number {
  if (!clockShape.test(text)) throw new RangeError(`not a time of day (HH:MM): ${text}`);
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
}

const spanSchema = z
  .tuple([
    z.string().regex(clockShape, 'Giờ phải viết HH:MM. | Write the time as HH:MM.'),
    z.string().regex(clockShape, 'Giờ phải viết HH:MM. | Write the time as HH:MM.'),
  ])
  .transform(([open, close]): Span => [minuteOfClock(open), minuteOfClock(close)])
  .refine(
    ([open, close]) => open < close,
    'Giờ đóng cửa phải sau giờ mở cửa. | It must close after it opens.',
  );

const spansSchema = z
  .array(spanSchema)
  .refine(
    (spans) => spans.every((span, i) => i === 0 || spans[i - 1]![1] <= span[0]),
    'Các khoảng giờ phải theo thứ tự và không chồng lên nhau. | Spans must be in order and must not overlap.',
  )
  .default([]);

/** `{"1": [["08:00","12:00"],["13:00","17:00"]], …}`; a weekday left out is closed. */
export const weeklyHoursSchema = z.strictObject({
  1: spansSchema,
  2: spansSchema,
  3: spansSchema,
  4: spansSchema,
  5: spansSchema,
  6: spansSchema,
  7: spansSchema,
});

/** @throws RangeError naming the weekday and what is wrong with its hours (`tiếng Việt | English`). */
export function parseWeeklyHours(input: unknown): WeeklyHours {
  const parsed = weeklyHoursSchema.safeParse(input);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(
    (issue) => `${issue.path.join('.') || 'weekly hours'}: ${issue.message}`,
  );
  throw new RangeError(wrong.join('\n'));
}

const clockOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** As `weeklyHoursSchema` reads it; weekdays without hours are left out. */
export const writtenHours = (week: WeeklyHours): Record<string, [string, string][]> =>
  Object.fromEntries(
    weekdays.flatMap((weekday) => {
      const spans = week[weekday].map(([open, close]): [string, string] => [clockOf(open), clockOf(close)]);
      return spans.length > 0 ? [[weekday, spans]] : [];
    }),
  );
