import { type Day, dayOf, type Instant } from '../kernel/time.ts';
import { type Ground, gap, groundOf } from './ground.ts';
import { positionLink } from './links.ts';
import { type Lookup, lookupOf } from './lookup.ts';
import { gapText } from './messages.ts';
import type { Authority, Gap, Question, Standing } from './model.ts';
import type { Register, UnitEntry } from './register.ts';
import { type Signing, signingOf, type Way } from './signing.ts';
import { dateNumber, type Found, foundIn, foundOn, Stretch } from './stretch.ts';

/**
 * Who may decide a procedure received at a one-stop, at a moment, and by which chain of documents:
 * law → city scheme → district decision → annex row → position → person. The first link that does not hold is
 * the answer instead.
 *
 * Law 77/2015/QH13 on the Organisation of Local Government art. 14: delegation in writing, for a period, to
 * agencies of the committee or the committees directly below, never further.
 */
export function who(register: Register, question: Question): Authority {
  const memory = memoryOf(register);
  const on = question.at.length === 10 ? (question.at as Day) : dayOf(question.at as Instant);
  const date = dateNumber(on);
  const earlier = memory.grounds.get(question.procedure)?.get(question.oneStop);
  const known = (earlier && foundOn(earlier, date)) ?? findGround(memory, question, on);
  if (known.kind === 'gap') return known;
  const { unit, holder, delegated, chain } = known;
  const { signers, leftOut } = foundOn(known.signings, date) ?? findSigning(memory, known, on);
  if (signers.length === 0) {
    return gap('position-vacant', gapText.positionVacant(known.title, unit.name), chain.slice(0, -1));
  }
  return { kind: 'standing', unit, holder, delegated, chain, signers, leftOut };
}

/** Of a ground what an answer needs, and who signs on it. */
interface Known extends Pick<Standing, 'unit' | 'holder' | 'delegated' | 'chain'> {
  readonly kind: 'ground';
  readonly signings: Found<Signing>;
  readonly title: Ground['title'];
  readonly way: Way;
}

/**
 * What was found for a register so far: the same chain is asked for far more often than it changes. It holds at most
 * one ground for each procedure at a one-stop and stretch of days; gaps, and what depends on facts, are found anew.
 */
interface Memory {
  readonly lookup: Lookup;
  /** By procedure, then by one-stop. */
  readonly grounds: Map<string, Map<string, Found<Known>>>;
  readonly signings: Map<UnitEntry, { readonly way: Way; readonly signings: Found<Signing> }[]>;
}

const memories = new WeakMap<Register, Memory>();

function memoryOf(register: Register): Memory {
  let memory = memories.get(register);
  if (!memory) {
    memory = { lookup: lookupOf(register), grounds: new Map(), signings: new Map() };
    memories.set(register, memory);
  }
  return memory;
}

function findGround({ lookup, grounds, signings }: Memory, question: Question, on: Day): Known | Gap {
  const stretch = new Stretch(on);
  const ground = groundOf(lookup, question, stretch);
  if (ground.kind === 'gap') return ground;
  const { kind, unit, title, way } = ground;
  const link = positionLink(unit, title);
  const known: Known = {
    kind,
    unit,
    holder: link.text,
    delegated: way.delegator !== null,
    chain: [...ground.chain, link],
    signings: signingsFor(signings, unit, way),
    title,
    way,
  };
  if (ground.conditional) return known;
  // The register's own strings are the keys: those of the question may go.
  const atOneStops = grounds.get(ground.procedure) ?? new Map<string, Found<Known>>();
  grounds.set(ground.procedure, atOneStops);
  const earlier = atOneStops.get(ground.oneStop);
  if (earlier) earlier.push(...foundIn(known, stretch));
  else atOneStops.set(ground.oneStop, foundIn(known, stretch));
  return known;
}

function findSigning({ lookup }: Memory, { unit, way, signings }: Known, on: Day): Signing {
  const stretch = new Stretch(on);
  const signing = signingOf(lookup, unit, way, stretch);
  signings.push(...foundIn(signing, stretch));
  return signing;
}

/** Shared by all grounds on which a unit decides in the same way. */
function signingsFor(byUnit: Memory['signings'], unit: UnitEntry, way: Way): Found<Signing> {
  const ways = byUnit.get(unit) ?? [];
  byUnit.set(unit, ways);
  const same = ways.find(
    ({ way: w }) => w.holder === way.holder && w.delegator === way.delegator && w.position === way.position,
  );
  if (same) return same.signings;
  const signings: Found<Signing> = [];
  ways.push({ way, signings });
  return signings;
}

/**
 * What a posting says of who decides: the body and the documents, not the persons. It is out of date as soon as
 * this changes.
 */
export const fingerprint = (authority: Authority): string =>
  authority.kind === 'gap'
    ? authority.code
    : [authority.unit.unit, ...authority.chain.flatMap((link) => link.document?.document ?? [])].join(' ');
