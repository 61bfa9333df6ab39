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

/** SHA-256 of an uploaded file, hexadecimal. */
const fileId = z.string().regex(/^[0-9a-f]{64}$/, 'Không có tệp này. | There is no such file.');

export const changesSchema = z.object({ changes: z.array(changeSchema).min(1) });

export const postingSchema = z.object({
  oneStop: slugSchema,
  procedures: z.array(z.string()).min(1),
  /** A photograph of the wall: the id of an uploaded file. */
  photo: fileId.nullable().default(null),
});

/** The scanned text of a document: the id of an uploaded file. */
export const scanSchema = z.object({ document: slugSchema, file: fileId });

export const trainingSchema = z.object({
  course: z.string().min(1),
  on: daySchema,
  persons: z.array(slugSchema).min(1),
  procedures: z.array(z.string()).min(1),
});

export type Competences = z.infer<typeof competencesSchema>;
export type Changes = z.infer<typeof changesSchema>;
export type Posting = z.infer<typeof postingSchema>;
export type Scan = z.infer<typeof scanSchema>;
export type Training = z.infer<typeof trainingSchema>;
