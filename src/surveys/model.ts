import type { Answer } from '../checklists/index.ts';
import type { Text } from '../kernel/refusal.ts';
import type { Day, Instant, Period } from '../kernel/time.ts';
import type { Level } from '../organization/index.ts';

export const purposes = ['survey', 'assess', 'urge-on'] as const;
export type Purpose = (typeof purposes)[number];
export type CampaignState = 'draft' | 'announced' | 'running' | 'closed';
export type HalfDay = 'morning' | 'afternoon';
export const memberRoles = ['head', 'deputy', 'secretary', 'member'] as const;
export type MemberRole = (typeof memberRoles)[number];

/** A survey of many units by one team, set up by a decision. */
export interface Campaign {
  readonly id: string;
  readonly slug: string;
  readonly name: Text;
  readonly unitId: string;
  readonly legalDocument: { readonly slug: string; readonly number: string; readonly issuedOn: Day };
  readonly purposes: readonly Purpose[];
  readonly scope: Text;
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly state: CampaignState;
  readonly previous: string | null;
}

export interface Member {
  readonly personId: string;
  readonly personName: string;
  readonly role: MemberRole;
  readonly period: Period;
}

export interface Group {
  readonly id: string;
  readonly number: number;
  readonly name: Text;
  readonly members: readonly Member[];
}

/** One line of the itinerary; `within`: the visit of the district on whose half-day a ward is visited. */
export interface Visit {
  readonly id: string;
  readonly groupId: string;
  readonly unitId: string;
  readonly within: string | null;
  readonly day: Day;
  readonly half: HalfDay;
}

/**
 * `open`: answers are taken; `reading`: the minutes are drawn and read back; `signed`: by both sides, and never
 * changed again.
 */
export type SessionState = 'open' | 'reading' | 'signed';
export const sides = ['unit', 'team'] as const;
/** `unit`: what the unit states; `team`: what the team found. */
export type Side = (typeof sides)[number];

export interface Attendee {
  readonly side: Side;
  readonly name: string;
  readonly title: string;
}

export interface SurveySession {
  readonly id: string;
  readonly visitId: string;
  readonly campaignId: string;
  readonly unitId: string;
  readonly level: Level;
  readonly checklistVersionId: string;
  readonly state: SessionState;
  readonly place: string;
  readonly beginsAt: Instant;
  readonly endsAt: Instant | null;
  readonly attendees: readonly Attendee[];
  readonly agenda: readonly Text[];
  readonly signedAt: Instant | null;
}

/** One answer as it was given on one device. `replaces`: the entries for the same item and side that were seen then. */
export interface AnswerEntry {
  readonly id: string;
  readonly item: string;
  readonly side: Side;
  /** Null: the answer was taken away. */
  readonly value: Answer | null;
  readonly note: string | null;
  readonly replaces: readonly string[];
  readonly personId: string;
  readonly device: string;
  readonly deviceAt: Instant;
}

export const causes = [
  'legal-basis',
  'competence',
  'it-system',
  'training',
  'staffing',
  'facilities',
  'other',
] as const;
/** Why a difficulty is one. */
export type Cause = (typeof causes)[number];
