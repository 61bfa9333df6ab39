import { fold } from '../../../../kernel/text.ts';
import { addDays, type Day } from '../../../../kernel/time.ts';
import type { Change, NamedProcedure } from '../../api/authority-types.ts';
import type { FieldError } from '../../api/problem.ts';

/** The changes that can be typed on a page; others come by import or through the API. */
export const changeKinds = ['document', 'delegate', 'repeal', 'suspend', 'extend', 'replace'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** A row of a new annex, as it is being typed. */
export interface TypedRow {
  readonly procedure: NamedProcedure;
  readonly delegate: string;
}

/** A change as it is being typed: all fields of all kinds, so that changing the kind loses nothing. */
export interface TypedChange {
  readonly kind: ChangeKind;
  /** Slug of the document that is repealed, suspended, …, or that delegates. */
  readonly document: string;
  /** Slug of the document that does it; empty when nobody knows. */
  readonly by: string;
  readonly from: Day | null;
  /** The last day, the way people name an end. */
  readonly to: Day | null;
  /** `I/3`; null for the whole document. */
  readonly someRows: readonly string[] | null;
  readonly carriesOver: boolean;
  readonly number: string;
  readonly title: string;
  readonly issuer: string;
  readonly signer: string;
  readonly issuedOn: Day | null;
  readonly restsOn: readonly string[];
  readonly delegator: string;
  readonly annex: string;
  readonly rows: readonly TypedRow[];
}

export const emptyChange: TypedChange = {
  kind: 'repeal',
  document: '',
  by: '',
  from: null,
  to: null,
  someRows: null,
  carriesOver: false,
  number: '',
  title: '',
  issuer: '',
  signer: '',
  issuedOn: null,
  restsOn: [],
  delegator: '',
  annex: 'I',
  rows: [],
};

export const rowKey = ({ annex, no }: { readonly annex: string; readonly no: number }): string =>
  `${annex}/${no}`;

function rowOf(key: string): { annex: string; no: number } {
  const at = key.lastIndexOf('/');
  return { annex: key.slice(0, at), no: Number(key.slice(at + 1)) };
}

/** `3500/QĐ-UBND` issued in 2023 becomes `3500-qd-ubnd-2023`: another year may use the number again. */
export const slugOf = (number: string, issuedOn: Day): string =>
  `${fold(number)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')}-${issuedOn.slice(0, 4)}`;

/** What may be missing of a change. */
export type ChangeField =
  | 'document'
  | 'by'
  | 'from'
  | 'to'
  | 'rows'
  | 'number'
  | 'title'
  | 'issuer'
  | 'issuedOn'
  | 'delegator'
  | 'delegate';

export interface ChangeWords {
  readonly needed: (field: ChangeField) => string;
  readonly order: string;
  readonly noRow: string;
}

export type Made =
  | { readonly ok: true; readonly change: Change }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

/** The command behind what was typed, or what is missing; every other rule is the server's to tell. */
export function toChange(typed: TypedChange, words: ChangeWords): Made {
  const errors: FieldError[] = [];
  const missing = (path: ChangeField, message = words.needed(path)) => errors.push({ path, message });
  const { kind, document, by, from, to, someRows, carriesOver } = typed;
  const period = { from: from as Day, to: to && addDays(to, 1) };
  const days = (endNeeded: boolean) => {
    if (!from) missing('from');
    if (!to && endNeeded) missing('to');
    if (from && to && to < from) missing('to', words.order);
  };
  const rows = someRows?.map(rowOf);
  if (kind !== 'document' && document === '') missing('document');
  if (rows?.length === 0 && kind !== 'replace') missing('rows', words.noRow);
  const some = rows ? { rows } : {};
  const made = (): Change => {
    switch (kind) {
      case 'repeal':
        return { kind, document, by: by || null, from: from as Day, ...some };
      case 'suspend':
        return { kind, document, by: by || null, period, ...some };
      case 'extend':
        return { kind, document, by: by || null, to: period.to as Day, ...some };
      case 'replace':
        return { kind, document, by, from: from as Day, carriesOver };
      case 'document':
        return { kind, document: newDocument(typed, period) };
      case 'delegate':
        return { kind, document, delegator: typed.delegator, period, rows: newRows(typed) };
    }
  };
  switch (kind) {
    case 'repeal':
      if (!from) missing('from');
      break;
    case 'extend':
      if (!to) missing('to');
      break;
    case 'suspend':
      days(true);
      break;
    case 'replace':
      if (by === '') missing('by');
      if (!from) missing('from');
      break;
    case 'document':
      for (const path of ['number', 'title', 'issuer'] as const) if (typed[path].trim() === '') missing(path);
      if (!typed.issuedOn) missing('issuedOn');
      days(false);
      break;
    case 'delegate':
      if (typed.delegator === '') missing('delegator');
      days(true);
      if (typed.rows.length === 0) missing('rows', words.noRow);
      typed.rows.forEach(({ delegate }, index) => {
        if (delegate === '')
          errors.push({ path: `rows.${index}.delegate`, message: words.needed('delegate') });
      });
      break;
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, change: made() };
}

type ChangeOf<K extends Change['kind']> = Extract<Change, { kind: K }>;

function newDocument(
  typed: TypedChange,
  inForce: { from: Day; to: Day | null },
): ChangeOf<'document'>['document'] {
  const { number, title, issuer, signer, restsOn } = typed;
  const issuedOn = typed.issuedOn as Day;
  const name = title.trim();
  return {
    document: slugOf(number, issuedOn),
    number: number.trim(),
    kind: 'decision',
    // A decision has a Vietnamese title only; English readers see that one until somebody translates it.
    title: { vi: name, en: name },
    issuer: issuer.trim(),
    signer: signer.trim() || null,
    issuedOn,
    illustrative: false,
    inForce: [inForce],
    restsOn: [...restsOn],
  };
}

const newRows = ({ annex, rows }: TypedChange): ChangeOf<'delegate'>['rows'] =>
  rows.map(({ procedure, delegate }, index) => ({
    annex: annex.trim() || 'I',
    no: index + 1,
    procedure: procedure.code,
    delegate,
    position: null,
    territory: null,
    conditions: { caseType: null, value: null },
    reporting: null,
    term: null,
  }));
