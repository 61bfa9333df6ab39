import { z } from 'zod';
import type { Carrier, Outcome } from './model.ts';

export interface SmsSettings {
  /** Of the gateway, without a closing slash. */
  readonly url: string;
  readonly secret: string;
}

export const messageSchema = z.object({
  reference: z.string().min(1).max(100),
  to: z.string().regex(/^\+\d{8,15}$/),
  text: z.string().min(1).max(1000),
});

const answerSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('accepted') }),
  z.object({ state: z.literal('refused'), reason: z.string().max(100).default('refused') }),
  z.object({ state: z.literal('absent') }),
]);

const WAIT_MS = 15_000;

/** A gateway for short messages or Zalo that speaks the protocol of docs/notices.md over HTTP. */
export function smsCarrier({ url, secret }: SmsSettings): Carrier {
  async function ask(path: string, body?: object): Promise<Outcome | { kind: 'absent' }> {
    try {
      const response = await fetch(`${url}${path}`, {
        method: body ? 'POST' : 'GET',
        headers: { Authorization: `Bearer ${secret}`, 'Content-Type': 'application/json' },
        signal: AbortSignal.timeout(WAIT_MS),
        ...(body && { body: JSON.stringify(body) }),
      });
      if (response.status !== 200) return { kind: 'unknown', reason: `HTTP ${response.status}` };
      const answer = answerSchema.parse(await response.json());
      return answer.state === 'refused' ? { kind: 'refused', reason: answer.reason } : { kind: answer.state };
    } catch (error) {
      return { kind: 'unknown', reason: error instanceof Error ? error.name : 'ERROR' };
    }
  }
  return {
    async send({ to, text, reference }) {
      const outcome = await ask('/messages', { reference, to, text });
      return outcome.kind === 'absent' ? { kind: 'unknown', reason: 'absent' } : outcome;
    },
    statusOf: (reference) => ask(`/messages/${encodeURIComponent(reference)}`),
  };
}
