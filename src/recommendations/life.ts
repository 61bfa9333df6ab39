export const recommendationStates = ['raised', 'answered', 'carried', 'replied', 'verified'] as const;
export type RecommendationState = (typeof recommendationStates)[number];

/** `team`: who holds the survey; `owner`: the body it was carried to; `asker`: the unit that asked. */
export type By = 'team' | 'owner' | 'asker';

/** What may happen to a recommendation, from which states, and who may do it: data that a page can draw. */
export const acts = {
  answer: { from: ['raised'], by: 'team' },
  carry: { from: ['raised'], by: 'team' },
  reply: { from: ['carried'], by: 'owner' },
  verify: { from: ['answered', 'replied'], by: 'asker' },
  reopen: { from: ['answered', 'replied'], by: 'asker' },
  merge: { from: ['raised', 'carried'], by: 'team' },
} as const satisfies Record<
  string,
  { readonly from: readonly RecommendationState[]; readonly by: By }
> as Record<
  'answer' | 'carry' | 'reply' | 'verify' | 'reopen' | 'merge',
  { readonly from: readonly RecommendationState[]; readonly by: By }
>;
export type Act = keyof typeof acts;

/** Late is never stored: a carried recommendation is late by its due moment alone. */
export const isLate = (
  { state, dueAt }: { readonly state: RecommendationState; readonly dueAt: string | null },
  now: string,
): boolean => state === 'carried' && dueAt !== null && now > dueAt;
