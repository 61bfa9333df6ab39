import type { Text } from '../kernel/refusal.ts';
import type { Day } from '../kernel/time.ts';
import { casesOf } from './cases.ts';
import { lookupOf } from './lookup.ts';
import type { Authority, CaseFacts, DocumentRef, GapCode, Signer } from './model.ts';
import { rowsAt } from './reach.ts';
import { entryOn, type Register } from './register.ts';
import { fingerprint, who } from './who.ts';

/** The register as it stands on a day. */
export interface Side {
  readonly register: Register;
  readonly on: Day;
}

/** In whose hands a procedure is at a one-stop: what people compare of an answer. */
export type Hand = { readonly documents: readonly DocumentRef[] } & (
  | {
      readonly kind: 'standing';
      readonly unit: string;
      readonly holder: Text;
      readonly delegated: boolean;
      readonly signers: readonly Signer[];
    }
  | { readonly kind: 'gap'; readonly code: GapCode; readonly text: Text }
);

/** A procedure at a one-stop that is in one hand before and in another after. */
export interface HandChange {
  readonly procedure: string;
  readonly oneStop: string;
  /** For which kinds of case, by an example of each (`casesOf`); empty for all. */
  readonly cases: readonly CaseFacts[];
  readonly before: Hand;
  readonly after: Hand;
}

/**
 * Who could decide what, before and after: two days of one register, or two registers. Every procedure at every
 * one-stop where people can come with it before or after; only those where the body or the documents differ.
 */
export function differenceBetween(before: Side, after: Side): HandChange[] {
  const changes: HandChange[] = [];
  for (const [procedure, oneStops] of received([before, after])) {
    for (const oneStop of oneStops) {
      const cases = casesAt([before.register, after.register], procedure, oneStop);
      for (const change of changesAt(before, after, { procedure, oneStop, cases }).values()) {
        changes.push(asHandChange(change));
      }
    }
  }
  return changes;
}

/** A procedure at a one-stop, with the kinds of case that are told apart there. */
export interface Asked {
  readonly procedure: string;
  readonly oneStop: string;
  readonly cases: readonly CaseFacts[];
}

export interface AnswerChange extends Asked {
  readonly before: Authority;
  readonly after: Authority;
}

/** What differs there, by what it differs in: the same key means the same change. */
export function changesAt(
  before: Side,
  after: Side,
  { procedure, oneStop, cases }: Asked,
): ReadonlyMap<string, AnswerChange> {
  let found: Map<string, AnswerChange & { readonly cases: CaseFacts[] }> | undefined;
  for (const facts of cases) {
    const then = who(before.register, { procedure, oneStop, at: before.on, facts });
    const now = who(after.register, { procedure, oneStop, at: after.on, facts });
    if (isSameChain(then, now) || (isClosed(then) && isClosed(now))) continue;
    const [print, next] = [fingerprint(then), fingerprint(now)];
    if (print === next) continue;
    found ??= new Map();
    const known = found.get(`${print} | ${next}`);
    if (known) known.cases.push(facts);
    else found.set(`${print} | ${next}`, { procedure, oneStop, cases: [facts], before: then, after: now });
  }
  if (!found) return noChanges;
  return new Map(
    [...found].map(([key, change]) =>
      change.cases.length === cases.length
        ? [key, { ...change, cases: [] }]
        : [`${key} | ${JSON.stringify(change.cases)}`, change],
    ),
  );
}
/** Links are shared, so most answers that are the same show it without being spelt out. */
const isSameChain = (a: Authority, b: Authority): boolean =>
  a === b ||
  (a.chain.length === b.chain.length &&
    a.chain.every((link, n) => link === b.chain[n]) &&
    (a.kind === 'gap' ? b.kind === 'gap' && a.code === b.code : b.kind !== 'gap' && a.unit === b.unit));

/** Nobody can come with it there, for whatever reason: nothing is in anybody's hands. */
const isClosed = (answer: Authority): boolean => answer.kind === 'gap' && closed.has(answer.code);
const closed: ReadonlySet<GapCode> = new Set([
  'procedure-not-in-force',
  'one-stop-not-open',
  'not-received-here',
]);

const noChanges: ReadonlyMap<string, AnswerChange> = new Map();
const anyCase: readonly CaseFacts[] = [{}];

/** The kinds of case that either register tells apart there. */
export function casesAt(
  registers: readonly Register[],
  procedure: string,
  oneStop: string,
): readonly CaseFacts[] {
  if (!registers.some((register) => conditionalIn(register).has(procedure))) return anyCase;
  return casesOf(registers.flatMap((register) => rowsAt(lookupOf(register), procedure, oneStop)));
}

/** Procedures of which some row depends on the case: few, so that the others need not be looked at. */
function conditionalIn(register: Register): ReadonlySet<string> {
  let known = conditional.get(register);
  if (!known) {
    const dependent = register.rows.filter(({ conditions: c }) => c.caseType !== null || c.value !== null);
    known = new Set(dependent.map((row) => row.procedure));
    conditional.set(register, known);
  }
  return known;
}
const conditional = new WeakMap<Register, ReadonlySet<string>>();

export const asHandChange = <T extends AnswerChange>(
  change: T,
): Omit<T, 'before' | 'after'> & HandChange => ({
  ...change,
  before: handOf(change.before),
  after: handOf(change.after),
});

function handOf(answer: Authority): Hand {
  const named = answer.chain.flatMap(({ document }) => document ?? []);
  const documents = [...new Map(named.map((d) => [d.document, d])).values()];
  if (answer.kind === 'gap') return { kind: 'gap', code: answer.code, text: answer.text, documents };
  const { unit, holder, delegated, signers } = answer;
  return { kind: 'standing', unit: unit.unit, holder, delegated, documents, signers };
}

/** Which one-stops receive each procedure, on either side. */
function received(sides: readonly Side[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { register, on } of sides) {
    for (const [procedure, { routes }] of lookupOf(register).procedures) {
      let oneStops = found.get(procedure);
      if (!oneStops) {
        oneStops = new Set();
        found.set(procedure, oneStops);
      }
      for (const [oneStop, versions] of routes) if (entryOn(versions, on)) oneStops.add(oneStop);
    }
  }
  return found;
}
