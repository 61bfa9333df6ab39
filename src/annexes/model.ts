import type { Text } from '../kernel/refusal.ts';

export type Severity = 'error' | 'warning' | 'notice';

export type FindingCode =
  | 'no-table-found'
  | 'heading-not-found'
  | 'heading-carried-on'
  | 'column-not-understood'
  | 'procedure-code-unknown'
  | 'procedure-code-repaired'
  | 'procedure-code-missing'
  | 'procedure-code-missing-found-by-name'
  | 'procedure-name-differs'
  | 'delegate-unknown'
  | 'delegate-ambiguous'
  | 'delegate-missing'
  | 'delegate-from-title'
  | 'ward-count-differs'
  | 'duplicate-row'
  | 'number-out-of-order'
  | 'row-skipped';

/** What the reader found, for a person to look at. An error stands in the way of taking the row over. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly text: Text;
  /** What would mend it. */
  readonly mend: Text | null;
  /** The rule of law that it rests on; reading rests on none. */
  readonly source: string | null;
}

/** What a column holds. */
export const ROLES = [
  'number',
  'code',
  'name',
  'field',
  'delegator',
  'delegate',
  'condition',
  'value',
  'territory',
  'term',
  'processing',
  'note',
] as const;
export type Role = (typeof ROLES)[number];

export interface Column {
  /** The heading as it stands, the lines of a heading of several rows from top to bottom. */
  readonly heading: string;
  /** Null when the column is not needed. */
  readonly role: Role | null;
}

/** Which column of a table holds what. The reader proposes it; a person may hand it back changed. */
export interface Mapping {
  /** Numbers of the rows that make up the heading, as in the file. */
  readonly headingRows: readonly number[];
  /** From left to right, one for each column of the table. */
  readonly columns: readonly Column[];
}

/** What a row may speak of: the procedures and bodies of the day on which the decision takes effect. */
export interface Vocabulary {
  readonly procedures: readonly { readonly code: string; readonly name: string; readonly field: string }[];
  /** Bodies that the delegator could mean: “the wards” are all ward committees among them. */
  readonly units: readonly NamedUnit[];
  /** Slug of the body that delegates. Of several bodies of one name, the one at its place is meant. */
  readonly delegator?: string;
}

export interface NamedUnit {
  readonly slug: string;
  readonly name: string;
  readonly kind: 'committee' | 'division' | 'office';
  readonly level: 'city' | 'district' | 'ward';
}

/** Where something stands in the file, and what stands there. */
export interface Source {
  readonly table: string;
  readonly row: number;
  readonly cells: readonly string[];
}

export interface AnnexRow {
  readonly source: Source;
  /** `I`, `II`, from the title above; null when there is none. */
  readonly annex: string | null;
  readonly no: number | null;
  /** Code of a known procedure; null, with an error among the findings, when it could not be told. */
  readonly procedure: string | null;
  /** The name as written, or else the procedure's own. */
  readonly name: string;
  readonly field: string | null;
  /** Slugs; empty, with an error among the findings, when it could not be told. */
  readonly delegates: readonly string[];
  /** As written, to be read by a person. */
  readonly condition: string | null;
  readonly value: string | null;
  readonly territory: string | null;
  /** Period of the delegation. */
  readonly term: string | null;
  /** Time that the delegate has for one case. */
  readonly processing: string | null;
  readonly note: string | null;
  readonly findings: readonly Finding[];
}

/** A row that is not about a procedure: a title, a heading, a section; the finding says which. */
export interface SkippedRow {
  readonly source: Source;
  readonly finding: Finding;
}

export interface AnnexReading {
  readonly mappings: readonly { readonly table: string; readonly mapping: Mapping }[];
  readonly rows: readonly AnnexRow[];
  readonly skipped: readonly SkippedRow[];
  /** What concerns the file as a whole, or a table. */
  readonly findings: readonly Finding[];
}
