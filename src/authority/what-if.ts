import { type Day, inPeriod } from '../kernel/time.ts';
import { applyChanges } from './apply.ts';
import { casesLike } from './cases.ts';
import type { Change } from './change.ts';
import type { Finding } from './finding.ts';
import { type Handover, type HandoversAt, handoversBetween } from './handovers.ts';
import { lookupOf } from './lookup.ts';
import type { CaseFacts } from './model.ts';
import { laterOf, overlaps } from './periods.ts';
import { entryOn, type PositionEntry, type PostingEntry, type Register } from './register.ts';

/** Open dossiers that are alike: how many there are. */
export interface OpenDossiers {
  readonly procedure: string;
  readonly oneStop: string;
  /** When they are due; they are expected to be decided then, or today when they are late. */
  readonly dueOn: Day;
  readonly count: number;
  /** What is known of them; what is not known may be anything. */
  readonly facts?: CaseFacts;
}

/**
 * A change of hands with the open dossiers that it catches: those of its procedure and one-stop, and of its cases,
 * that are to be decided from its first day until before its last.
 */
export interface CatchingHandover extends Handover {
  readonly dossiers: number;
}

/** A procedure on the wall of a one-stop whose posting will say something else. */
export interface PostingChange {
  readonly oneStop: string;
  readonly procedure: string;
  readonly version: string;
  readonly postedAt: string;
  readonly from: Day;
}

/** People of a unit that is to decide by delegation and who have no training in the procedure. */
export interface TrainingNeed {
  readonly unit: string;
  readonly procedure: string;
  readonly from: Day;
  readonly persons: readonly { readonly person: string; readonly name: string }[];
}

export interface WhatIf {
  readonly handovers: readonly CatchingHandover[];
  /** Open dossiers that are caught, each counted once. */
  readonly dossiers: number;
  readonly postings: readonly PostingChange[];
  /** Pages behind QR codes that will say something else, from the first such day. */
  readonly pages: readonly { readonly procedure: string; readonly oneStop: string; readonly from: Day }[];
  readonly training: readonly TrainingNeed[];
  /** What the lint finds after the changes and did not find before. */
  readonly findings: readonly Finding[];
}

export interface Circumstances {
  readonly today: Day;
  readonly openDossiers: Iterable<OpenDossiers>;
  readonly lint?: (register: Register) => readonly Finding[];
}

/**
 * What would come of changes, from today on. Nothing is written anywhere.
 * @throws Refusal 422 `change-invalid` when the changes cannot be made.
 */
export function whatIf(
  register: Register,
  changes: readonly Change[],
  { today, openDossiers, lint }: Circumstances,
): WhatIf {
  const after = applyChanges(register, changes);
  const found = handoversBetween(register, after, today);
  return {
    ...caught(found, openDossiers, today),
    postings: postingsOf(after, found),
    pages: found.map(({ procedure, oneStop, handovers }) => ({
      procedure,
      oneStop,
      from: handovers[0]!.from,
    })),
    training: trainingFor(after, found),
    findings: lint ? newFindings(lint(register), lint(after)) : [],
  };
}

function caught(
  found: readonly HandoversAt[],
  openDossiers: Iterable<OpenDossiers>,
  today: Day,
): Pick<WhatIf, 'handovers' | 'dossiers'> {
  const counts = new Map<Handover, number>();
  const places = new Map<string, Map<string, HandoversAt>>();
  for (const at of found) {
    const there = places.get(at.procedure) ?? new Map<string, HandoversAt>();
    places.set(at.procedure, there.set(at.oneStop, at));
  }
  let dossiers = 0;
  for (const { procedure, oneStop, dueOn, count, facts } of openDossiers) {
    const at = places.get(procedure)?.get(oneStop);
    if (!at) continue;
    const on = laterOf(dueOn, today);
    const catching = at.handovers.filter((h) => inPeriod(on, h) && concerns(h, at.cases, facts));
    for (const handover of catching) counts.set(handover, (counts.get(handover) ?? 0) + count);
    if (catching.length > 0) dossiers += count;
  }
  const handovers = found.flatMap((at) => at.handovers.map((h) => ({ ...h, dossiers: counts.get(h) ?? 0 })));
  return { handovers, dossiers };
}

/** Whether a case of which so much is known may be one of those that change hands. */
export function concerns({ cases }: Handover, all: readonly CaseFacts[], facts: CaseFacts = {}): boolean {
  if (cases.length === 0) return true;
  return casesLike(all, facts).some((like) => cases.some((own) => isSameCase(own, like)));
}

const isSameCase = (a: CaseFacts, b: CaseFacts): boolean => a.caseType === b.caseType && a.value === b.value;

/** The latest posting of each version that is in force while the hands change. */
function postingsOf(register: Register, found: readonly HandoversAt[]): PostingChange[] {
  const latest = new Map<string, PostingEntry>();
  for (const posting of register.postings) {
    const name = `${posting.oneStop} ${posting.version}`;
    const known = latest.get(name);
    if (!known || known.postedAt < posting.postedAt) latest.set(name, posting);
  }
  const { procedures } = lookupOf(register);
  return found.flatMap(({ procedure, oneStop, handovers }) =>
    (procedures.get(procedure)?.versions ?? []).flatMap(({ version, period }) => {
      const posting = latest.get(`${oneStop} ${version}`);
      const handover = posting && handovers.find((h) => overlaps(h, period));
      if (!handover) return [];
      const from = laterOf(handover.from, period.from);
      return [{ oneStop, procedure, version, postedAt: posting.postedAt, from }];
    }),
  );
}

/** Those who prepare and sign at the unit; its counter staff receive for others too. */
const trained: ReadonlySet<PositionEntry['rank']> = new Set(['head', 'deputy', 'specialist']);

function trainingFor(register: Register, found: readonly HandoversAt[]): TrainingNeed[] {
  const lookup = lookupOf(register);
  const trainings = new Map<string, Day>();
  for (const { person, procedure, on } of register.trainings) {
    const name = `${person} ${procedure}`;
    const known = trainings.get(name);
    if (!known || on < known) trainings.set(name, on);
  }
  const needs = new Map<string, TrainingNeed>();
  for (const { procedure, before, after, from } of found.flatMap((at) => at.handovers)) {
    if (after.kind === 'gap' || !after.delegated) continue;
    const { unit } = after;
    if (before.kind === 'standing' && before.unit === unit) continue;
    const known = needs.get(`${unit} ${procedure}`);
    if (known && known.from <= from) continue;
    const persons = (lookup.positions.get(unit) ?? [])
      .filter(({ rank, period }) => trained.has(rank) && inPeriod(from, period))
      .flatMap(({ position }) => entryOn(lookup.assignments.get(position), from) ?? [])
      .filter(({ person }) => {
        const on = trainings.get(`${person} ${procedure}`);
        return on === undefined || on > from;
      })
      .map(({ person, name }) => ({ person, name }));
    if (persons.length > 0) needs.set(`${unit} ${procedure}`, { unit, procedure, from, persons });
  }
  return [...needs.values()];
}

function newFindings(before: readonly Finding[], after: readonly Finding[]): Finding[] {
  const nameOf = ({ code, place }: Finding) => JSON.stringify([code, Object.entries(place).sort()]);
  const known = new Set(before.map(nameOf));
  return after.filter((finding) => !known.has(nameOf(finding)));
}
