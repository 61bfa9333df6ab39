import { z } from 'zod';
import { type Day, isDay } from './time.ts';

/** Shapes that inputs share. Messages are written `tiếng Việt | English`. */
export const textSchema = z.object({ vi: z.string().min(1), en: z.string().min(1) });

export const daySchema = z
  .string()
  .refine(isDay, 'Ngày không có trong lịch. | No such day in the calendar.')
  .transform((text) => text as Day);

export const periodSchema = z
  .object({ from: daySchema, to: daySchema.nullable() })
  .refine(
    (p) => p.to === null || p.from < p.to,
    'Ngày kết thúc phải sau ngày bắt đầu. | It must end after it begins.',
  );

export const slugSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*$/, 'Chỉ dùng a–z, 0–9 và dấu gạch nối. | Use a–z, 0–9 and hyphens.');
