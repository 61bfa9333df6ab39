import { subtractPeriod, unitePeriods } from '../../src/authority/periods.ts';
import type { Register, Row, UnitEntry } from '../../src/authority/register.ts';
import type { Day, Period } from '../../src/kernel/time.ts';

/**
 * The register as an access policy: who may decide what, where, when. What `who` works out on being asked — that a
 * delegation takes the competence from the committee for as long as it holds — is worked out beforehand and written
 * as lines that allow.
 */
export interface Line {
  /** A unit: its head, and the deputies who sign for it. `unit/head`: the head alone. `*`: the place's committee. */
  readonly holder: string;
  readonly procedure: string;
  /** The territory of the one-stop; `*` for all wards, whose rules are the same. */
  readonly place: string;
  readonly period: Period;
}

export const head = (unit: string): string => `${unit}/head`;
export const anywhere = '*';

export function policyOf(register: Register): Line[] {
  const versions = periodsBy(register.procedures, (p) => p.procedure);
  const holders = Map.groupBy(register.competences, (c) =>
    JSON.stringify([c.procedure, c.level, c.division]),
  );
  const rows = Map.groupBy(register.rows, (r) => JSON.stringify([r.procedure, r.delegator]));
  const units = new Map(register.units.map((u) => [u.unit, u]));
  const committees = Map.groupBy(
    register.units.filter((u) => u.kind === 'committee'),
    (u) => u.level,
  );
  return [...holders.values()].flatMap((competences): Line[] => {
    const [{ procedure, level, division }] = competences as [(typeof competences)[number]];
    const byLaw = competences.reduce<Period[]>((all, c) => unitePeriods(all, [c.period]), []);
    const valid = byLaw.flatMap((a) => versions.get(procedure)!.flatMap((b) => common(a, b)));
    const lines = (holder: string, place: string, periods: readonly Period[]): Line[] =>
      periods.map((period) => ({ holder, procedure, place, period }));

    if (division !== null) return lines(division, units.get(division)!.territory, valid);
    if (level === 'ward') return lines(anywhere, anywhere, valid);
    return (committees.get(level) ?? []).flatMap(({ unit, territory }) => {
      const delegated = rows.get(JSON.stringify([procedure, unit])) ?? [];
      const here = delegated.filter((r) => r.territory === territory).flatMap((r) => r.periods);
      return [
        ...lines(unit, territory, here.reduce(subtractPeriod, valid)),
        ...delegated.flatMap((row) =>
          lines(
            delegateOf(row, units),
            row.territory,
            row.periods.flatMap((a) => valid.flatMap((b) => common(a, b))),
          ),
        ),
      ];
    });
  });
}

/** Only a committee's deputies sign under a delegation. */
const delegateOf = ({ delegate }: Row, units: ReadonlyMap<string, UnitEntry>): string =>
  units.get(delegate)!.kind === 'committee' ? delegate : head(delegate);

/** Whether a person signs for a holder on a day. */
export type Signs = (person: string, holder: string, place: string, on: Day) => boolean;

/** Out of assignments and substitutions, by person: what the policy's own language of roles cannot say of time. */
export function signsIn(register: Register): Signs {
  const committeeAt = new Map(
    register.units.filter((u) => u.kind === 'committee').map((u) => [u.territory, u.unit]),
  );
  const tenures = new Map<string, { holder: string; from: Day; to: Day | null }[]>();
  const assignments = Map.groupBy(register.assignments, (a) => a.position);
  const grant = (position: string, period: Period, holders: readonly string[]): void => {
    for (const { person, period: held } of assignments.get(position) ?? []) {
      const own = tenures.get(person) ?? [];
      tenures.set(person, own);
      for (const both of common(held, period)) own.push(...holders.map((holder) => ({ holder, ...both })));
    }
  };
  for (const { position, unit, rank, period } of register.positions) {
    if (rank === 'head') grant(position, period, [unit, head(unit)]);
  }
  for (const { position, unit, form, period } of register.substitutions) {
    grant(position, period, form === 'Q' ? [unit, head(unit)] : [unit]);
  }
  return (person, holder, place, on) => {
    const unit = holder === anywhere ? committeeAt.get(place) : holder;
    const own = tenures.get(person) ?? [];
    return own.some((t) => t.holder === unit && t.from <= on && (t.to === null || on < t.to));
  };
}

/** The days that two periods share, if any. */
function common(a: Period, b: Period): Period[] {
  const from = [a.from, b.from].sort()[1]!;
  const to = a.to === null || (b.to !== null && b.to < a.to) ? b.to : a.to;
  return to === null || from < to ? [{ from, to }] : [];
}

function periodsBy<T extends { period: Period }>(
  entries: readonly T[],
  key: (entry: T) => string,
): Map<string, Period[]> {
  const periods = new Map<string, Period[]>();
  for (const entry of entries) {
    periods.set(key(entry), unitePeriods(periods.get(key(entry)) ?? [], [entry.period]));
  }
  return periods;
}
