import { lookupOf, type Register, type Row } from '../authority/index.ts';
import type { Annex, AnnexDocument, AnnexLine } from '../documents/index.ts';
import { addDays, type Day, formatDay, type Period } from '../kernel/time.ts';
import { positionTitle, procedureName, unitName } from './names.ts';

/**
 * The annexes of a delegation decision, as its rows stand in the register, ready to be printed.
 * @returns undefined when the register has no such document, or it delegates nothing.
 */
export function annexOf(register: Register, slug: string, draft = false): AnnexDocument | undefined {
  const document = lookupOf(register).documents.get(slug);
  const rows = register.rows.filter((row) => row.document === slug);
  const [first] = rows;
  if (!document || !first) return undefined;
  const then = firstDay(first, document.issuedOn);
  const delegator = lookupOf(register)
    .units.get(first.delegator)
    ?.findLast((unit) => unit.period.from <= then);
  const isCommittee = delegator === undefined || delegator.kind === 'committee';
  return {
    upperBody: isCommittee || delegator.parent === null ? '' : unitName(register, delegator.parent, then).vi,
    body: document.issuer,
    number: `${document.number}${document.illustrative ? ' [số minh họa]' : ''}`,
    issuedOn: document.issuedOn,
    title: 'Danh mục thủ tục hành chính được ủy quyền giải quyết',
    draft,
    annexes: annexesOf(register, rows, document.issuedOn),
  };
}

const firstDay = (row: Row, otherwise: Day): Day => row.periods[0]?.from ?? otherwise;

const compare = (a: string, b: string): number => a.localeCompare(b, 'vi', { numeric: true });

function annexesOf(register: Register, rows: readonly Row[], issuedOn: Day): Annex[] {
  return [...Map.groupBy(rows, (row) => row.annex)]
    .toSorted(([a], [b]) => roman(a) - roman(b) || compare(a, b))
    .map(([annex, own]) => ({
      annex,
      rows: [...Map.groupBy(own, likeness).values()]
        .map((alike) => lineOf(register, alike, issuedOn))
        .toSorted((a, b) => a.no - b.no),
    }));
}

/** `IV` is 4; what is no such number comes first. */
function roman(text: string): number {
  const values = [...text].map((sign) => ({ I: 1, V: 5, X: 10, L: 50, C: 100 })[sign] ?? Number.NaN);
  const sum = values.reduce((all, value, at) => all + (value < (values[at + 1] ?? 0) ? -value : value), 0);
  return Number.isNaN(sum) ? 0 : sum;
}

/** Rows of one number that differ in nothing but the delegate and how long are one line. */
const likeness = ({ no, procedure, position, conditions, reporting, term }: Row): string =>
  JSON.stringify([no, procedure, position, conditions, reporting, term]);

function lineOf(register: Register, rows: readonly Row[], issuedOn: Day): AnnexLine {
  const row = rows[0]!;
  const then = firstDay(row, issuedOn);
  const versions = lookupOf(register).procedures.get(row.procedure)?.versions ?? [];
  const version = versions.findLast((v) => v.period.from <= then) ?? versions[0];
  const [usual, ...others] = [...Map.groupBy(rows, (one) => periodsInWords(one.periods))].toSorted(
    ([, a], [, b]) => b.length - a.length,
  );
  return {
    no: row.no,
    code: row.procedure,
    name: procedureName(register, row.procedure, then).vi,
    field: version?.field.vi ?? '',
    delegate: delegatesOf(register, rows, then),
    period: usual![0],
    remarks: [
      ...remarksOf(row),
      ...others.map(
        ([period, own]) => `Riêng ${delegatesOf(register, own, then)}: ${apart(period, usual![0])}.`,
      ),
    ],
  };
}

/** A period beside the usual one: a first day that both have need not be said twice. */
const apart = (period: string, usual: string): string => {
  const start = /^từ \S+ (?=đến)/.exec(usual)?.[0] ?? '';
  return period.startsWith(start) ? period.slice(start.length) : period;
};

/** By name; all wards of a district together, by their number. */
function delegatesOf(register: Register, rows: readonly Row[], on: Day): string {
  const { delegator, position } = rows[0]!;
  const delegates = new Set(rows.map((row) => row.delegate));
  const wards = new Set(
    register.units
      .filter((u) => u.parent === delegator && u.kind === 'committee' && u.level === 'ward')
      .filter((u) => u.period.from <= on && (u.period.to === null || on < u.period.to))
      .map((u) => u.unit),
  );
  if (wards.size > 1 && delegates.symmetricDifference(wards).size === 0) {
    return `Ủy ban nhân dân ${wards.size} phường`;
  }
  const names = [...delegates].map((unit) => unitName(register, unit, on).vi).toSorted(compare);
  const title = position === null ? '' : `${positionTitle(register, position, on).vi} `;
  return title + names.join('; ');
}

/** As `readTerm` reads them back. */
const periodsInWords = (periods: readonly Period[]): string =>
  periods
    .map(
      ({ from, to }) => `từ ${formatDay(from)}${to === null ? '' : ` đến hết ${formatDay(addDays(to, -1))}`}`,
    )
    .join('; ') || 'không có hiệu lực';

const dong = (value: number): string => `${value.toLocaleString('vi-VN')} đồng`;

function remarksOf({ conditions: { caseType, value }, reporting, term }: Row): string[] {
  const limits = [
    ...(value?.from == null ? [] : [`từ ${dong(value.from)}`]),
    ...(value?.to == null ? [] : [`dưới ${dong(value.to)}`]),
  ];
  return [
    ...(caseType === null ? [] : [`Trường hợp: ${caseType}.`]),
    ...(limits.length === 0 ? [] : [`Giá trị ${limits.join(' đến ')}.`]),
    ...(term === null ? [] : [`Thời hạn giải quyết: ${term}.`]),
    ...(reporting === null ? [] : [`Báo cáo: ${reporting}.`]),
  ];
}
