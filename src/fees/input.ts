import { z } from 'zod';
import { daySchema, periodSchema, slugSchema, textSchema } from '../kernel/schemas.ts';
import { tidy } from '../kernel/text.ts';
import { instant } from '../kernel/time.ts';

const MOST = 1_000_000_000_000;
const whole = 'Số tiền là số đồng nguyên, không âm. | An amount is a whole number of đồng, not negative.';
const amount = z.int(whole).min(0, whole).max(MOST, 'Số tiền quá lớn. | The amount is too large.');
const positive = amount.min(1, 'Số tiền phải lớn hơn 0. | The amount must be more than 0.');
const source = z.string().transform(tidy).pipe(z.string().min(1).max(500));
const reason = z
  .string()
  .transform(tidy)
  .pipe(
    z
      .string()
      .min(3, 'Hãy ghi lý do. | Give the reason.')
      .max(500, 'Lý do dài quá 500 ký tự. | The reason is longer than 500 characters.'),
  );
const reference = z
  .string()
  .trim()
  .min(1, 'Hãy ghi mã giao dịch của ngân hàng. | Enter the bank’s reference.')
  .max(100, 'Mã giao dịch dài quá 100 ký tự. | The reference is longer than 100 characters.');
const code = z.string().min(1).max(60);

export const scheduleSchema = z.object({
  rates: z
    .array(
      z.object({
        procedure: code,
        /** Null: at every one-stop that has no rate of its own. */
        oneStop: slugSchema.nullable(),
        period: periodSchema,
        kind: z.enum(['fee', 'charge']),
        amount,
        per: z.enum(['dossier', 'copy']),
        source,
      }),
    )
    .default([]),
  exemptions: z
    .array(
      z.object({
        /** Null: for every procedure. */
        procedure: code.nullable(),
        ground: slugSchema,
        name: textSchema,
        share: z.int().min(1).max(100),
        period: periodSchema,
        source,
      }),
    )
    .default([]),
  accounts: z
    .array(
      z.object({
        oneStop: slugSchema,
        period: periodSchema,
        bank: z.string().regex(/^\d{6}$/, 'Mã ngân hàng gồm 6 chữ số. | A bank number has six digits.'),
        account: z
          .string()
          .regex(/^[A-Z0-9]{1,19}$/, 'Số tài khoản gồm 1–19 chữ số. | An account has 1–19 digits.'),
        source,
      }),
    )
    .default([]),
});

const charge = z.uuid();

/** The amount is said again, so that nobody takes in a sum that changed meanwhile. */
export const cashSchema = z.object({ charge, amount: positive });
export const transferSchema = z.object({ charge, amount: positive, reference });
export const exemptSchema = z.object({ charge, ground: slugSchema });
export const refundSchema = z.object({
  charge,
  payment: z.uuid(),
  method: z.enum(['cash', 'transfer']),
  reason,
});
export const orderSchema = z.object({
  charge,
  ref: z.string().min(1).max(64),
  amount: positive,
  qrText: z.string().min(1).max(1000),
  expiresAt: z.iso.datetime().transform(instant),
});
export const closeSchema = z.object({
  oneStop: slugSchema,
  day: daySchema,
  opening: amount,
  counted: amount,
  reason: z.union([z.literal('').transform(() => undefined), reason]).optional(),
});
export const settleSchema = z.object({ reference: z.string().min(1).max(100), settlement: reason });

/** What a gateway tells: money came, or none will come any more. */
export const noticeSchema = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('paid'),
    /** The gateway's own name of the transfer. */
    reference: z.string().min(1).max(100),
    ref: z.string().min(1).max(64),
    amount: positive,
    paidAt: z.iso.datetime().transform(instant),
  }),
  z.object({ status: z.literal('expired'), ref: z.string().min(1).max(64) }),
]);

export type Schedule = z.infer<typeof scheduleSchema>;
export type Notice = z.infer<typeof noticeSchema>;
export type DayClosing = z.infer<typeof closeSchema>;
