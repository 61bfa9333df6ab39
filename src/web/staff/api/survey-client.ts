import { at } from './paths.ts';
import type { Send } from './send.ts';
import type { ListedCampaign, ListedSession, ProvenFigure, SessionView, Side } from './survey-types.ts';

/** The calls about surveys at the desk. */
export const surveyCalls = (send: Send) => {
  const act = (path: string, id: string, body: object, key: string) =>
    send<object>(at(`/survey/sessions/*/${path}`, id), { method: 'POST', body, key });
  return {
    campaigns: (signal: AbortSignal) =>
      send<{ campaigns: readonly ListedCampaign[] }>('/surveys', { signal }),
    sessions: (signal: AbortSignal) =>
      send<{ sessions: readonly ListedSession[] }>('/survey/sessions', { signal }),
    session: (id: string, signal: AbortSignal) => send<SessionView>(at('/survey/sessions/*', id), { signal }),
    figure: (id: string, item: string, signal: AbortSignal) =>
      send<ProvenFigure>(at('/survey/sessions/*/figures/*', id, item), { signal }),
    answer: (id: string, entry: object, key: string) => act('entries', id, { entries: [entry] }, key),
    draw: (id: string, endsAt: string, key: string) => act('minutes', id, { endsAt }, key),
    sign: (id: string, side: Side, sha256: string, key: string) =>
      act('signatures', id, { side, sha256 }, key),
    addendum: (id: string, text: string, key: string) => act('addenda', id, { text }, key),
  };
};
