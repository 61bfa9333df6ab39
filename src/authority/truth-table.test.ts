import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Day, dayOf, type Instant, instant, isDay } from '../kernel/time.ts';
import type { GapCode, Question } from './model.ts';
import { whoSlowly } from './reference.fixture.ts';
import { who } from './who.ts';
import { world } from './world.fixture.ts';

/**
 * The truth table: `cases/cases.tsv`, about the small city of `cases/world.json`. One line is one question, the
 * answer that the law wants, and the law that wants it. `answer` is a body or the code of the first broken link;
 * `signatures` has the lines above each signer's name; `chain` the documents, as far as it holds; `body` the
 * body's name, where that matters. Sources with † are cited from memory.
 */
const table = join(import.meta.dirname, 'cases', 'cases.tsv');

const columns = [
  'id',
  'what',
  'procedure',
  'oneStop',
  'at',
  'caseType',
  'value',
  'answer',
  'signers',
  'signatures',
  'leftOut',
  'chain',
  'body',
  'source',
] as const;
type Case = Record<(typeof columns)[number], string>;

const [head, ...lines] = readFileSync(table, 'utf8').trimEnd().split('\n');
const cases = lines.map((line) => {
  const cells = line.split('\t');
  return Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? ''])) as Case;
});

const gapCodes: Record<GapCode, true> = {
  'procedure-not-in-force': true,
  'one-stop-not-open': true,
  'not-received-here': true,
  'no-competence-by-law': true,
  'no-such-body': true,
  'facts-needed': true,
  'overlapping-delegates': true,
  'delegate-not-eligible': true,
  'basis-lapsed': true,
  'position-vacant': true,
};

const list = (cell: string) => (cell === '' ? [] : cell.split('; '));
const momentOf = (cell: string): Instant | Day => (isDay(cell) ? cell : instant(cell));
const questionOf = ({ procedure, oneStop, at, caseType, value }: Case): Question => ({
  procedure,
  oneStop,
  at: momentOf(at),
  facts: {
    ...(caseType !== '' && { caseType }),
    ...(value !== '' && { value: Number(value) }),
  },
});

describe('the table', () => {
  test('has its columns, at least 80 cases, and no case twice', () => {
    expect(head?.split('\t')).toEqual(columns);
    expect(cases.length).toBeGreaterThanOrEqual(80);
    expect(new Set(cases.map((c) => c.id)).size).toBe(cases.length);
    expect(new Set(cases.map(({ id, what, ...asked }) => JSON.stringify(asked))).size).toBe(cases.length);
  });

  test('says of every answer which law wants it', () => {
    for (const { id, source } of cases) expect(source, id).toMatch(/\d+\/(20\d\d)\/|Civil Code/);
  });

  test('shows every gap and every form of signature', () => {
    const answers = new Set(cases.map((c) => c.answer));
    for (const code of Object.keys(gapCodes)) expect(answers).toContain(code);
    const signatures = cases.flatMap((c) => list(c.signatures)).join('; ');
    for (const form of ['TM. ', 'KT. ', 'TL. ', 'TUQ. ', 'Q. ']) expect(signatures).toContain(form);
  });

  test('speaks of nobody and nothing that the register does not know', () => {
    const persons = new Set(world.assignments.map((a) => a.person));
    const units = new Set(world.units.map((u) => u.unit));
    const documents = new Set(world.documents.map((d) => d.document));
    for (const { id, answer, signers, leftOut, chain } of cases) {
      if (!(answer in gapCodes)) expect(units, id).toContain(answer);
      for (const person of [...list(signers), ...list(leftOut)]) expect(persons, id).toContain(person);
      for (const document of list(chain)) expect(documents, id).toContain(document);
    }
  });
});

test.each(cases)('$id $what', (expected) => {
  const authority = who(world, questionOf(expected));
  const chain = authority.chain
    .filter((link) => ['law', 'city-decision', 'decision'].includes(link.kind))
    .map((link) => link.document?.document);
  expect({
    answer: authority.kind === 'gap' ? authority.code : authority.unit.unit,
    chain,
    signers: authority.kind === 'gap' ? [] : authority.signers.map((s) => s.personId),
    signatures: authority.kind === 'gap' ? [] : authority.signers.map((s) => s.signature.join(' / ')),
    leftOut: authority.kind === 'gap' ? [] : authority.leftOut,
  }).toEqual({
    answer: expected.answer,
    chain: list(expected.chain),
    signers: list(expected.signers),
    signatures: list(expected.signatures),
    leftOut: list(expected.leftOut),
  });
  if (expected.body !== '') expect(authority).toMatchObject({ unit: { name: { vi: expected.body } } });
});

test('the slow reference gives the answers of the table too', () => {
  for (const expected of cases) {
    const { at, facts = {}, ...question } = questionOf(expected);
    const slowly = whoSlowly(world, { ...question, on: isDay(at) ? at : dayOf(at), facts });
    expect(slowly.gap ?? slowly.unit, expected.id).toBe(expected.answer);
    if (slowly.gap !== null) continue;
    expect(slowly.signers, expected.id).toEqual(list(expected.signers).sort());
    expect(slowly.leftOut, expected.id).toEqual(list(expected.leftOut).sort());
  }
});
