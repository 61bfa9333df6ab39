import {
  entryOn,
  fingerprint,
  type GapCode,
  lookupOf,
  type OneStopEntry,
  type PostingEntry,
  type ProcedureEntry,
  type Register,
  who,
} from '../authority/index.ts';
import type { Text } from '../kernel/refusal.ts';
import { fold } from '../kernel/text.ts';
import type { Day } from '../kernel/time.ts';

/** `outdated`: it shows who decided before. A new version of the procedure has to be posted anew. */
export type PostingState = 'posted' | 'outdated' | 'not-posted';

export interface MatrixCell {
  readonly holder: Text | null;
  readonly delegated: boolean;
  readonly code: GapCode | null;
  readonly posted: PostingState;
}

export interface Matrix {
  readonly on: Day;
  /** All fields of the day, to choose from. */
  readonly fields: readonly Text[];
  readonly oneStops: readonly { slug: string; name: Text; level: OneStopEntry['level'] }[];
  readonly procedures: readonly { code: string; name: Text; field: Text }[];
  /** One row for each procedure, one cell for each one-stop; null where the procedure is not received. */
  readonly cells: readonly (readonly (MatrixCell | null)[])[];
}

export interface MatrixFilter {
  readonly on: Day;
  /** The Vietnamese or English name of a field. */
  readonly field?: string | undefined;
  /** Words of the name or code, with or without accents. */
  readonly q?: string | undefined;
}

const collator = new Intl.Collator('vi');

/** Who decides what is received where, on a day: every procedure that some one-stop receives. */
export function matrixOf(register: Register, { on, field, q = '' }: MatrixFilter): Matrix {
  const received = receivedOn(register, on);
  const words = fold(q).split(' ').filter(Boolean);
  const procedures = received
    .filter(({ field: own }) => field === undefined || own.vi === field || own.en === field)
    .filter(({ procedure, name }) => {
      const text = fold(`${procedure} ${name.vi} ${name.en}`);
      return words.every((word) => text.includes(word));
    });
  const oneStops = register.oneStops
    .filter((o) => entryOn([o], on))
    .toSorted((a, b) => heights[a.level] - heights[b.level] || collator.compare(a.name.vi, b.name.vi));
  const postings = lastPostings(register);
  return {
    on,
    fields: [...new Map(received.map((p) => [p.field.vi, p.field])).values()],
    oneStops: oneStops.map(({ oneStop, name, level }) => ({ slug: oneStop, name, level })),
    procedures: procedures.map(({ procedure, name, field: own }) => ({ code: procedure, name, field: own })),
    cells: procedures.map((p) => oneStops.map((o) => cellOf(register, p, o, on, postings))),
  };
}

const heights: Record<OneStopEntry['level'], number> = { city: 0, district: 1, ward: 2 };

function receivedOn(register: Register, on: Day): ProcedureEntry[] {
  const codes = new Set(register.routes.filter((r) => entryOn([r], on)).map((r) => r.procedure));
  return register.procedures
    .filter((p) => codes.has(p.procedure) && entryOn([p], on))
    .sort((a, b) => collator.compare(a.field.vi, b.field.vi) || collator.compare(a.name.vi, b.name.vi));
}

/** The last posting of each version at each one-stop. */
function lastPostings(register: Register): Map<string, PostingEntry> {
  const last = new Map<string, PostingEntry>();
  for (const posting of register.postings) {
    const key = `${posting.oneStop} ${posting.version}`;
    const before = last.get(key);
    if (!before || before.postedAt <= posting.postedAt) last.set(key, posting);
  }
  return last;
}

function cellOf(
  register: Register,
  { procedure, version }: ProcedureEntry,
  { oneStop }: OneStopEntry,
  on: Day,
  postings: ReadonlyMap<string, PostingEntry>,
): MatrixCell | null {
  const routes = lookupOf(register).procedures.get(procedure)?.routes.get(oneStop);
  if (!entryOn(routes, on)) return null;
  const authority = who(register, { procedure, oneStop, at: on });
  const posting = postings.get(`${oneStop} ${version}`);
  const isOutdated = !!posting?.fingerprint && posting.fingerprint !== fingerprint(authority);
  return {
    holder: authority.kind === 'standing' ? authority.holder : null,
    delegated: authority.kind === 'standing' && authority.delegated,
    code: authority.kind === 'gap' ? authority.code : null,
    posted: !posting ? 'not-posted' : isOutdated ? 'outdated' : 'posted',
  };
}
