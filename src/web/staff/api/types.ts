import type { Day, Instant, Period } from '../../../kernel/time.ts';
import type { Acts } from './act-types.ts';
import type { Outcome, StoredFile, Way } from './basic-types.ts';

export type { Collector, Outcome, StoredFile, Way } from './basic-types.ts';

/** The shapes that `/api/v1` answers with and takes, as the staff's pages see them. */

export interface Text {
  readonly vi: string;
  readonly en: string;
}

export type Duty = 'receive' | 'process' | 'decide' | 'control' | 'administer';
export type State =
  | 'filed'
  | 'waiting'
  | 'received'
  | 'processing'
  | 'supplementing'
  | 'suspended'
  | 'proposed'
  | 'decided'
  | 'returned'
  | 'closed'
  | 'refused'
  | 'withdrawn'
  | 'stopped';
export type Action = keyof Acts;
export type Sex = 'male' | 'female';
export type ComponentKind = 'original' | 'copy' | 'certified-copy' | 'form';

export interface OneStop {
  readonly id: string;
  readonly slug: string;
  readonly name: Text;
}

export interface Position {
  readonly id: string;
  readonly title: Text;
  readonly rank: string;
  readonly unit: { readonly id: string; readonly name: Text };
  readonly oneStop: OneStop | null;
}

export interface Me {
  readonly person: { readonly id: string; readonly name: string };
  readonly duties: readonly Duty[];
  readonly positions: readonly Position[];
  /** The server's clock, which in a demonstration is not today's. */
  readonly now: Instant;
  readonly demo: boolean;
}

/** Offered to whoever is not signed in, by a demonstration only. */
export interface DemoAccount {
  readonly username: string;
  readonly password: string;
  readonly name: string;
  readonly role: Text;
}

export interface ProcedureRow {
  readonly code: string;
  readonly name: Text;
  readonly field: Text;
  /** `5 ngày làm việc`. */
  readonly term: Text;
  /** Đồng. */
  readonly fee: number;
}

export interface ComponentRow {
  readonly no: number;
  readonly name: Text;
  readonly kind: ComponentKind;
  readonly count: number;
  readonly required: boolean;
}

/** Who decides, or why nobody can; the chain goes as far as it holds. */
export type DecidedBy =
  | { readonly holder: Text; readonly chain: readonly ChainLink[] }
  | { readonly refusal: Text; readonly chain: readonly ChainLink[] };

export interface ProcedureView {
  readonly code: string;
  readonly name: Text;
  readonly field: Text;
  readonly term: Text;
  readonly fee: { readonly amount: number; readonly note: Text | null };
  readonly components: readonly ComponentRow[];
  readonly processedBy: Text;
  readonly decidedBy: DecidedBy;
  readonly channels: readonly Way[];
  readonly dueIfReceivedNow: Instant;
  readonly duePlain: readonly Text[];
  readonly posterUrl: string;
}

export interface Applicant {
  readonly fullName: string;
  readonly identityNumber: string;
  readonly birthDate?: Day;
  readonly sex?: Sex;
  readonly address: string;
  readonly phone: string;
  readonly email?: string;
}

export const lists = ['mine', 'unit', 'one-stop', 'to-decide', 'to-return', 'today', 'late', 'done'] as const;
export type ListName = (typeof lists)[number];

export interface Counts {
  readonly mine: number;
  readonly unit: number;
  readonly oneStop: number;
  readonly toDecide: number;
  readonly toReturn: number;
  readonly today: number;
  readonly late: number;
}

export interface DossierRow {
  readonly code: string;
  readonly procedure: { readonly code: string; readonly name: Text };
  readonly applicantName: string;
  readonly state: State;
  readonly outcome: Outcome | null;
  /** Null for what is not received, as is the due moment. */
  readonly receivedAt: Instant | null;
  readonly dueAt: Instant | null;
  /** What the applicant was told last: the limit, or later by an apology. */
  readonly appointedAt: Instant | null;
  readonly late: boolean;
  readonly unit: { readonly id: string; readonly name: Text };
  readonly assignee: { readonly id: string; readonly name: string } | null;
}

export interface DossierPage {
  readonly items: readonly DossierRow[];
  readonly more: boolean;
  readonly page: number;
  readonly pageSize: number;
}

export interface ReceivedComponent extends ComponentRow {
  readonly received: number;
  readonly files: readonly (StoredFile & { readonly url: string })[];
}

export type ChainKind =
  | 'law'
  | 'city-decision'
  | 'decision'
  | 'annex-row'
  | 'position'
  | 'substitution'
  | 'person';

export interface ChainLink {
  readonly kind: ChainKind;
  readonly text: Text;
  readonly document?: {
    /** Slug in the register of documents; not with chains that were kept before it was. */
    readonly document?: string;
    readonly number: string;
    readonly issuedOn: Day;
    readonly validTo: Day | null;
    /** Made up for a demonstration. */
    readonly illustrative: boolean;
  };
  readonly article?: string | null;
  readonly period?: Period;
}

export interface Authority {
  /** Whether the signed-in person may decide, now. */
  readonly may: boolean;
  readonly holder: Text | null;
  readonly signers: readonly { readonly name: string; readonly title: Text }[];
  /** The form of signature, such as `KT. CHỦ TỊCH`; several lines. */
  readonly signature: string | null;
  readonly chain: readonly ChainLink[];
  readonly refusal: Text | null;
}

export interface CourseItem {
  readonly at: Instant;
  readonly kind: string;
  readonly text: Text;
  readonly by: string | null;
  readonly unit: Text | null;
  readonly reason: string | null;
}

interface Side {
  readonly unit: Text;
  readonly person: string | null;
}

/** Neither answered nor closed: open. */
export interface Consultation {
  readonly id: string;
  readonly unit: Text;
  readonly question: string;
  readonly answerBy: Instant;
  readonly answer: { readonly text: string; readonly by: string | null; readonly at: Instant } | null;
  readonly unanswered: string | null;
}

/** What moved a due moment; `to` is null while the limit stands still. */
export interface DueChange {
  readonly at: Instant;
  readonly from: Instant | null;
  readonly to: Instant | null;
  readonly cause: 'paused' | 'resumed' | 'restarted' | 'reappointed' | 'redated';
  readonly ground: 'supplement' | 'financial-duty' | 'other-authority' | null;
  readonly paper: string | null;
}

/** What is under way beside the state. */
export interface Standing {
  readonly draft: { readonly items: readonly string[]; readonly ground: string } | null;
  readonly supplement: {
    readonly stage: 'intake' | 'examination';
    readonly items: readonly string[];
  } | null;
  readonly handOver: { readonly from: Side; readonly to: Side } | null;
  readonly consultations: readonly Consultation[];
  readonly delivery: { readonly channel: 'post' | 'online'; readonly reference: string } | null;
}

/** One part of an interlinked dossier. */
export interface Part {
  readonly no: number;
  readonly code: string;
  readonly procedure: { readonly code: string; readonly name: Text };
  readonly oneStop: Text;
  readonly state: State;
  readonly dueAt: Instant | null;
  /** The parts that must be granted before this one begins. */
  readonly after: readonly number[];
}

/** A paper that can be printed. */
export interface OfferedPaper {
  readonly key: string;
  readonly form: string | null;
  readonly title: string;
  readonly url: string;
}

export interface UnitName {
  readonly slug: string;
  readonly name: Text;
  /** Of the committee whose one-stop was named. */
  readonly near: boolean;
}

export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly title: Text;
}

export interface DossierView extends DossierRow {
  readonly oneStop: { readonly slug: string; readonly name: Text };
  readonly applicant: Applicant;
  readonly components: readonly ReceivedComponent[];
  readonly note: string | null;
  readonly channel: Way;
  readonly standing: Standing;
  /** Null when the unit is not there any more. */
  readonly unitSlug: string | null;
  readonly parts: readonly Part[];
  readonly due: {
    readonly at: Instant;
    readonly plain: readonly Text[];
    readonly original: Instant;
    readonly changes: readonly DueChange[];
    readonly sheetUrl: string;
  } | null;
  /** Every opinion that was asked for; those that this person's unit has to answer. */
  readonly consultations: readonly Consultation[];
  readonly askedOfMe: readonly string[];
  /** `noticeDays`: working days before the appointment by which the applicant has to be told. */
  readonly apologies: { readonly used: number; readonly allowed: number; readonly noticeDays: number };
  /** Every version of the result, oldest first. */
  readonly results: readonly {
    readonly no: number;
    readonly number: string;
    readonly at: Instant;
    readonly url: string;
  }[];
  readonly course: readonly CourseItem[];
  readonly authority: Authority;
  readonly proposal: {
    readonly outcome: Outcome;
    readonly reason: string | null;
    readonly by: string;
    readonly at: Instant;
  } | null;
  readonly decision: {
    readonly number: string;
    readonly outcome: Outcome;
    readonly reason: string | null;
    readonly signer: string;
    readonly signature: string;
    readonly at: Instant;
    /** The basis as it stood when it was signed. */
    readonly chain: readonly ChainLink[];
    readonly resultUrl: string;
  } | null;
  /** On the slip; only counter officers of the receiving one-stop see it. */
  readonly secret?: string;
  readonly slipUrl: string | null;
  readonly statusUrl: string;
  readonly actions: readonly Action[];
}

export interface PostingRow {
  readonly procedure: { readonly code: string; readonly name: Text; readonly field: Text };
  readonly delegated: boolean;
  readonly postedAt: Instant | null;
  /** Who decides is another since it was posted. */
  readonly outdated: boolean;
  /** A photograph of the wall. */
  readonly photoUrl: string | null;
  readonly pageUrl: string;
  readonly posterUrl: string;
  readonly decidedBy: Text | null;
}

export interface Postings {
  readonly postings: readonly PostingRow[];
}
