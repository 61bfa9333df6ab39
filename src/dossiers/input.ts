import { z } from 'zod';
import { daySchema, slugSchema } from '../kernel/schemas.ts';
import { tidy } from '../kernel/text.ts';

const line = (max: number, missing: string) =>
  z
    .string(missing)
    .transform(tidy)
    .pipe(z.string().min(1, missing).max(max, `Dài quá ${max} ký tự. | Longer than ${max} characters.`));

const optionalLine = (max: number) =>
  z
    .string()
    .transform(tidy)
    .pipe(z.string().max(max, `Dài quá ${max} ký tự. | Longer than ${max} characters.`))
    .transform((text) => text || undefined)
    .optional();

export const applicantSchema = z.object({
  fullName: line(120, 'Hãy nhập họ và tên. | Enter the full name.'),
  identityNumber: z
    .string('Hãy nhập số định danh. | Enter the identity number.')
    .trim()
    .regex(/^\d{12}$/, 'Số định danh có 12 chữ số. | An identity number has 12 digits.'),
  birthDate: daySchema.optional(),
  sex: z.enum(['male', 'female']).optional(),
  address: line(300, 'Hãy nhập địa chỉ. | Enter the address.'),
  phone: z
    .string('Hãy nhập số điện thoại. | Enter the telephone number.')
    .transform((text) => text.replace(/[\s.-]/g, ''))
    .pipe(
      z
        .string()
        .min(1, { error: 'Hãy nhập số điện thoại. | Enter the telephone number.', abort: true })
        .regex(/^\+?\d{9,12}$/, 'Số điện thoại có 9–12 chữ số. | A telephone number has 9–12 digits.'),
    ),
  email: z
    .union([z.literal(''), z.email('Địa chỉ thư điện tử chưa đúng. | The e-mail address is not right.')])
    .transform((text) => text || undefined)
    .optional(),
});

export type Applicant = z.infer<typeof applicantSchema>;

export const receiveSchema = z.object({
  oneStop: slugSchema,
  procedure: z.string().min(1, 'Hãy chọn thủ tục. | Choose a procedure.'),
  applicant: applicantSchema,
  components: z.array(
    z.object({
      no: z.int().positive(),
      count: z.int().nonnegative().max(99),
      files: z
        .array(z.object({ id: z.string().regex(/^[0-9a-f]{64}$/), name: z.string().min(1).max(200) }))
        .max(20)
        .default([]),
    }),
  ),
  copies: z.int().min(1).max(20).default(1),
  note: optionalLine(1000),
  /** What who-decides may depend on: the kind of case, in the delegation's words, and its value in đồng. */
  facts: z
    .object({ caseType: z.string().min(1).max(200).optional(), value: z.int().nonnegative().optional() })
    .default({}),
});

const codeSchema = z.string().min(1).max(60);
const reasonSchema = z.string().transform(tidy).pipe(z.string().max(2000));
const reasonNeeded = 'Hãy ghi lý do. | Give the reason.';

const outcomeShape = {
  code: codeSchema,
  outcome: z.enum(['grant', 'refuse']),
  reason: reasonSchema.optional(),
};
const refusalHasReason = (input: { outcome: string; reason?: string | undefined }) =>
  input.outcome === 'grant' || !!input.reason;

export const takeSchema = z.object({ code: codeSchema });
export const proposeSchema = z
  .object(outcomeShape)
  .refine(refusalHasReason, { path: ['reason'], message: reasonNeeded });
export const sendBackSchema = z.object({
  code: codeSchema,
  reason: reasonSchema.pipe(z.string().min(1, reasonNeeded)),
});
export const decideSchema = z
  .object(outcomeShape)
  .refine(refusalHasReason, { path: ['reason'], message: reasonNeeded });
export const returnSchema = z.object({
  code: codeSchema,
  collector: z.enum(['applicant', 'representative']),
  secret: z.string().trim().optional(),
});

export type Receive = z.infer<typeof receiveSchema>;
