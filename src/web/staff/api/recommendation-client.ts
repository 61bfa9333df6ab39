import { at, query } from './paths.ts';
import type { Recommendation, RecommendationAct, RegisterList } from './recommendation-types.ts';
import type { Send } from './send.ts';

/** The calls about what was asked for on surveys. */
export const recommendationCalls = (send: Send) => ({
  list: (list: RegisterList, signal: AbortSignal) =>
    send<{ recommendations: readonly Recommendation[] }>(`/recommendations${query({ list })}`, { signal }),
  act: (id: string, act: RecommendationAct, body: object, key: string) =>
    send<object>(at(`/recommendations/*/${act}`, id), { method: 'POST', body, key }),
});
