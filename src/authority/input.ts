import { z } from 'zod';
import { daySchema, periodSchema, slugSchema } from '../kernel/schemas.ts';
import { changeSchema } from './change.ts';

export const competencesSchema = z.object({
  competences: z.array(
    z.object({
      procedure: z.string(),
      level: z.enum(['city', 'district', 'ward']),
      holder: z.enum(['committee', 'chairperson', 'division']),
      division: slugSchema.nullable(),
      document: slugSchema,
      article: z.string().nullable(),
      period: periodSchema,
    }),
  ),
});

export const changesSchema = z.object({ changes: z.array(changeSchema).min(1) });

export const postingSchema = z.object({
  oneStop: slugSchema,
  procedures: z.array(z.string()).min(1),
  /** A photograph of the wall: the id of an uploaded file. */
  photo: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable()
    .default(null),
});

export const trainingSchema = z.object({
  course: z.string().min(1),
  on: daySchema,
  persons: z.array(slugSchema).min(1),
  procedures: z.array(z.string()).min(1),
});

export type Competences = z.infer<typeof competencesSchema>;
export type Changes = z.infer<typeof changesSchema>;
export type Posting = z.infer<typeof postingSchema>;
export type Training = z.infer<typeof trainingSchema>;
