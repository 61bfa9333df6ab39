import { z } from 'zod';
import { daySchema } from '../kernel/schemas.ts';
import { closureSchema, specialDaySchema } from './document.ts';
import { weeklyHoursSchema } from './hours.ts';

const oneStopId = z.uuid('Bộ phận Một cửa không đúng. | No such one-stop.');

/** A change of calendar. What is withdrawn goes first, so that a day can be corrected in one change. */
export const calendarChangeSchema = z.strictObject({
  specialDays: z
    .strictObject({ add: z.array(specialDaySchema).default([]), withdraw: z.array(daySchema).default([]) })
    .prefault({}),
  closures: z
    .strictObject({
      add: z.array(closureSchema.extend({ oneStopId })).default([]),
      withdraw: z.array(z.strictObject({ oneStopId, day: daySchema })).default([]),
    })
    .prefault({}),
  /** The hours of a one-stop from a day on. They take the place of others from that very day. */
  hours: z
    .array(z.strictObject({ oneStopId, from: daySchema, week: weeklyHoursSchema, basis: z.string().min(1) }))
    .default([]),
});

export type CalendarChange = z.output<typeof calendarChangeSchema>;

/** Whose calendar a change touches: that of every office, or of these one-stops. */
export function touchedBy({ specialDays, closures, hours }: CalendarChange): 'every-office' | string[] {
  if (specialDays.add.length + specialDays.withdraw.length > 0) return 'every-office';
  const ids = [...closures.add, ...closures.withdraw, ...hours].map(({ oneStopId }) => oneStopId);
  return [...new Set(ids)];
}
