import { z } from 'zod';
import { slugSchema, textSchema } from '../kernel/schemas.ts';
import type { Condition, Definition } from './model.ts';

/** Names that XLSForm allows, so that every checklist can be written as a spreadsheet. */
const name = z
  .string()
  .regex(
    /^[A-Za-z_][A-Za-z0-9_.-]*$/,
    'Tên gồm chữ không dấu, số, _ - . và không bắt đầu bằng số. | A name has letters, digits, _ - . and begins with no digit.',
  );
/** Of an option: whatever has no space, as in XLSForm. */
const optionName = z
  .string()
  .regex(/^\S{1,100}$/, 'Tên lựa chọn không có dấu cách. | The name of an option has no space.');
const scalar = z.union([z.string(), z.number()]);

const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(condition) }),
    z.strictObject({ any: z.array(condition) }),
    z.strictObject({ not: condition }),
    z.strictObject({ item: name, is: z.literal('answered') }),
    z.strictObject({ item: name, is: z.literal('selected'), value: z.string() }),
    z.strictObject({ item: name, is: z.enum(['=', '!=', '<', '<=', '>', '>=']), value: scalar }),
  ]),
);

const asked = {
  name,
  label: textSchema,
  hint: textSchema.nullable().default(null),
  required: z.boolean().default(false),
  relevant: condition.nullable().default(null),
  source: z.string().min(1).nullable().default(null),
  figure: z.string().min(1).nullable().default(null),
  score: z.strictObject({ weight: z.number().positive(), full: condition }).nullable().default(null),
  evidence: z.enum(['none', 'welcome', 'required']).default('none'),
};

const item = z.discriminatedUnion('kind', [
  z.strictObject({
    ...asked,
    kind: z.enum(['yes-no', 'text', 'photograph', 'document', 'signature', 'percentage']),
  }),
  z.strictObject({
    ...asked,
    kind: z.literal('number'),
    min: z.number().nullable().default(null),
    max: z.number().nullable().default(null),
    whole: z.boolean().default(true),
  }),
  z.strictObject({
    ...asked,
    kind: z.literal('choice'),
    multiple: z.boolean().default(false),
    options: z.array(z.strictObject({ name: optionName, label: textSchema })).min(1),
  }),
  z.strictObject({
    ...asked,
    kind: z.literal('table'),
    columns: z
      .array(
        z.strictObject({ name, label: textSchema, kind: z.enum(['yes-no', 'text', 'number', 'percentage']) }),
      )
      .min(1),
  }),
]);

/** A checklist as it is drafted; `check` says whether it can be published. */
export const definitionSchema: z.ZodType<Definition> = z.strictObject({
  slug: slugSchema,
  title: textSchema,
  level: z.enum(['city', 'district', 'ward']),
  sections: z
    .array(
      z.strictObject({
        name,
        label: textSchema,
        relevant: condition.nullable().default(null),
        items: z.array(item).min(1),
      }),
    )
    .min(1),
}) as never;
