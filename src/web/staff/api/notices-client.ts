import type { DeliveryState, OwnNotices, SentNotices } from './notices-types.ts';
import { at, query } from './paths.ts';
import type { Send } from './send.ts';

/** The calls about what officers are told, and what was sent to citizens. */
export const noticeCalls = (send: Send) => ({
  own: (signal: AbortSignal) => send<OwnNotices>('/notices', { signal }),
  read: (upTo: string, key: string) =>
    send<OwnNotices>('/notices/read', { method: 'POST', body: { upTo }, key }),
  sent: (state: DeliveryState, signal: AbortSignal) =>
    send<SentNotices>(`/notices/sent${query({ state })}`, { signal }),
  retry: (id: string, key: string) =>
    send<{ id: string }>(at('/notices/sent/*/retry', id), { method: 'POST', body: {}, key }),
});
