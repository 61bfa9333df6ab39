import type { ProcedureVersion, Route } from '../catalogue/index.ts';
import type { Text } from '../kernel/refusal.ts';
import type { Day, Period } from '../kernel/time.ts';
import type { LegalDocument } from '../legal/index.ts';
import type { Holder, OneStop, Unit } from '../organization/index.ts';

/** Who decides by law, before any delegation. */
export interface Competence {
  readonly procedureId: string;
  readonly level: 'district' | 'ward';
  readonly holder: 'committee' | 'chairperson' | 'division';
  readonly divisionId: string | null;
  readonly documentId: string;
  readonly article: string | null;
}

/** One row of a delegation decision's annex. */
export interface DelegationRow {
  readonly id: string;
  readonly documentId: string;
  readonly annex: string;
  readonly no: number;
  readonly procedureId: string;
  readonly delegatorId: string;
  readonly delegateId: string;
  readonly territoryId: string;
  readonly validity: Period;
}

/** Everything that bears on who may decide, as it stands on one day. */
export interface Register {
  readonly on: Day;
  readonly units: ReadonlyMap<string, Unit>;
  readonly oneStops: ReadonlyMap<string, OneStop>;
  readonly versions: ReadonlyMap<string, ProcedureVersion>;
  readonly routes: readonly Route[];
  readonly competences: readonly Competence[];
  readonly rows: readonly DelegationRow[];
  readonly documents: ReadonlyMap<string, LegalDocument>;
  /** Persons in positions, by unit. */
  readonly holders: ReadonlyMap<string, readonly Holder[]>;
}

export interface DocumentRef {
  readonly number: string;
  readonly issuedOn: Day;
  readonly validTo: Day | null;
  readonly illustrative: boolean;
}

/** One link of the chain by which somebody may decide. */
export interface Link {
  readonly kind: 'law' | 'city-decision' | 'decision' | 'annex-row' | 'position' | 'person';
  readonly text: Text;
  readonly document?: DocumentRef;
  readonly article?: string | null;
}

export interface Signer {
  readonly personId: string;
  readonly name: string;
  readonly title: Text;
  /** The lines above the name, Decree 30/2020/NĐ-CP art. 13 and annex I: `KT. CHỦ TỊCH`, `PHÓ CHỦ TỊCH`. */
  readonly signature: readonly string[];
}

/** Somebody may decide. */
export interface Standing {
  readonly kind: 'standing';
  readonly unitId: string;
  /** The body that decides, with the title of its head. */
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

export type GapCode =
  | 'procedure-not-in-force'
  | 'not-received-here'
  | 'no-competence-by-law'
  | 'basis-lapsed'
  | 'no-such-body'
  | 'position-vacant';

export type Authority = Standing | Gap;
