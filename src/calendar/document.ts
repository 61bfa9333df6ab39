import { z } from 'zod';
import { daySchema, textSchema } from '../kernel/schemas.ts';
import { addDays, type Day, day } from '../kernel/time.ts';
import { type Weekday, weekdays, weeklyHoursSchema } from './hours.ts';
import {
  buildCalendar,
  type CalendarRange,
  type HoursPeriod,
  type SpecialDay,
  type WorkingCalendar,
} from './working-calendar.ts';

/** A calendar as a file that people can read, compare and send (docs/working-time.md). */

const basisSchema = z.string().min(1, 'Ghi rõ căn cứ. | Say on what it rests.');

export const specialDaySchema = z
  .strictObject({
    day: daySchema,
    kind: z.enum(['holiday', 'substitute', 'swapped-off', 'make-up']),
    name: textSchema,
    basis: basisSchema,
    replaces: daySchema.optional(),
  })
  .refine(({ kind, replaces }) => kind === 'make-up' || replaces === undefined, {
    path: ['replaces'],
    message: 'Chỉ ngày làm bù mới thay cho ngày khác. | Only a make-up day stands for another.',
  });

export const closureSchema = z.strictObject({ day: daySchema, reason: textSchema, basis: basisSchema });

const hoursPeriodSchema = z
  .strictObject({ from: daySchema.nullable(), to: daySchema.nullable(), week: weeklyHoursSchema })
  .refine(
    ({ from, to }) => from === null || to === null || from < to,
    'Ngày kết thúc phải sau ngày bắt đầu. | It must end after it begins.',
  );

const followOn = (periods: readonly HoursPeriod[]): boolean =>
  periods.every(({ from }, i) => i === 0 || (from !== null && periods[i - 1]!.to === from));

const eachOnce = <T extends { readonly day: Day }>(entries: readonly T[], context: z.RefinementCtx): void =>
  entries.forEach(({ day }, i) => {
    if (entries.findIndex((entry) => entry.day === day) < i) {
      const message = 'Ngày này đã có ở trên. | This day stands above already.';
      context.addIssue({ code: 'custom', path: [i, 'day'], message });
    }
  });

const specialDaysSchema = z.array(specialDaySchema).superRefine(eachOnce);

export const calendarDocumentSchema = z
  .strictObject({
    name: textSchema,
    hours: z
      .array(hoursPeriodSchema)
      .min(1, 'Ghi giờ làm việc. | Give the hours.')
      .refine(
        followOn,
        'Mỗi thời kỳ bắt đầu khi thời kỳ trước kết thúc. | Each period begins where the one before it ends.',
      ),
    workingWeekdays: z.array(z.literal(weekdays as [Weekday, ...Weekday[]])).default([1, 2, 3, 4, 5]),
    /** The list of the whole country, or days of one's own. */
    specialDays: z
      .custom<'national' | z.input<typeof specialDaysSchema>>()
      .transform((given, context): 'national' | SpecialDay[] => {
        if (given === 'national') return given;
        const parsed = specialDaysSchema.safeParse(given);
        if (parsed.success) return parsed.data;
        for (const { path, message } of parsed.error.issues) {
          context.addIssue({ code: 'custom', path, message });
        }
        return z.NEVER;
      }),
    closures: z.array(closureSchema).superRefine(eachOnce).default([]),
    /** The days whose special days are known, `to` excluded. Without it: the years in which there are some. */
    known: z.strictObject({ from: daySchema, to: daySchema }).optional(),
  })
  .refine(({ specialDays, known }) => specialDays === 'national' || specialDays.length > 0 || known, {
    path: ['known'],
    message:
      'Không có ngày nghỉ nào: ghi rõ khoảng ngày đã biết. | No special days: say which days are known.',
  });

export type CalendarDocument = z.output<typeof calendarDocumentSchema>;

/** @throws RangeError naming each place and what is wrong with it (`hours.0.week.1: tiếng Việt | English`). */
export function parseCalendarDocument(input: unknown): CalendarDocument {
  const parsed = calendarDocumentSchema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new RangeError(
    parsed.error.issues
      .map(({ path, message }) => [path.map(String).join('.'), message].filter(Boolean).join(': '))
      .join('\n'),
  );
}

/**
 * @param national the special days of the whole country, for a document that refers to them.
 * @throws RangeError when the document's periods and known days have no day in common.
 */
export function calendarOf(
  { hours, specialDays, closures, known, workingWeekdays }: CalendarDocument,
  national: readonly SpecialDay[],
): WorkingCalendar {
  const special = specialDays === 'national' ? national : specialDays;
  const range = within(known ?? knownYears(special), { from: hours[0]!.from, to: hours.at(-1)!.to });
  return buildCalendar(hours, special, closures, range, workingWeekdays);
}

/** The years in which there are special days: a term that would leave them is refused by name of the year. */
export function knownYears(days: readonly SpecialDay[]): CalendarRange {
  const years = days.map((entry) => entry.day.slice(0, 4)).toSorted();
  const first = years[0] ?? '2022';
  const last = years.at(-1) ?? first;
  return { from: day(`${first}-01-01`), to: addDays(day(`${last}-12-31`), 1) };
}

const within = (range: CalendarRange, { from, to }: Pick<HoursPeriod, 'from' | 'to'>): CalendarRange => ({
  from: from !== null && from > range.from ? from : range.from,
  to: to !== null && to < range.to ? to : range.to,
});
