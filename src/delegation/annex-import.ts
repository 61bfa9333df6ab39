import { type AnnexReading, type AnnexRow, readAnnex, type Vocabulary } from '../annexes/index.ts';
import {
  applyChanges,
  type Change,
  changeSchema,
  entryOn,
  type Finding,
  type LintFinding,
  lint,
  periodOn,
  type Register,
} from '../authority/index.ts';
import { type FieldError, Refusal } from '../kernel/refusal.ts';
import { addDays, type Day, type Period } from '../kernel/time.ts';
import { invalidInput } from '../ledger/index.ts';
import type { Table } from '../office-files/index.ts';
import { readValueRange } from './amounts.ts';
import { importFindings } from './import-messages.ts';
import { readTerm } from './terms.ts';

/** The decision whose annex it is. */
export interface Decision {
  readonly document: string;
  readonly delegator: string;
  readonly period: Period;
}

export interface ProposedRow extends Pick<AnnexRow, 'source' | 'procedure' | 'delegates'> {
  readonly annex: string;
  readonly no: number;
  readonly findings: readonly Finding[];
}

export interface Proposal {
  readonly mappings: AnnexReading['mappings'];
  readonly rows: readonly ProposedRow[];
  readonly skipped: AnnexReading['skipped'];
  /** What concerns the file or the decision as a whole. */
  readonly findings: readonly Finding[];
  /** The delegation as the register would take it; null while something stands in its way. */
  readonly change: Extract<Change, { kind: 'delegate' }> | null;
}

/**
 * Period of a decision whose annex comes in: that of the decision in the register, or from a day on, without end,
 * when the register does not know it yet.
 */
export function periodOf(register: Register, document: string, today: Day): Period {
  const entry = register.documents.find((d) => d.document === document);
  return (entry && (periodOn(entry.inForce, today) ?? entry.inForce.at(-1))) ?? { from: today, to: null };
}

/**
 * What an annex, as an office keeps it, would be in the register: every row with what was found about it, and the
 * change that enters all of them. Pure; nothing is written.
 */
export function proposeDelegation(
  register: Register,
  tables: readonly Table[],
  decision: Decision,
): Proposal {
  const reading = readAnnex(tables, vocabularyOf(register, decision));
  const numbered = numberRows(reading.rows);
  const typed = numbered.map((one) => typedRows(one, decision.period));
  const found: Finding[][] = numbered.map(({ row }, index) => [
    ...row.findings.map((finding) => ({ ...finding, place: {} })),
    ...typed[index]!.findings,
  ]);
  const findings: Finding[] = reading.findings.map((finding) => ({ ...finding, place: {} }));
  if (numbered.length === 0) findings.push(importFindings.noRows);
  let change: Proposal['change'] = null;
  if (![...findings, ...found.flat()].some(isError)) {
    const owners = typed.flatMap(({ rows }, index) => rows.map(() => index));
    const entered = enter(
      register,
      decision,
      typed.flatMap((one) => one.rows),
    );
    change = entered.change;
    for (const { path, message } of entered.errors) {
      const owner = owners[Number(/^changes\.0\.rows\.(\d+)/.exec(path)?.[1])];
      (owner === undefined ? findings : found[owner]!).push(importFindings.notEntered(message));
    }
    const owner = ownerIn(numbered);
    for (const finding of entered.findings) (owner(finding) ?? findings).push(finding);
  }
  return {
    mappings: reading.mappings,
    rows: numbered.map(({ row: { source, procedure, delegates }, annex, no }, index) => ({
      source,
      annex,
      no,
      procedure,
      delegates,
      findings: eachOnce(found[index]!),
    })),
    skipped: reading.skipped,
    findings,
    change,
  };

  function ownerIn(rows: readonly Numbered[]) {
    const places = new Map(rows.map(({ annex, no }, index) => [`${annex}/${no}`, index]));
    return ({ place }: Finding): Finding[] | undefined =>
      found[places.get(`${place.annex}/${place.no}`) ?? -1];
  }
}

/** A row for fourteen wards says the same of each only once. */
const eachOnce = (findings: readonly Finding[]): Finding[] => [
  ...new Map(findings.map((finding) => [`${finding.code} ${finding.text.vi}`, finding])).values(),
];

const isError = ({ severity }: Finding): boolean => severity === 'error';

/** What the decision may speak of: the procedures of its first day, and the bodies directly under the delegator. */
function vocabularyOf(register: Register, { delegator, period: { from } }: Decision): Vocabulary {
  const procedures = Map.groupBy(register.procedures, (p) => p.procedure);
  return {
    procedures: [...procedures].map(([code, versions]) => {
      const { name, field } = entryOn(versions, from) ?? versions.at(-1)!;
      return { code, name: name.vi, field: field.vi };
    }),
    units: register.units
      .filter((u) => u.parent === delegator && entryOn([u], from))
      .map(({ unit, name, kind, level }) => ({ slug: unit, name: name.vi, kind, level })),
    delegator,
  };
}

interface Numbered {
  readonly row: AnnexRow;
  readonly annex: string;
  readonly no: number;
}

/** Rows without a number follow the one before; an annex without a name is the first. */
function numberRows(rows: readonly AnnexRow[]): Numbered[] {
  const last = new Map<string, number>();
  return rows.map((row) => {
    const annex = row.annex ?? 'I';
    const no = row.no ?? (last.get(annex) ?? 0) + 1;
    last.set(annex, no);
    return { row, annex, no };
  });
}

function typedRows({ row, annex, no }: Numbered, period: Period): { rows: object[]; findings: Finding[] } {
  const { procedure, delegates, condition, value, territory, term, processing } = row;
  const range = value === null ? null : readValueRange(value);
  const own = term === null ? undefined : readTerm(term);
  const findings = [
    ...(range === undefined ? [importFindings.valueNotRead(value!)] : []),
    ...(condition === null ? [] : [importFindings.condition(condition)]),
    ...(territory === null ? [] : [importFindings.territory(territory)]),
    ...(term === null || own ? [] : [importFindings.term(term)]),
  ];
  const conditions = { caseType: condition, value: range ?? null };
  const typed = { annex, no, procedure, conditions, term: processing };
  return {
    rows: delegates.map((delegate) => ({
      ...typed,
      delegate,
      ...(own && { period: { from: own.from ?? period.from, to: own.to } }),
    })),
    findings,
  };
}

interface Entered {
  readonly change: Proposal['change'];
  readonly errors: readonly FieldError[];
  readonly findings: readonly LintFinding[];
}

function enter(register: Register, decision: Decision, rows: readonly object[]): Entered {
  const parsed = changeSchema.safeParse({ kind: 'delegate', ...decision, rows });
  if (!parsed.success) {
    const errors = invalidInput(parsed.error).errors.map((e) => ({ ...e, path: `changes.0.${e.path}` }));
    return { change: null, errors, findings: [] };
  }
  const change = parsed.data as NonNullable<Proposal['change']>;
  const { document, period } = decision;
  const known = register.documents.some((d) => d.document === document);
  try {
    const after = applyChanges(known ? register : withDecision(register, decision), [change]);
    if (known) {
      return { change, errors: [], findings: lint(after, { from: period.from, documents: [document] }) };
    }
    // Of a decision that is not there yet nothing but its rows can be judged; without an end, on its first day.
    const to = period.to ?? addDays(period.from, 1);
    const findings = lint(after, { from: period.from, to, documents: [document] });
    const ofRows = findings.filter(({ place }) => place.annex);
    return {
      change,
      errors: [],
      findings: period.to === null ? ofRows.filter(({ code }) => code !== 'period-open-ended') : ofRows,
    };
  } catch (error) {
    if (error instanceof Refusal) return { change: null, errors: error.errors, findings: [] };
    throw error;
  }
}

/** For judging the rows of a decision that is not in the register yet. */
const withDecision = (register: Register, { document, period }: Decision): Register => ({
  ...register,
  documents: [
    ...register.documents,
    {
      document,
      number: document,
      kind: 'decision',
      title: { vi: document, en: document },
      issuer: '',
      signer: null,
      issuedOn: period.from,
      illustrative: false,
      inForce: [period],
      restsOn: [],
    },
  ],
});
