import { type Day, daysBetween, type Period } from '../kernel/time.ts';
import type { CaseFacts, GapCode } from './model.ts';
import { type Competence, type DocumentEntry, levels, type Register, type Row } from './register.ts';

/** What `who` has to say, without its words. */
export interface SlowAnswer {
  /** The first broken link; null where somebody may decide. */
  readonly gap: GapCode | null;
  readonly unit: string | undefined;
  readonly delegated: boolean;
  /** Those who can sign, and the deputies who cannot; persons, sorted. */
  readonly signers: readonly string[];
  readonly leftOut: readonly string[];
  /** For each document that the chain needs: those of which any one will do. */
  readonly documents: readonly (readonly string[])[];
}

/**
 * `who`, slowly. Nothing is looked up and nothing is given up early: every entry of the register is tried, every
 * link of the chain is judged, and only then is the first broken one named.
 */
export function whoSlowly(
  register: Register,
  question: { procedure: string; oneStop: string; on: Day; facts: CaseFacts },
): SlowAnswer {
  const { procedure, oneStop: slug, on, facts } = question;
  const now = <T extends { period: Period }>(entries: readonly T[]) =>
    entries.filter((entry) => holds(entry.period, on));
  const units = now(register.units);
  const called = (unit: string | null | undefined) => units.find((u) => u.unit === unit);

  const inForce = now(register.procedures).some((p) => p.procedure === procedure);
  const oneStop = now(register.oneStops).find((o) => o.oneStop === slug);
  const receiver = called(oneStop?.unit);
  const isReceived = now(register.routes).some((r) => r.procedure === procedure && r.oneStop === slug);

  // Everybody above the one-stop's committee: itself, its parent, the parent of that, until no more are found.
  const above = new Set([receiver]);
  for (const _ of units) for (const u of [...above]) above.add(called(u?.parent));
  const committeeOf = (level: string) => [...above].find((u) => u?.kind === 'committee' && u.level === level);

  const given = (competence: Competence): Row[] =>
    register.rows.filter(
      (row) =>
        row.procedure === procedure &&
        competence.holder !== 'division' &&
        row.delegator === committeeOf(competence.level)?.unit &&
        row.territory === receiver?.territory &&
        row.periods.some((period) => holds(period, on)) &&
        chance(row, facts) !== 'none',
    );
  const height = (c: Competence) => levels.indexOf(c.level) - levels.indexOf(oneStop?.level ?? 'ward');
  const [competence] = now(register.competences)
    .filter((c) => c.procedure === procedure && height(c) >= 0)
    .filter((c) =>
      c.holder === 'division'
        ? height(c) === 0 && receiver !== undefined && called(c.division)?.parent === receiver.unit
        : height(c) === 0 || given(c).length > 0,
    )
    .sort((a, b) => height(a) - height(b) || Number(b.division !== null) - Number(a.division !== null));

  const byLaw =
    competence?.holder === 'division' ? called(competence.division) : committeeOf(competence?.level ?? '');
  const candidates = competence ? given(competence) : [];
  const certain = candidates.filter((row) => chance(row, facts) === 'every');
  const row = certain.length === 1 ? certain[0] : undefined;

  const law = register.documents.find((d) => d.document === competence?.document);
  const decision = register.documents.find((d) => d.document === row?.document);
  const lawStands = standing(register, law, on);
  const bases = decision ? basesOf(register, decision, on) : [];
  const decisionStands = decision?.inForce.some((period) => holds(period, on)) ?? false;

  const decider = row ? called(row.delegate) : byLaw;
  const people = whoSigns(register, decider?.unit, decider?.kind === 'committee', row, on);

  const links: [GapCode, boolean][] = [
    ['procedure-not-in-force', inForce],
    ['one-stop-not-open', receiver !== undefined],
    ['not-received-here', isReceived],
    ['no-competence-by-law', competence !== undefined],
    ['basis-lapsed', lawStands.length > 0],
    ['no-such-body', byLaw !== undefined],
    ['overlapping-delegates', certain.length <= 1],
    ['facts-needed', certain.length > 0 || candidates.length === 0],
    ['basis-lapsed', row === undefined || (decisionStands && bases.every((any) => any.length > 0))],
    ['no-such-body', decider !== undefined],
    [
      'delegate-not-eligible',
      row === undefined ||
        row.position !== null ||
        (byLaw?.kind === 'committee' && decider?.parent === byLaw.unit),
    ],
    ['position-vacant', people.signers.length > 0],
  ];
  const broken = links.find(([, isWhole]) => !isWhole);
  return {
    gap: broken?.[0] ?? null,
    unit: decider?.unit,
    delegated: row !== undefined,
    ...people,
    documents: [lawStands, ...bases, ...(row ? [[row.document]] : [])],
  };
}

const holds = ({ from, to }: Period, on: Day): boolean =>
  daysBetween(from, on) >= 0 && (to === null || daysBetween(on, to) > 0);

/** Of all the cases that this one may turn out to be: does the row apply to every one, to some, or to none? */
function chance({ conditions: { caseType, value } }: Row, facts: CaseFacts): 'every' | 'some' | 'none' {
  const types = facts.caseType !== undefined ? [facts.caseType] : [caseType, 'something else'];
  const limits = [value?.from ?? 0, value?.to ?? 0];
  const values =
    facts.value !== undefined ? [facts.value] : [0, 1e15, ...limits.flatMap((v) => [v - 1, v, v + 1])];
  const applies = types.flatMap((type) =>
    values
      .filter((v) => v >= 0)
      .map(
        (v) =>
          (caseType === null || caseType === type) &&
          (value === null || value.from === null || v >= value.from) &&
          (value === null || value.to === null || v < value.to),
      ),
  );
  if (applies.every(Boolean)) return 'every';
  return applies.some(Boolean) ? 'some' : 'none';
}

/** The documents that stand for one on a day: itself in force, else whatever took over what rested on it. */
function standing(register: Register, document: DocumentEntry | undefined, on: Day): string[] {
  const tried = new Set(document ? [document] : []);
  for (const old of tried) {
    if (old.inForce.some((period) => holds(period, on))) continue;
    for (const { effect, carriesOver, from, document: by, on: target } of register.effects) {
      const successor = register.documents.find((d) => d.document === by);
      const tookOver = effect === 'replaces' && carriesOver && daysBetween(from, on) >= 0;
      if (successor && target === old.document && tookOver) tried.add(successor);
    }
  }
  return [...tried].filter((d) => d.inForce.some((period) => holds(period, on))).map((d) => d.document);
}

/** For every decision below a decision, as it stands on that day: the documents of which one has to be in force. */
function basesOf(register: Register, decision: DocumentEntry, on: Day): string[][] {
  const bases: string[][] = [];
  const resting = new Set([decision]);
  for (const document of resting) {
    for (const basis of register.documents) {
      if (!document.restsOn.includes(basis.document) || basis.kind !== 'decision' || basis === decision)
        continue;
      const stands = standing(register, basis, on);
      bases.push(stands);
      const next = register.documents.find((d) => d.document === stands[0]);
      if (next) resting.add(next);
    }
  }
  return bases;
}

function whoSigns(
  register: Register,
  unit: string | undefined,
  isCommittee: boolean,
  row: Row | undefined,
  on: Day,
): Pick<SlowAnswer, 'signers' | 'leftOut'> {
  const may = {
    Q: true,
    KT: row === undefined || isCommittee,
    TL: row === undefined,
    TUQ: row === undefined,
  };
  const signers = new Set<string>();
  const deputies = new Set<string>();
  for (const assignment of register.assignments) {
    for (const position of register.positions) {
      if (position.position !== assignment.position) continue;
      if (!holds(position.period, on) || !holds(assignment.period, on)) continue;
      const isOwn = position.unit === unit && position.oneStop === null;
      const { rank } = position;
      if (isOwn && rank === 'deputy') deputies.add(assignment.person);
      if (row && row.position !== null) {
        if (position.unit === unit && position.position === row.position) signers.add(assignment.person);
        continue;
      }
      if (isOwn && rank === 'head') signers.add(assignment.person);
      for (const substitution of register.substitutions) {
        if (substitution.unit !== unit || substitution.position !== position.position) continue;
        if (holds(substitution.period, on) && may[substitution.form]) signers.add(assignment.person);
      }
    }
  }
  return { signers: [...signers].sort(), leftOut: [...deputies].filter((p) => !signers.has(p)).sort() };
}
