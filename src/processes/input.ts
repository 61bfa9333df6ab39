import { z } from 'zod';
import { periodSchema, slugSchema, textSchema } from '../kernel/schemas.ts';
import { outcomes, type Process, receiverRanks } from './model.ts';

const rank = z.enum(receiverRanks);
const key = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9-]{0,39}$/,
    'Mã bước: 1–40 ký tự a–z, 0–9, gạch nối. | The key of a step: 1–40 characters a–z, 0–9, hyphens.',
  );

const receiver = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('counter') }),
  z.object({ kind: z.literal('route'), rank }),
  z.object({ kind: z.literal('unit'), unit: slugSchema, rank }),
  z.object({ kind: z.literal('decider') }),
]);

const next = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('then'), steps: z.array(key).max(10) }),
  z.object({
    kind: z.literal('by-outcome'),
    branches: z.array(z.object({ outcome: z.enum(outcomes), step: key.nullable() })).max(10),
  }),
  z.object({ kind: z.literal('end') }),
]);

/** A process as it is drawn, complete or not. */
export const processSchema = z
  .array(
    z.object({
      key,
      name: textSchema,
      by: receiver.nullable(),
      /** Working hours. */
      hours: z
        .number()
        .max(10_000, 'Dài quá 10.000 giờ. | Longer than 10,000 hours.')
        .multipleOf(0.01, 'Nhiều nhất hai chữ số thập phân. | At most two decimals.')
        .nullable(),
      decides: z.boolean(),
      joins: key.nullable(),
      next,
    }),
  )
  .max(40, 'Nhiều nhất 40 bước. | At most 40 steps.') satisfies z.ZodType<Process>;

/** A procedure by its national code, a one-stop by its slug. */
const placeSchema = z.object({ procedure: z.string().min(1), oneStop: slugSchema });

export const draftSchema = z.object({
  /** One process for each: the same for all of them, and each with a life of its own from then on. */
  places: z.array(placeSchema).min(1).max(1000),
  period: periodSchema,
  steps: processSchema,
});

export const trialSchema = placeSchema.extend({ period: periodSchema, steps: processSchema });

export const changeSchema = z.object({ id: z.guid(), period: periodSchema, steps: processSchema });
export const idSchema = z.object({ id: z.guid() });
export const idsSchema = z.object({
  ids: z
    .array(z.guid())
    .min(1)
    .max(1000)
    .transform((ids) => [...new Set(ids)]),
});

export type NewDraft = z.infer<typeof draftSchema>;
/** A process that was only drawn. */
export type Trial = Readonly<Omit<z.infer<typeof trialSchema>, 'steps'>> & { readonly steps: Process };
export type ChangedDraft = z.infer<typeof changeSchema>;
