import { type DocumentEntry, type Effect, periodOn, type Register, type Row } from '../authority/index.ts';
import type { Text } from '../kernel/refusal.ts';
import { fold } from '../kernel/text.ts';
import type { Day, Period } from '../kernel/time.ts';
import { positionTitle, procedureName, unitName } from './names.ts';

/** `suspended`: between two periods in which it holds. */
export type DocumentState = 'future' | 'in-force' | 'suspended' | 'ended';

/** Where a day lies among periods. Without any, it never came to hold and is `ended`. */
export function stateOn(periods: readonly Period[], on: Day): DocumentState {
  if (periodOn(periods, on)) return 'in-force';
  const [first] = periods;
  if (!first) return 'ended';
  if (on < first.from) return 'future';
  return periods.some((period) => on < period.from) ? 'suspended' : 'ended';
}

export interface ListedDocument {
  readonly document: string;
  readonly number: string;
  readonly kind: DocumentEntry['kind'];
  readonly title: Text;
  readonly issuer: string;
  readonly issuedOn: Day;
  readonly illustrative: boolean;
  readonly inForce: readonly Period[];
  readonly state: DocumentState;
  readonly rows: { readonly all: number; readonly inForce: number };
  /** How many different procedures its rows are about. */
  readonly procedures: number;
}

export interface DocumentFilter {
  readonly on: Day;
  /** Words of its number, title or issuer, with or without accents. */
  readonly q?: string | undefined;
  readonly kind?: DocumentEntry['kind'] | undefined;
}

/** The documents of the register, the newest first. */
export function listDocuments(register: Register, { on, q = '', kind }: DocumentFilter): ListedDocument[] {
  const words = fold(q).split(' ').filter(Boolean);
  const rows = Map.groupBy(register.rows, (row) => row.document);
  return register.documents
    .filter((d) => kind === undefined || d.kind === kind)
    .filter((d) => {
      const text = fold(`${d.number} ${d.title.vi} ${d.title.en} ${d.issuer}`);
      return words.every((word) => text.includes(word));
    })
    .map((d) => listed(d, rows.get(d.document) ?? [], on))
    .sort((a, b) => (a.issuedOn === b.issuedOn ? order(a.number, b.number) : order(b.issuedOn, a.issuedOn)));
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const listed = (d: DocumentEntry, rows: readonly Row[], on: Day): ListedDocument => ({
  document: d.document,
  number: d.number,
  kind: d.kind,
  title: d.title,
  issuer: d.issuer,
  issuedOn: d.issuedOn,
  illustrative: d.illustrative,
  inForce: d.inForce,
  state: stateOn(d.inForce, on),
  rows: { all: rows.length, inForce: rows.filter((row) => periodOn(row.periods, on)).length },
  procedures: new Set(rows.map((row) => row.procedure)).size,
});

/** A document as others name it. */
export interface Named {
  readonly document: string;
  readonly number: string;
  readonly title: Text;
}

type Affecting = Omit<Effect, 'document' | 'on'>;

export interface DocumentRow
  extends Pick<Row, 'annex' | 'no' | 'conditions' | 'reporting' | 'term' | 'periods'> {
  readonly procedure: { readonly code: string; readonly name: Text };
  readonly delegator: { readonly unit: string; readonly name: Text };
  readonly delegate: { readonly unit: string; readonly name: Text };
  /** Title of the one position that it is given to. */
  readonly position: Text | null;
  readonly state: DocumentState;
}

export interface DocumentDetail extends Omit<ListedDocument, 'rows'> {
  readonly signer: string | null;
  /** Both ways of the chain: what it rests on, and what rests on it. */
  readonly restsOn: readonly Named[];
  readonly resting: readonly Named[];
  /** What it does to others, and what others do to it. */
  readonly effects: readonly (Affecting & { readonly document: Named })[];
  readonly affected: readonly (Affecting & { readonly by: Named })[];
  readonly rows: readonly DocumentRow[];
}

/** Everything about one document; undefined when the register does not have it. */
export function documentDetail(register: Register, slug: string, on: Day): DocumentDetail | undefined {
  const bySlug = new Map(register.documents.map((d) => [d.document, d]));
  const entry = bySlug.get(slug);
  if (!entry) return undefined;
  const named = (document: string): Named => {
    const { number = document, title = { vi: document, en: document } } = bySlug.get(document) ?? {};
    return { document, number, title };
  };
  const rows = register.rows.filter((row) => row.document === slug);
  const affecting = ({ effect, from, carriesOver }: Effect): Affecting => ({ effect, from, carriesOver });
  return {
    ...listed(entry, rows, on),
    signer: entry.signer,
    restsOn: entry.restsOn.map(named),
    resting: register.documents.filter((d) => d.restsOn.includes(slug)).map((d) => named(d.document)),
    effects: register.effects
      .filter((e) => e.document === slug)
      .map((e) => ({ ...affecting(e), document: named(e.on) })),
    affected: register.effects
      .filter((e) => e.on === slug)
      .map((e) => ({ ...affecting(e), by: named(e.document) })),
    rows: rows
      .toSorted((a, b) => order(a.annex, b.annex) || a.no - b.no || order(a.delegate, b.delegate))
      .map((row) => rowOn(register, row, on)),
  };
}

function rowOn(register: Register, row: Row, on: Day): DocumentRow {
  const { annex, no, procedure, delegator, delegate, position, conditions, reporting, term, periods } = row;
  // Names as of when the row held: a district that was abolished keeps the name under which it decided.
  const then = periodOn(periods, on) ? on : (periods.at(-1)?.from ?? on);
  return {
    annex,
    no,
    procedure: { code: procedure, name: procedureName(register, procedure, then) },
    delegator: { unit: delegator, name: unitName(register, delegator, then) },
    delegate: { unit: delegate, name: unitName(register, delegate, then) },
    position: position === null ? null : positionTitle(register, position, then),
    conditions,
    reporting,
    term,
    periods,
    state: stateOn(periods, on),
  };
}
