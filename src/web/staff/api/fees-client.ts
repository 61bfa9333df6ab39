import type { Day } from '../../../kernel/time.ts';
import type { ChargeActs, ChargeView, CounterDayView, DayClosing, QrView } from './fees-types.ts';
import { at, query } from './paths.ts';
import type { Send } from './send.ts';

/** The calls about what dossiers cost and how it is paid. */
export const feeCalls = (send: Send) => ({
  charges: (code: string, signal: AbortSignal) =>
    send<{ charges: readonly ChargeView[] }>(at('/dossiers/*/charges', code), { signal }),
  act: <Kind extends keyof ChargeActs>(charge: string, kind: Kind, body: ChargeActs[Kind], key: string) =>
    send<ChargeView>(`${at('/charges/*', charge)}/${kind}`, { method: 'POST', body, key }),
  qr: (charge: string, key: string) => send<QrView>(at('/charges/*/qr', charge), { method: 'POST', key }),
  reconcile: () => send<{ asked: number; unanswered: number }>('/payments/reconcile', { method: 'POST' }),

  day: (oneStop: string, day: Day, signal: AbortSignal) =>
    send<CounterDayView>(`${at('/one-stops/*/counter-day', oneStop)}${query({ day })}`, { signal }),
  closeDay: (oneStop: string, closing: DayClosing, key: string) =>
    send<CounterDayView>(at('/one-stops/*/day-close', oneStop), { method: 'POST', body: closing, key }),
  settle: (oneStop: string, reference: string, settlement: string, key: string) =>
    send<CounterDayView>(at('/one-stops/*/held-payments/*/settle', oneStop, reference), {
      method: 'POST',
      body: { settlement },
      key,
    }),
});
