import type { ClockFact } from '../calendar/index.ts';
import type { Instant } from '../kernel/time.ts';

/**
 * Where a dossier stands:
 *
 * - `filed`: it came in and has a code, but is not received (online, by post, or incomplete at the counter);
 * - `waiting`: a part of an interlinked dossier, whose turn has not come;
 * - `supplementing`, `suspended`: its limit stands still;
 * - `refused`: not received, with form 03.
 */
export const states = [
  'filed',
  'waiting',
  'received',
  'processing',
  'supplementing',
  'suspended',
  'proposed',
  'decided',
  'returned',
  'closed',
  'refused',
  'withdrawn',
  'stopped',
] as const;
export type State = (typeof states)[number];

/** Somebody in the office has to do something, and the limit runs. */
export const running = ['received', 'processing', 'proposed'] as const satisfies readonly State[];
/** The limit stands still. */
export const paused = ['supplementing', 'suspended'] as const satisfies readonly State[];
/** Received and not decided: what an office has in hand. */
export const inHand = [...running, ...paused] as const;

export type Outcome = 'grant' | 'refuse';
export type IntakeChannel = 'counter' | 'post' | 'online';
export type DeliveryChannel = 'post' | 'online';
export type Channel = 'counter' | DeliveryChannel;
/** Who came for the result: checked at the counter, not named in the ledger. */
export type Collector = 'applicant' | 'representative';
/** A request at intake and one during examination are two things: the first starts no limit. */
export type Stage = 'intake' | 'examination';
/** Why a limit may stand still besides a supplement. Waiting inside, an outage, a signer on leave: none of these. */
export type PauseGround = 'financial-duty' | 'other-authority';

/** Where a dossier is: the one-stop that returns its result, the unit that works on it. */
export interface Office {
  readonly oneStopId: string;
  readonly unitId: string;
}

/** One side of a hand-over: a unit, and the person there if one is meant. */
export interface HandOverSide {
  readonly unitId: string;
  readonly personId: string | null;
}

export interface OpenConsultation {
  readonly id: string;
  readonly unitId: string;
  readonly answerBy: Instant;
}

/** What is under way beside the state. Plain JSON, in the dossier's row. */
export interface Standing {
  /** A request for more that waits for its approver. */
  readonly draft: {
    readonly items: readonly string[];
    readonly ground: string;
    readonly personId: string;
  } | null;
  /** The request that the applicant has to answer. */
  readonly supplement: { readonly stage: Stage } | null;
  /** On its way from one to the other; nobody acts on it before it is accepted or declined. */
  readonly handOver: { readonly from: HandOverSide; readonly to: HandOverSide } | null;
  readonly consultations: readonly OpenConsultation[];
  /** On its way to the applicant. */
  readonly delivery: { readonly channel: DeliveryChannel; readonly reference: string } | null;
  /** Apologies since the limit last began. */
  readonly apologies: number;
  /** What happened to the limit since reception. */
  readonly clock: readonly ClockFact[];
}

export interface Dossier {
  readonly state: State;
  readonly version: number;
  /** When the last thing happened: nothing may happen before it. */
  readonly lastAt: Instant;
  readonly receivedAt: Instant | null;
  /** When the limit ends by law; of a paused dossier, when it would have ended. Null before reception. */
  readonly dueAt: Instant | null;
  /** What the applicant was told last: the limit, or later by an apology. */
  readonly appointedAt: Instant | null;
  readonly assigneeId: string | null;
  /** The unit that works on it, or will. */
  readonly unitId: string;
  readonly outcome: Outcome | null;
  readonly reason: string | null;
  readonly decidedAt: Instant | null;
  readonly returnedAt: Instant | null;
  readonly standing: Standing;
}

export const nothingUnderWay: Standing = {
  draft: null,
  supplement: null,
  handOver: null,
  consultations: [],
  delivery: null,
  apologies: 0,
  clock: [],
};

/**
 * Past its limit: a running dossier by now, a decided one by when it was decided. Computed, never stored: nothing
 * becomes late because a job did or did not run. An apology moves the appointment, not the limit.
 */
export function isLate(
  dossier: { readonly state: State; readonly dueAt: Instant | null; readonly decidedAt: Instant | null },
  now: Instant,
): boolean {
  const { state, dueAt, decidedAt } = dossier;
  if (dueAt === null) return false;
  if (decidedAt !== null) return decidedAt > dueAt;
  return (running as readonly State[]).includes(state) && now > dueAt;
}
