import { z } from 'zod';
import type { Term } from '../calendar/index.ts';
import type { Text } from '../kernel/refusal.ts';
import { periodSchema, slugSchema, textSchema } from '../kernel/schemas.ts';

export const termSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['working-days', 'calendar-days', 'working-hours']), amount: z.int().positive() }),
  z.object({ kind: z.literal('same-day'), cutoff: z.string().regex(/^\d{2}:\d{2}$/) }),
]) satisfies z.ZodType<Term>;

const componentSchema = z.object({
  name: textSchema,
  kind: z.enum(['original', 'copy', 'certified-copy', 'form']),
  count: z.int().positive(),
  required: z.boolean(),
});

/** A document that the applicant brings (thành phần hồ sơ). */
export type Component = z.infer<typeof componentSchema>;

export const procedureSchema = z.object({
  code: z
    .string()
    .regex(/^\d\.\d{6}$/, 'Mã thủ tục có dạng 1.001193. | A procedure code looks like 1.001193.'),
  name: textSchema,
  field: textSchema,
  levels: z.array(z.enum(['district', 'ward'])).min(1),
  period: periodSchema,
  term: termSchema,
  fee: z.object({ amount: z.int().nonnegative(), note: textSchema.nullable() }),
  components: z.array(componentSchema),
  forms: z.array(z.object({ code: z.string(), name: textSchema })),
  channels: z.array(z.enum(['counter', 'post', 'online'])).min(1),
  result: z.object({ name: textSchema }),
  legalBasis: z.array(z.object({ number: z.string(), title: textSchema })),
  keywords: z.array(z.string()),
  /** Names of fields whose values are plausible, not official. */
  illustrative: z.array(z.string()),
  source: z.string(),
});

export const proceduresSchema = z.object({ procedures: z.array(procedureSchema) });

export const routesSchema = z.object({
  routes: z.array(
    z.object({ procedure: z.string(), oneStop: slugSchema, unit: slugSchema, period: periodSchema }),
  ),
});

type ProcedureInput = z.infer<typeof procedureSchema>;

/** A procedure as published for a period. A dossier keeps the version under which it was received. */
export interface ProcedureVersion extends Omit<ProcedureInput, 'period'> {
  readonly id: string;
  readonly procedureId: string;
}

export type Procedures = z.infer<typeof proceduresSchema>;
export type Routes = z.infer<typeof routesSchema>;

/** `5 ngày làm việc`. */
export function describeTerm(term: Term): Text {
  switch (term.kind) {
    case 'working-days':
      return {
        vi: `${term.amount} ngày làm việc`,
        en: `${term.amount} working ${term.amount === 1 ? 'day' : 'days'}`,
      };
    case 'calendar-days':
      return { vi: `${term.amount} ngày`, en: `${term.amount} ${term.amount === 1 ? 'day' : 'days'}` };
    case 'working-hours':
      return {
        vi: `${term.amount} giờ làm việc`,
        en: `${term.amount} working ${term.amount === 1 ? 'hour' : 'hours'}`,
      };
    case 'same-day':
      return {
        vi: `Trong ngày; nhận sau ${term.cutoff} thì trả vào ngày làm việc tiếp theo`,
        en: `The same day; the next working day if received after ${term.cutoff}`,
      };
  }
}
