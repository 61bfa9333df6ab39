import type { CaseFacts, Proof } from '../authority/index.ts';
import type { Term } from '../calendar/index.ts';
import type { Text } from '../kernel/refusal.ts';
import type { Instant } from '../kernel/time.ts';
import type {
  Channel,
  Collector,
  DeliveryChannel,
  HandOverSide,
  IntakeChannel,
  Office,
  Outcome,
  PauseGround,
  Stage,
} from './state.ts';

/** What a component of the dossier came as: how many, and which scans by their hash. */
export interface FiledComponent {
  readonly no: number;
  readonly count: number;
  readonly files: readonly string[];
}

/** What is known of a dossier when it comes in, by whatever way. Personal data stands elsewhere, under a salted digest. */
export interface Filed {
  readonly code: string;
  readonly oneStopId: string;
  readonly procedureVersionId: string;
  /** The unit that works on it, or will. */
  readonly unitId: string;
  readonly channel: IntakeChannel;
  /** Sets of the dossier handed in. */
  readonly copies: number;
  readonly components: readonly FiledComponent[];
  /** What who-decides may depend on. */
  readonly facts: CaseFacts;
  readonly partyDigest: string;
}

/** A limit begins, goes on or begins anew: when it ends by law. */
export interface Promised {
  readonly dueAt: Instant;
}

/** A dossier's own life, by kind of what happened. Events that start no state of their own carry what a page tells. */
interface Facts {
  /** Came by post or online, or was handed in incomplete: it has a code, but does not count as received. */
  readonly filed: Filed;
  /** A part of an interlinked dossier, whose turn comes when the parts before it are decided. */
  readonly linked: Filed & { readonly lead: string; readonly no: number; readonly after: readonly number[] };
  readonly received: Filed &
    Promised & {
      readonly term: Term;
      /** The regime whose forms it is received under. */
      readonly regime: string;
      /** Its line in the one-stop's register of that year (form 01). */
      readonly line: number;
      /** The published process that it follows; null where there was none. */
      readonly processVersionId: string | null;
    };
  readonly 'intake-refused': { readonly personId: string; readonly reasons: readonly string[] };
  readonly 'supplement-drafted': {
    readonly personId: string;
    readonly items: readonly string[];
    readonly ground: string;
  };
  readonly 'supplement-declined': { readonly personId: string; readonly reason: string };
  readonly 'supplement-asked': {
    readonly stage: Stage;
    readonly items: readonly string[];
    readonly ground: string;
    readonly askedBy: string;
    readonly approvedBy: string;
    readonly number: string;
  };
  /** The applicant brought what was asked. Examination begins anew, with the whole limit; at intake nothing runs yet. */
  readonly supplemented: {
    readonly personId: string;
    readonly components: readonly FiledComponent[];
    readonly dueAt: Instant | null;
  };
  readonly taken: { readonly personId: string };
  readonly assigned: { readonly personId: string; readonly by: string };
  readonly 'handed-over': {
    readonly from: HandOverSide;
    readonly to: HandOverSide;
    readonly note: string | null;
  };
  readonly accepted: {
    readonly from: HandOverSide;
    readonly to: HandOverSide & { readonly personId: string };
  };
  readonly declined: { readonly from: HandOverSide; readonly to: HandOverSide; readonly reason: string };
  readonly consulted: {
    readonly id: string;
    readonly unitId: string;
    readonly question: string;
    readonly answerBy: Instant;
  };
  readonly answered: { readonly id: string; readonly personId: string; readonly answer: string };
  /** Silence is not consent: it is recorded that no answer came, or that none is needed any more. */
  readonly unanswered: { readonly id: string; readonly personId: string; readonly reason: string };
  readonly inspected: {
    readonly personId: string;
    readonly on: Instant;
    readonly place: string;
    readonly present: string;
    readonly findings: string;
    readonly files: readonly string[];
  };
  readonly proposed: { readonly personId: string; readonly outcome: Outcome; readonly reason: string | null };
  readonly 'sent-back': { readonly personId: string; readonly reason: string };
  readonly suspended: {
    readonly personId: string;
    readonly ground: PauseGround;
    readonly paper: string;
    readonly note: string | null;
  };
  readonly resumed: Promised & { readonly personId: string; readonly paper: string | null };
  readonly apologised: {
    /** How many times, this one included, since the limit last began. */
    readonly count: number;
    /** Told as early as the regime wants it. A late apology is still owed. */
    readonly inTime: boolean;
    readonly cause: string;
    readonly from: Instant;
    readonly to: Instant;
    readonly number: string;
    /** The body in whose name it is signed. */
    readonly body: Text;
    readonly signer: Proof['signer'];
  };
  readonly decided: {
    readonly outcome: Outcome;
    readonly reason: string | null;
    /** What a refused applicant can do; null for a grant. */
    readonly remedy: string | null;
    readonly number: string;
    readonly resultSha256: string;
    readonly proof: Proof;
  };
  /** A new version of an issued result. The old one stays, and is named. */
  readonly corrected: {
    readonly reason: string;
    readonly number: string;
    readonly replaces: string;
    readonly resultSha256: string;
    readonly proof: Proof;
  };
  readonly withdrawn: { readonly personId: string; readonly reason: string };
  readonly stopped: {
    readonly personId: string | null;
    readonly ground: string;
    readonly number: string | null;
    readonly body: Text | null;
    readonly signer: Proof['signer'] | null;
  };
  readonly dispatched: {
    readonly personId: string;
    readonly channel: DeliveryChannel;
    readonly reference: string;
  };
  readonly 'delivery-failed': { readonly personId: string; readonly reason: string };
  readonly returned: {
    readonly personId: string;
    readonly channel: Channel;
    /** Who took it, at the counter. */
    readonly collector: Collector | null;
    /** What shows that it arrived: the post's receipt, the moment of the download. Null at the counter: the slip. */
    readonly proof: string | null;
  };
  readonly closed: { readonly personId: string };
  readonly reopened: {
    readonly personId: string;
    readonly complaint: string;
    readonly reason: string;
    /** Where it begins again: what was never received does so before reception, a part before its turn. */
    readonly as: 'received' | 'filed' | 'waiting';
    /** Null for one that was never received. */
    readonly dueAt: Instant | null;
  };
  /** The calendar changed while the dossier was open. */
  readonly redated: { readonly from: Instant; readonly to: Instant; readonly change: string };
  readonly transferred: Transfer;
}

/** An office ended, and another goes on. */
export interface Transfer {
  readonly from: Office;
  readonly to: Office;
  /** By which document; null when none says so. */
  readonly document: { readonly document: string; readonly number: string } | null;
}

export type Fact = keyof Facts;
export type EventKind = `dossier.${Fact}`;

/** What happens to a dossier, each a fact of its moment. */
export type DossierEvent = {
  readonly [F in Fact]: { readonly kind: `dossier.${F}`; readonly data: Facts[F] };
}[Fact];

export type FactData<F extends Fact> = Facts[F];
