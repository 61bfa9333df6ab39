import { z } from '@hono/zod-openapi';
import { day, instant, text } from './schemas.ts';

const ground = z
  .object({ ground: z.string(), name: text, share: z.int(), source: z.string() })
  .openapi('ExemptionGround');

const payment = z
  .object({
    id: z.string(),
    method: z.enum(['cash', 'transfer', 'qr']),
    amount: z.int().openapi({ description: 'Whole đồng; negative when it gives another payment back.' }),
    receivedAt: instant,
    day,
    officer: z.string().nullable(),
    reference: z.string().nullable(),
    refunds: z.string().nullable(),
    reason: z.string().nullable(),
    receipt: z.object({ series: z.string(), number: z.int(), year: z.int() }).nullable(),
  })
  .openapi('Payment');

export const charge = z
  .object({
    id: z.string(),
    code: z.string(),
    lines: z.array(
      z.object({
        kind: z.enum(['fee', 'charge']),
        amount: z.int(),
        per: z.enum(['dossier', 'copy']),
        source: z.string(),
        count: z.int(),
        sum: z.int(),
      }),
    ),
    gross: z.int(),
    exemption: ground.nullable(),
    total: z.int(),
    due: z.int(),
    state: z.enum(['open', 'paid', 'waived', 'refunded']),
    chargedAt: instant,
    payments: z.array(payment),
    grounds: z.array(ground),
    mayTake: z.boolean(),
  })
  .openapi('Charge');

export const charges = z.object({ charges: z.array(charge) }).openapi('Charges');

export const qr = z
  .object({ qrText: z.string(), amount: z.int(), expiresAt: instant.nullable(), svg: z.string() })
  .openapi('QrPayment');

export const counterDay = z
  .object({
    day,
    cash: z.int(),
    payments: z.array(payment.extend({ code: z.string() })),
    close: z
      .object({
        opening: z.int(),
        expected: z.int(),
        counted: z.int(),
        difference: z.int(),
        reason: z.string().nullable(),
        closedAt: instant,
      })
      .nullable(),
    held: z.array(
      z.object({
        reference: z.string(),
        amount: z.int(),
        paidAt: instant,
        outcome: z.enum(['unknown-order', 'wrong-amount', 'already-paid', 'not-owed']),
        code: z.string().nullable(),
      }),
    ),
  })
  .openapi('CounterDay');
