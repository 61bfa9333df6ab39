import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readReference } from '../src/demo/index.ts';
import { projectRoot } from '../src/kernel/project.ts';
import type { Period } from '../src/kernel/time.ts';

const { structure, documents, procedures, decisions, accounts } = readReference();

const twice = (items: readonly string[]): string[] =>
  items.filter((item, index) => items.indexOf(item) !== index);
const overlap = (a: Period, b: Period): boolean =>
  (a.to === null || b.from < a.to) && (b.to === null || a.from < b.to);
const within = (inner: Period, outer: Period): boolean =>
  outer.from <= inner.from && (outer.to === null || (inner.to !== null && inner.to <= outer.to));

describe('figures of August 2023, out of the data', () => {
  const in2023 = structure.territories.filter(
    ({ period }) => period.from <= '2023-08-15' && (period.to === null || '2023-08-15' < period.to),
  );
  const delegated = (wards: boolean) =>
    new Set(
      decisions.flatMap(({ rows }) =>
        rows.filter(({ delegate }) => (delegate === 'wards') === wards).map(({ procedure }) => procedure),
      ),
    ).size;
  test.each([
    ['districts of Hà Nội', in2023.filter((t) => t.parentCode === '01').length, 30],
    ['wards of Ba Đình', in2023.filter((t) => t.parentCode === '001').length, 14],
    ['decisions', decisions.length, 6],
    ['procedures to divisions', delegated(false), 41],
    ['procedures to wards', delegated(true), 6],
    ['one-stops', structure.oneStops.length, 15],
  ])('%s: %i', (_, counted, expected) => expect(counted).toBe(expected));
});

test.each([
  ['documents', documents.map((d) => d.slug)],
  ['procedures', procedures.map((p) => p.code)],
  ['units', structure.units.map((u) => u.slug)],
  ['one-stops', structure.oneStops.map((o) => o.slug)],
  ['identifiers of one-stops', structure.oneStops.map((o) => o.identifier)],
  ['persons', structure.persons.map((p) => p.slug)],
  ['special days', structure.specialDays.map((d) => d.day)],
  ['accounts', accounts.map((a) => a.username)],
])('%s: no code twice', (_, codes) => expect(twice(codes)).toEqual([]));

test('no code of a territory is two territories at once', () => {
  const byCode = Map.groupBy(structure.territories, (t) => t.code);
  for (const [code, versions] of byCode) {
    for (const [i, a] of versions.entries()) {
      for (const b of versions.slice(i + 1)) expect(overlap(a.period, b.period), code).toBe(false);
    }
  }
});

describe('every reference is resolved', () => {
  const units = new Map(structure.units.map((u) => [u.slug, u]));
  const persons = new Set(structure.persons.map((p) => p.slug));
  const oneStops = new Set(structure.oneStops.map((o) => o.slug));
  const known = new Map(documents.map((d) => [d.slug, d]));
  const codes = new Map(procedures.map((p) => [p.code, p]));

  test('of units, one-stops, positions, accounts', () => {
    for (const unit of structure.units) {
      expect(
        structure.territories.some((t) => t.code === unit.territoryCode),
        unit.slug,
      ).toBe(true);
      if (unit.parent) expect(units.has(unit.parent), unit.slug).toBe(true);
    }
    for (const oneStop of structure.oneStops) expect(units.has(oneStop.unit), oneStop.slug).toBe(true);
    for (const { unit, oneStop, holder } of structure.positions) {
      expect(units.has(unit), unit).toBe(true);
      if (oneStop) expect(oneStops.has(oneStop), oneStop).toBe(true);
      if (holder) expect(persons.has(holder), holder).toBe(true);
    }
    for (const { person } of accounts) expect(persons.has(person), person).toBe(true);
  });

  test('of documents: only earlier ones', () => {
    for (const [index, document] of documents.entries()) {
      const earlier = documents.slice(0, index).map((d) => d.slug);
      for (const basis of document.restsOn) expect(earlier, document.slug).toContain(basis);
    }
  });

  test('of competences: document in force over the whole period, division known', () => {
    for (const { code, competence } of procedures) {
      for (const { document, division, period } of competence) {
        expect(known.has(document), `${code} ${document}`).toBe(true);
        if (period) expect(within(period, known.get(document)!.validity), `${code} ${document}`).toBe(true);
        if (division) expect(units.has(division), `${code} ${division}`).toBe(true);
      }
    }
  });

  test('of delegations: the decision in force, the delegator holds the competence, annex rows numbered', () => {
    for (const { document, period, rows } of decisions) {
      expect(known.get(document)?.illustrative, document).toBe(true);
      expect(within(period, known.get(document)!.validity), document).toBe(true);
      for (const annex of new Set(rows.map((row) => row.annex))) {
        const numbers = rows.filter((row) => row.annex === annex).map((row) => row.no);
        expect(numbers).toEqual(numbers.map((_, index) => index + 1));
      }
      for (const { procedure, delegate } of rows) {
        const held = codes.get(procedure)?.competence.find((c) => c.level === 'district');
        expect(['committee', 'chairperson'], procedure).toContain(held?.holder);
        if (delegate !== 'wards') expect(units.has(delegate), delegate).toBe(true);
      }
    }
  });
});

test('every file has a source and a licence', () => {
  const folder = join(projectRoot, 'data');
  const sources = readFileSync(join(folder, 'SOURCES.md'), 'utf8');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(json|tsv)$/.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
  for (const file of files) {
    const row = sources.split('\n').find((line) => line.startsWith(`| \`${file}\``));
    expect(
      row?.split('|').filter((cell) => cell.trim() !== ''),
      file,
    ).toHaveLength(3);
  }
});

test('a special day is named without what its kind says already', () => {
  const named = structure.specialDays.map(({ name }) => name);
  expect(named.filter(({ vi, en }) => /[()]/.test(vi + en))).toEqual([]);
});
