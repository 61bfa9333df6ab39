import type { Text } from '../kernel/refusal.ts';
import type { Day, Instant } from '../kernel/time.ts';
import type { UnitEntry } from './register.ts';

/** What is known of a case beyond its procedure; a delegation may depend on it. */
export interface CaseFacts {
  readonly caseType?: string | undefined;
  /** Đồng. */
  readonly value?: number | undefined;
}

export interface Question {
  readonly procedure: string;
  readonly oneStop: string;
  /** A day stands for its whole length: authority changes at midnight in Việt Nam. */
  readonly at: Instant | Day;
  readonly facts?: CaseFacts;
}

export interface DocumentRef {
  readonly document: string;
  readonly number: string;
  readonly issuedOn: Day;
  readonly validTo: Day | null;
  readonly illustrative: boolean;
}

/** One link of the chain by which somebody may decide. */
export interface Link {
  readonly kind: 'law' | 'city-decision' | 'decision' | 'annex-row' | 'position' | 'substitution' | 'person';
  readonly text: Text;
  readonly document?: DocumentRef;
  readonly article?: string | null;
  /** The period in which this link holds, as far as it has one. */
  readonly period?: { readonly from: Day; readonly to: Day | null };
}

export interface Signer {
  readonly personId: string;
  readonly name: string;
  readonly title: Text;
  /** The lines above the name, Decree 30/2020/NĐ-CP art. 13 and annex I: `KT. CHỦ TỊCH`, `PHÓ CHỦ TỊCH`. */
  readonly signature: readonly string[];
  /** The link by which somebody other than the head signs. */
  readonly substitution: Link | null;
}

/** Somebody may decide. */
export interface Standing {
  readonly kind: 'standing';
  /** The body that decides. */
  readonly unit: UnitEntry;
  /** That body, by the title of its head. */
  readonly holder: Text;
  readonly delegated: boolean;
  readonly chain: readonly Link[];
  readonly signers: readonly Signer[];
  /** Deputies whom a delegation leaves out: a delegate may not delegate further. */
  readonly leftOut: readonly string[];
}

/** Nobody may decide: the first broken link, and the chain as far as it holds. */
export interface Gap {
  readonly kind: 'gap';
  readonly code: GapCode;
  readonly text: Text;
  readonly chain: readonly Link[];
}

/** The first link that does not hold, in the order in which they are looked at. */
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

export type Authority = Standing | Gap;
