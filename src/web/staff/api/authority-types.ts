import type { Finding as AnyFinding, Change } from '../../../authority/index.ts';
import type { Day, Instant, Period } from '../../../kernel/time.ts';
import type { FieldError } from './problem.ts';
import type { ChainLink, Text } from './types.ts';

/** The shapes of `/api/v1/authority`, as the pages about the register of authority see them. */

export type { Change };

export interface Finding extends AnyFinding {
  /** The first day on which it is so. */
  readonly from?: Day;
}

/** The first link of a chain that does not hold. */
export type GapCode =
  | 'procedure-not-in-force'
  | 'one-stop-not-open'
  | 'not-received-here'
  | 'no-competence-by-law'
  | 'no-such-body'
  | 'facts-needed'
  | 'overlapping-delegates'
  | 'delegate-not-eligible'
  | 'basis-lapsed'
  | 'position-vacant';

export interface Signer {
  readonly name: string;
  readonly title: Text;
  /** The lines above the name. */
  readonly signature: readonly string[];
  /** Signs for the head, who is another. */
  readonly substitute: boolean;
}

/** Who decides, or why nobody can. */
export interface Summary {
  readonly standing: boolean;
  readonly unit: string | null;
  readonly holder: Text | null;
  readonly delegated: boolean;
  readonly signers: readonly Signer[];
  readonly chain: readonly ChainLink[];
  readonly refusal: Text | null;
  readonly code: GapCode | null;
  /** Equal when body and documents are equal. */
  readonly fingerprint: string;
}

/** A kind of case, by an example of it; an empty `caseType` stands for every one that no document names. */
export interface CaseExample {
  readonly caseType?: string;
  /** Đồng; the lowest of its kind. */
  readonly value?: number;
}

export interface Answer extends Summary {
  readonly on: Day;
  /** To choose from, when the answer depends on the case. */
  readonly cases: readonly CaseExample[];
}

/** What is asked: a procedure at a one-stop, and what is known of the case. */
export interface Asked {
  readonly procedure: string;
  readonly oneStop: string;
  readonly caseType?: string;
  /** Đồng, as typed. */
  readonly value?: string;
}

export interface Segment {
  /** Null: since ever. */
  readonly from: Day | null;
  /** The first day that is no longer of it; null: without a known end. */
  readonly to: Day | null;
  readonly summary: Summary;
}

export type DocumentKind = 'law' | 'decree' | 'circular' | 'resolution' | 'decision';
export type DocumentState = 'future' | 'in-force' | 'suspended' | 'ended';
export type RowState = DocumentState;
export type EffectKind = 'amends' | 'replaces' | 'repeals' | 'suspends' | 'extends';

export interface DocumentSummary {
  readonly document: string;
  readonly number: string;
  readonly kind: DocumentKind;
  readonly title: Text;
  readonly issuer: string;
  readonly issuedOn: Day;
  readonly illustrative: boolean;
  readonly inForce: readonly Period[];
  readonly state: DocumentState;
  readonly rows: { readonly all: number; readonly inForce: number };
  readonly procedures: number;
}

export interface DocumentRef {
  readonly document: string;
  readonly number: string;
  readonly title: Text;
}

export interface NamedUnit {
  readonly unit: string;
  readonly name: Text;
}

export interface NamedProcedure {
  readonly code: string;
  readonly name: Text;
}

export interface FoundProcedure extends NamedProcedure {
  readonly field: Text;
}

/** A body of the register on a day. */
export interface Body extends NamedUnit {
  readonly kind: 'committee' | 'division' | 'office';
  readonly level: 'city' | 'district' | 'ward';
  readonly parent: string | null;
}

export interface NamedOneStop {
  readonly slug: string;
  readonly name: Text;
}

export interface AnnexRow {
  readonly annex: string;
  readonly no: number;
  readonly procedure: NamedProcedure;
  readonly delegator: NamedUnit;
  readonly delegate: NamedUnit;
  readonly position: Text | null;
  readonly conditions: {
    readonly caseType: string | null;
    readonly value: { readonly from: number | null; readonly to: number | null } | null;
  };
  readonly reporting: string | null;
  readonly term: string | null;
  readonly periods: readonly Period[];
  readonly state: RowState;
}

export interface DocumentView extends Omit<DocumentSummary, 'rows'> {
  readonly signer: string | null;
  readonly restsOn: readonly DocumentRef[];
  /** What rests on it. */
  readonly resting: readonly DocumentRef[];
  readonly effects: readonly {
    readonly effect: EffectKind;
    readonly from: Day;
    readonly carriesOver: boolean;
    readonly document: DocumentRef;
  }[];
  readonly affected: readonly {
    readonly effect: EffectKind;
    readonly from: Day;
    readonly carriesOver: boolean;
    readonly by: DocumentRef;
  }[];
  readonly rows: readonly AnnexRow[];
  readonly findings: readonly Finding[];
  readonly scanUrl: string | null;
}

export interface MatrixCell {
  readonly holder: Text | null;
  readonly delegated: boolean;
  readonly code: GapCode | null;
  readonly posted: 'posted' | 'outdated' | 'not-posted';
}

export interface Matrix {
  readonly on: Day;
  readonly fields: readonly Text[];
  readonly oneStops: readonly { readonly slug: string; readonly name: Text; readonly level: string }[];
  readonly procedures: readonly { readonly code: string; readonly name: Text; readonly field: Text }[];
  /** By procedure, then by one-stop; null where it is not received. */
  readonly cells: readonly (readonly (MatrixCell | null)[])[];
}

export interface Hand {
  readonly procedure: NamedProcedure;
  readonly oneStop: NamedOneStop;
  /** For which kinds of case only; empty for all. */
  readonly cases: readonly CaseExample[];
  readonly before: Summary;
  readonly after: Summary;
}

export interface Difference {
  readonly from: Day;
  readonly to: Day;
  readonly changes: readonly Hand[];
}

export interface WhatIf {
  readonly hands: readonly (Hand & {
    readonly from: Day;
    readonly to: Day | null;
  })[];
  readonly dossiers: {
    readonly caught: number;
    readonly byHand: readonly {
      readonly procedure: NamedProcedure;
      readonly oneStop: NamedOneStop;
      readonly count: number;
    }[];
    /** The first two hundred. */
    readonly list: readonly {
      readonly code: string;
      readonly procedure: NamedProcedure;
      readonly oneStop: NamedOneStop;
      readonly dueAt: Instant;
      readonly before: Text;
      readonly after: Text;
    }[];
  };
  readonly postings: readonly {
    readonly procedure: NamedProcedure;
    readonly oneStop: NamedOneStop;
    readonly posterUrl: string;
    readonly pageUrl: string;
  }[];
  readonly training: readonly NamedUnitTraining[];
  /** New since before. */
  readonly findings: readonly Finding[];
  readonly resolved: readonly Finding[];
}

interface NamedUnitTraining extends NamedUnit {
  readonly procedures: readonly NamedProcedure[];
}

export type DraftState = 'draft' | 'submitted' | 'published' | 'withdrawn';
export type DraftAction = 'change' | 'submit' | 'approve' | 'send-back' | 'withdraw';

export interface DraftSummary {
  readonly id: string;
  readonly title: string;
  readonly state: DraftState;
  readonly writtenBy: string;
  readonly writtenAt: Instant;
  readonly approvedBy: string | null;
  readonly decidedAt: Instant | null;
  readonly version: number;
}

export interface DraftView extends DraftSummary {
  readonly changes: readonly Change[];
  /** Each change in words. */
  readonly sentences: readonly Text[];
  /** Why the register would not take the changes; `changes.0.rows.3.procedure` and a sentence. */
  readonly errors: readonly FieldError[];
  /** What the lint finds that was not there before. */
  readonly findings: readonly Finding[];
  /** Null while there are errors, and when the draft is settled. */
  readonly whatIf: WhatIf | null;
  /** Why it last came back, as long as it has not been submitted again. */
  readonly sentBack: { readonly by: string | null; readonly at: Instant; readonly reason: string } | null;
  /** What this person may do now. */
  readonly actions: readonly DraftAction[];
}

/** What a column of an annex table holds; null when it is not needed. */
export type ColumnRole =
  | 'number'
  | 'code'
  | 'name'
  | 'field'
  | 'delegator'
  | 'delegate'
  | 'condition'
  | 'value'
  | 'territory'
  | 'term'
  | 'processing'
  | 'note';

/** What an annex file says, and what was made of it. */
export interface AnnexReading {
  readonly mappings: readonly {
    readonly table: string;
    readonly mapping: {
      readonly headingRows: readonly number[];
      readonly columns: readonly { readonly heading: string; readonly role: ColumnRole | null }[];
    };
  }[];
  readonly rows: readonly ReadRow[];
  readonly skipped: readonly { readonly source: Source; readonly text: Text }[];
  readonly findings: readonly Finding[];
  /** Null while there are errors. */
  readonly change: Change | null;
}

interface Source {
  readonly table: string;
  readonly row: number;
  readonly cells: readonly string[];
}

export interface ReadRow {
  readonly source: Source;
  readonly annex: string;
  readonly no: number;
  readonly procedure: string | null;
  readonly delegates: readonly string[];
  readonly findings: readonly Finding[];
}
