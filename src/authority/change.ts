import { z } from 'zod';
import { daySchema, periodSchema, slugSchema } from '../kernel/schemas.ts';
import { registerSchema } from './register.ts';

/**
 * What may happen to the register of authority, as documents bring it about. One shape for the demonstration, the
 * API, a draft under discussion and a what-if: nothing else changes delegations.
 */

const entry = registerSchema.shape;

/** Rows of a decision's annex; without them the whole decision is meant. */
const someRows = z
  .array(z.object({ annex: z.string().min(1), no: z.int().positive() }))
  .min(1)
  .optional();
/** The document that does it; null where nobody knows it any more. */
const by = slugSchema.nullable();

/** A new document enters the register. */
const enterDocument = z.object({ kind: z.literal('document'), document: entry.documents.element });

export const newRowSchema = entry.rows.element
  .pick({ annex: true, no: true, procedure: true, delegate: true })
  .extend({
    position: entry.rows.element.shape.position.default(null),
    /** Without it: the territory of the delegate, which for a division is that of its committee. */
    territory: entry.rows.element.shape.territory.nullable().default(null),
    conditions: entry.rows.element.shape.conditions.default({ caseType: null, value: null }),
    reporting: entry.rows.element.shape.reporting.default(null),
    term: entry.rows.element.shape.term.default(null),
    /** Without it: that of the decision. */
    period: periodSchema.optional(),
  });

/** A decision delegates. */
const delegate = z.object({
  kind: z.literal('delegate'),
  document: slugSchema,
  delegator: slugSchema,
  period: periodSchema,
  rows: z.array(newRowSchema).min(1),
});

/** A decision, or some of its rows, stops holding from a day on (bãi bỏ). */
const repeal = z.object({
  kind: z.literal('repeal'),
  document: slugSchema,
  by,
  from: daySchema,
  rows: someRows,
});

/** A decision, or some of its rows, does not hold from one day until another (đình chỉ, ngưng hiệu lực). */
const suspend = z.object({
  kind: z.literal('suspend'),
  document: slugSchema,
  by,
  period: periodSchema.refine((p) => p.to !== null, 'Phải có ngày kết thúc. | It must have an end.'),
  rows: someRows,
});

/** A decision, or some of its rows, holds longer (gia hạn). Rows that were repealed before stay so. */
const extend = z.object({
  kind: z.literal('extend'),
  document: slugSchema,
  by,
  to: daySchema,
  rows: someRows,
});

/** A document takes the place of another from a day on (thay thế); the old one's rows end. */
const replace = z.object({
  kind: z.literal('replace'),
  document: slugSchema,
  by: slugSchema,
  from: daySchema,
  /** What rests on the old document rests on the new one (a transitional clause). */
  carriesOver: z.boolean().default(false),
});

/** Somebody signs for the head of a unit during a period; not a delegation. */
const substitute = z.object({ kind: z.literal('substitute'), ...entry.substitutions.unwrap().element.shape });

/** A substitution ends early. */
const endSubstitution = z.object({
  kind: z.literal('end-substitution'),
  unit: slugSchema,
  position: entry.positions.element.shape.position,
  from: daySchema,
});

/** Units end on a day, and others take over; those exist already, or come with the same draft. */
const reorganise = z.object({
  kind: z.literal('reorganise'),
  document: slugSchema,
  on: daySchema,
  units: z
    .array(
      z.object({
        unit: slugSchema,
        /** Who takes over; with a field, only what belongs to it. */
        successors: z.array(z.object({ unit: slugSchema, field: z.string().nullable().default(null) })),
      }),
    )
    .min(1),
  /** What the reorganising document says of delegations by and to those units: they lapse, or pass on. */
  delegations: z.enum(['lapse', 'pass']),
  /** What comes into being: entries of the register with periods that begin on that day. */
  creates: registerSchema
    .pick({
      units: true,
      oneStops: true,
      routes: true,
      competences: true,
      positions: true,
      assignments: true,
    })
    .partial()
    .default({}),
});

export const changeSchema = z.discriminatedUnion('kind', [
  enterDocument,
  delegate,
  repeal,
  suspend,
  extend,
  replace,
  substitute,
  endSubstitution,
  reorganise,
]);
export const draftSchema = z.object({ title: z.string().min(1), changes: z.array(changeSchema).min(1) });

export type Change = z.infer<typeof changeSchema>;
export type ChangeOf<K extends Change['kind']> = Extract<Change, { kind: K }>;
export type Draft = z.infer<typeof draftSchema>;
