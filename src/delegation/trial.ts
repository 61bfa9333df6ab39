import {
  applyChanges,
  type CaseFacts,
  type CatchingHandover,
  type Change,
  casesAt,
  concerns,
  type LintFinding,
  lint,
  type OpenDossiers,
  type Register,
  type Summary,
  summaryOf,
  whatIf,
  who,
} from '../authority/index.ts';
import type { Text } from '../kernel/refusal.ts';
import { type Day, dayOf, type Instant } from '../kernel/time.ts';
import { compareFindings, findingsOf } from './findings.ts';
import { oneStopName, procedureName, unitName } from './names.ts';

/** What would come of changes, for a person to read before anything is written. */
export interface Trial {
  readonly hands: readonly TrialHand[];
  readonly dossiers: {
    readonly caught: number;
    readonly byHand: readonly { procedure: NamedCode; oneStop: NamedSlug; count: number }[];
    /** The first of them, by the day on which they are due. */
    readonly list: readonly CaughtDossier[];
  };
  readonly postings: readonly { procedure: NamedCode; oneStop: NamedSlug; from: Day }[];
  readonly training: readonly { unit: string; name: Text; procedures: readonly NamedCode[] }[];
  readonly findings: readonly LintFinding[];
  readonly resolved: readonly LintFinding[];
}

export interface NamedCode {
  readonly code: string;
  readonly name: Text;
}
export interface NamedSlug {
  readonly slug: string;
  readonly name: Text;
}

export interface TrialHand {
  readonly procedure: NamedCode;
  readonly oneStop: NamedSlug;
  readonly from: Day;
  readonly to: Day | null;
  /** For which kinds of case only; empty for all. */
  readonly cases: readonly CaseFacts[];
  readonly before: Summary;
  readonly after: Summary;
  readonly dossiers: number;
}

export interface CaughtDossier {
  readonly code: string;
  readonly procedure: NamedCode;
  readonly oneStop: NamedSlug;
  readonly dueAt: Instant;
  /** Who would decide it, on the day on which it is due; today for a late one. */
  readonly before: Text;
  readonly after: Text;
}

/** An open dossier as far as who decides it may depend on it. */
export interface OpenDossier {
  readonly code: string;
  readonly procedure: string;
  readonly oneStop: string;
  readonly dueAt: Instant;
  readonly facts: CaseFacts;
}

/** Where open dossiers are asked for. A register file has none. */
export interface Dossiers {
  /** All open ones, as many alike as there are. */
  counted(): Promise<readonly OpenDossiers[]>;
  /** The open ones of these procedures and one-stops, the most urgent first. */
  at(places: readonly { procedure: string; oneStop: string }[]): AsyncIterable<OpenDossier>;
}

export const noDossiers: Dossiers = { counted: async () => [], at: async function* () {} };

const LISTED = 200;

/** @throws Refusal 422 `change-invalid` when the register would not take the changes. */
export async function tryOut(
  register: Register,
  changes: readonly Change[],
  today: Day,
  dossiers: Dossiers,
): Promise<Trial> {
  const after = applyChanges(register, changes);
  const found = whatIf(register, changes, { today, openDossiers: await dossiers.counted() });
  const { brought, resolved } = compareFindings(findingsOf(register, today), lint(after, { from: today }));
  const catching = found.handovers.filter((handover) => handover.dossiers > 0);
  const procedure = (code: string, on: Day): NamedCode => ({ code, name: procedureName(after, code, on) });
  const oneStop = (slug: string, on: Day): NamedSlug => ({ slug, name: oneStopName(after, slug, on) });
  const training = Map.groupBy(found.training, (need) => need.unit);
  return {
    hands: found.handovers.map((handover) => handOf(register, after, handover)),
    dossiers: {
      caught: found.dossiers,
      byHand: catching.map((h) => ({
        procedure: procedure(h.procedure, h.from),
        oneStop: oneStop(h.oneStop, h.from),
        count: h.dossiers,
      })),
      list: await listCaught(register, after, catching, today, dossiers),
    },
    postings: found.postings.map((p) => ({
      procedure: procedure(p.procedure, p.from),
      oneStop: oneStop(p.oneStop, p.from),
      from: p.from,
    })),
    training: [...training].map(([unit, needs]) => ({
      unit,
      name: unitName(after, unit, needs[0]!.from),
      procedures: needs.map((need) => procedure(need.procedure, need.from)),
    })),
    findings: brought,
    resolved,
  };
}

function handOf(register: Register, after: Register, handover: CatchingHandover): TrialHand {
  const { procedure, oneStop, from, to, cases, dossiers } = handover;
  const question = { procedure, oneStop, at: from, facts: cases[0] ?? {} };
  return {
    procedure: { code: procedure, name: procedureName(after, procedure, from) },
    oneStop: { slug: oneStop, name: oneStopName(after, oneStop, from) },
    from,
    to,
    cases,
    before: summaryOf(who(register, question)),
    after: summaryOf(who(after, question)),
    dossiers,
  };
}

async function listCaught(
  register: Register,
  after: Register,
  catching: readonly CatchingHandover[],
  today: Day,
  dossiers: Dossiers,
): Promise<CaughtDossier[]> {
  const byPlace = Map.groupBy(catching, (h) => `${h.procedure} ${h.oneStop}`);
  const places = [...byPlace.values()].flatMap(([first]) => first ?? []);
  const list: CaughtDossier[] = [];
  if (places.length === 0) return list;
  for await (const dossier of dossiers.at(places)) {
    const { code, procedure, oneStop, dueAt, facts } = dossier;
    const dueOn = dayOf(dueAt);
    const on = dueOn < today ? today : dueOn;
    const all = casesAt([register, after], procedure, oneStop);
    const isCaught = byPlace
      .get(`${procedure} ${oneStop}`)
      ?.some((h) => h.from <= on && (h.to === null || on < h.to) && concerns(h, all, facts));
    if (!isCaught) continue;
    const question = { procedure, oneStop, at: on, facts };
    list.push({
      code,
      procedure: { code: procedure, name: procedureName(register, procedure, on) },
      oneStop: { slug: oneStop, name: oneStopName(register, oneStop, on) },
      dueAt,
      before: inWords(summaryOf(who(register, question))),
      after: inWords(summaryOf(who(after, question))),
    });
    if (list.length === LISTED) break;
  }
  return list;
}

const inWords = ({ holder, refusal }: Summary): Text => (holder ?? refusal)!;
