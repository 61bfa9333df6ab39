import type { Instant } from '../../../kernel/time.ts';
import type { Text } from './types.ts';

export type RecommendationState = 'raised' | 'answered' | 'carried' | 'replied' | 'verified';
export type RecommendationAct = 'answer' | 'carry' | 'reply' | 'verify' | 'reopen' | 'merge';
export type RegisterList = 'mine' | 'late' | 'all';

export interface Recommendation {
  readonly id: string;
  readonly number: number;
  readonly unit: Text;
  readonly alsoAsked: readonly Text[];
  readonly campaign: Text | null;
  readonly cause: string;
  readonly procedure: string | null;
  readonly text: string;
  readonly state: RecommendationState;
  readonly owner: Text | null;
  readonly dueAt: Instant | null;
  readonly late: boolean;
  readonly reply: string | null;
  readonly replyBasis: string | null;
  readonly repliedAt: Instant | null;
  readonly reopened: number;
  readonly public: boolean;
  readonly acts: readonly RecommendationAct[];
}
