import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { type Instant, instant } from '../kernel/time.ts';
import { refusals } from './messages.ts';

export interface GatewayOrder {
  /** Our name of the order. */
  readonly ref: string;
  readonly amount: number;
  /** What the payer reads in the bank's application; at most 25 plain characters. */
  readonly purpose: string;
}

export type GatewayStatus =
  | { readonly state: 'open' | 'expired' | 'unknown' }
  | {
      readonly state: 'paid';
      readonly reference: string;
      readonly amount: number;
      readonly paidAt: Instant;
    };

/** Whoever collects money by QR code for the one-stop: a bank, an intermediary, or the simulator. */
export interface PaymentGateway {
  /** @throws Refusal 502 `gateway-unreachable`. */
  createOrder(order: GatewayOrder): Promise<{ qrText: string; expiresAt: Instant }>;
  /** @throws Refusal 502 `gateway-unreachable`. */
  statusOf(ref: string): Promise<GatewayStatus>;
}

/** Minutes by which a notice may be older or newer than the clock of the machine. */
const WINDOW_MS = 5 * 60_000;

/** HMAC-SHA256 over `timestamp.body`, in hex (RFC 2104). @param timestamp seconds since 1970. */
export const signature = (secret: string, timestamp: string, body: string): string =>
  createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');

export const signedHeaders = (secret: string, body: string, nowMs: number): Record<string, string> => {
  const timestamp = String(Math.floor(nowMs / 1000));
  return { 'X-Timestamp': timestamp, 'X-Signature': signature(secret, timestamp, body) };
};

/**
 * Lets a body through that was signed with the shared secret within the last five minutes.
 * @param nowMs real time: a gateway knows nothing of a demonstration's clock.
 * @throws Refusal 401 `notice-unsigned`, `notice-stale`.
 */
export function checkSignature(
  secret: string,
  headers: { readonly timestamp: string | undefined; readonly signature: string | undefined },
  body: string,
  nowMs: number,
): void {
  const timestamp = headers.timestamp ?? '';
  const expected = Buffer.from(signature(secret, timestamp, body));
  const given = Buffer.from(headers.signature ?? '');
  if (
    !/^\d{1,12}$/.test(timestamp) ||
    given.length !== expected.length ||
    !timingSafeEqual(given, expected)
  ) {
    throw refusals.badNotice('notice-unsigned');
  }
  if (Math.abs(nowMs - Number(timestamp) * 1000) > WINDOW_MS) throw refusals.badNotice('notice-stale');
}

const orderAnswer = z.object({ qrText: z.string(), expiresAt: z.iso.datetime().transform(instant) });
const statusAnswer = z.discriminatedUnion('state', [
  z.object({ state: z.enum(['open', 'expired', 'unknown']) }),
  z.object({
    state: z.literal('paid'),
    reference: z.string(),
    amount: z.int().positive(),
    paidAt: z.iso.datetime().transform(instant),
  }),
]);

/** A gateway that speaks the protocol of docs/fees.md over HTTP, both ways signed with one secret. */
export function httpGateway(url: string, secret: string): PaymentGateway {
  async function ask<T>(schema: z.ZodType<T>, path: string, order?: GatewayOrder): Promise<T> {
    const body = order ? JSON.stringify(order) : '';
    try {
      const response = await fetch(`${url}${path}`, {
        method: order ? 'POST' : 'GET',
        headers: { 'Content-Type': 'application/json', ...signedHeaders(secret, body, Date.now()) },
        signal: AbortSignal.timeout(10_000),
        ...(order && { body }),
      });
      if (!response.ok) throw new Error(`the gateway answered ${response.status}`);
      return schema.parse(await response.json());
    } catch (cause) {
      throw Object.assign(refusals.gatewayUnreachable(), { cause });
    }
  }
  return {
    createOrder: (order) => ask(orderAnswer, '/orders', order),
    statusOf: (ref) => ask(statusAnswer, `/orders/${encodeURIComponent(ref)}`),
  };
}
