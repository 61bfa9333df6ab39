import { z } from 'zod';
import { periodSchema, slugSchema } from '../kernel/schemas.ts';

export const competencesSchema = z.object({
  competences: z.array(
    z.object({
      procedure: z.string(),
      level: z.enum(['district', 'ward']),
      holder: z.enum(['committee', 'chairperson', 'division']),
      division: slugSchema.nullable(),
      document: slugSchema,
      article: z.string().nullable(),
      period: periodSchema,
    }),
  ),
});

export const delegationSchema = z.object({
  /** Slug of the decision. */
  document: slugSchema,
  delegator: slugSchema,
  period: periodSchema,
  rows: z
    .array(
      z.object({
        annex: z.string().min(1),
        no: z.int().positive(),
        procedure: z.string(),
        delegate: slugSchema,
      }),
    )
    .min(1),
});

export const postingSchema = z.object({ oneStop: slugSchema, procedures: z.array(z.string()).min(1) });

export type Competences = z.infer<typeof competencesSchema>;
export type Delegation = z.infer<typeof delegationSchema>;
export type Posting = z.infer<typeof postingSchema>;
