import {
  applyChanges,
  type CaseFacts,
  type Change,
  type Handover,
  type LintFinding,
  lint,
  type Register,
  type Summary,
  summaryOf,
  whatIf,
  who,
} from '../authority/index.ts';
import type { Text } from '../kernel/refusal.ts';
import type { Day } from '../kernel/time.ts';
import { type CaughtDossier, caughtBy, type Dossiers } from './caught.ts';
import { compareFindings, findingsOf } from './findings.ts';
import { type NamedCode, type NamedSlug, oneStopName, procedureName, unitName } from './names.ts';

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

/** @throws Refusal 422 `change-invalid` when the register would not take the changes. */
export async function tryOut(
  register: Register,
  changes: readonly Change[],
  today: Day,
  dossiers: Dossiers,
): Promise<Trial> {
  const after = applyChanges(register, changes);
  // Which dossiers are open is asked when it is known where hands change: out of all they are few.
  const found = whatIf(register, changes, { today, openDossiers: [] });
  const caught = await caughtBy({ register, after, today }, found.handovers, dossiers);
  const { brought, resolved } = compareFindings(findingsOf(register, today), lint(after, { from: today }));
  const procedure = (code: string, on: Day): NamedCode => ({ code, name: procedureName(after, code, on) });
  const oneStop = (slug: string, on: Day): NamedSlug => ({ slug, name: oneStopName(after, slug, on) });
  const training = Map.groupBy(found.training, (need) => need.unit);
  return {
    hands: found.handovers.map((handover) => ({
      ...handOf(register, after, handover),
      dossiers: caught.byHandover.get(handover) ?? 0,
    })),
    dossiers: {
      caught: caught.all,
      byHand: [...caught.byHandover].map(([h, count]) => ({
        procedure: procedure(h.procedure, h.from),
        oneStop: oneStop(h.oneStop, h.from),
        count,
      })),
      list: caught.list,
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

function handOf(register: Register, after: Register, handover: Handover): Omit<TrialHand, 'dossiers'> {
  const { procedure, oneStop, from, to, cases } = handover;
  const question = { procedure, oneStop, at: from, facts: cases[0] ?? {} };
  return {
    procedure: { code: procedure, name: procedureName(after, procedure, from) },
    oneStop: { slug: oneStop, name: oneStopName(after, oneStop, from) },
    from,
    to,
    cases,
    before: summaryOf(who(register, question)),
    after: summaryOf(who(after, question)),
  };
}
