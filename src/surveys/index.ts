export { calendarFeed, feedVisits } from './calendar-feed.ts';
export { campaignBySlug, teamOf, visitsOf } from './campaign-store.ts';
export { announceCampaign, closeCampaign, planCampaign, startCampaign } from './campaigns.ts';
export {
  campaignsFor,
  figureBehind,
  type ListedCampaign,
  type ListedSession,
  type ProvenFigure,
  sessionsFor,
} from './desk.ts';
export {
  declareEvidence,
  type Evidence,
  evidenceFile,
  evidenceOf,
  MAX_PART_BYTES,
  type Received,
  takePart,
} from './evidence.ts';
export { answerText, type Finding, type ItemResult, numberText, resultsOf } from './findings.ts';
export type { Plan } from './input.ts';
export { checkItinerary, type PlannedVisit, propose, slotText, type ToVisit } from './itinerary.ts';
export { differs, type Standing, standing } from './merge.ts';
export { causeNames, type MinutesContent, minutesWriting } from './minutes.ts';
export {
  type AnswerEntry,
  type Attendee,
  type Campaign,
  type CampaignState,
  type Cause,
  causes,
  type Group,
  type HalfDay,
  type Member,
  type MemberRole,
  memberRoles,
  type Purpose,
  purposes,
  type SessionState,
  type Side,
  type SurveySession,
  sides,
  type Visit,
} from './model.ts';
export { isOnTeam, mayManage, speaksFor, spokenFor } from './permission.ts';
export { minutesFile, readSession, sessionFor, visitsFor } from './read.ts';
export { entriesOf, sessionById } from './session-store.ts';
export { noteDifficulty, openSession, raiseRecommendation, recordAnswers } from './sessions.ts';
export { addAddendum, drawMinutes, measuredAt, signMinutes } from './signing.ts';
