export { type Act, acts, isLate, type RecommendationState, recommendationStates } from './life.ts';
export {
  publicRegister,
  type Registered,
  type RegisteredFor,
  type RegisterList,
  registerLists,
  registerOf,
} from './register.ts';
export {
  answerRecommendation,
  carryRecommendation,
  mergeRecommendation,
  reopenRecommendation,
  replyToRecommendation,
  verifyRecommendation,
} from './service.ts';
