export { type Act, acts, isLate, type RecommendationState, recommendationStates } from './life.ts';
export {
  answerRecommendation,
  carryRecommendation,
  mergeRecommendation,
  reopenRecommendation,
  replyToRecommendation,
  verifyRecommendation,
} from './service.ts';
