import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../test/support/database.ts';
import { testSystem } from '../../test/support/system.ts';
import { brokenConstraint } from '../kernel/database.ts';
import { Refusal } from '../kernel/refusal.ts';
import { day } from '../kernel/time.ts';
import { execute, type System } from '../ledger/index.ts';
import { oneStopBySlug } from '../organization/index.ts';
import { competence, delegation, documents, loadExample, procedure, send } from './example.fixture.ts';
import {
  changeRegister,
  loadRegister,
  loadSlice,
  post,
  postingsOf,
  registerCompetences,
  who,
} from './index.ts';

let made: TestDatabase;
let system: System;
beforeAll(async () => {
  made = await freshDatabase();
  system = testSystem(made.db);
  await loadExample(system);
});
afterAll(() => made.drop());

const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => expect.fail('it was stored'),
    (error) => error,
  );
const rowsStored = async () => (await made.db`SELECT no FROM delegation_row`).length;

const row = { annex: 'I', no: 9, procedure: procedure.byLawOfDistrict, delegate: 'phong-tu-phap-dong' };
const again = { ...delegation, rows: [row] };

describe('a delegation is refused whole, in words, when', () => {
  test.each([
    [
      'another unit has the same case for the same time',
      { rows: [row, { ...row, no: 10, procedure: procedure.toDivision, delegate: 'phong-tai-chinh-dong' }] },
      'đã được ủy quyền cho đơn vị khác',
    ],
    [
      'another has it for a part of that time',
      {
        period: { from: '2023-11-30', to: '2023-12-31' },
        rows: [{ ...row, procedure: procedure.toDivision }],
      },
      'đã được ủy quyền cho đơn vị khác',
    ],
    [
      'it begins before its decision is in force',
      { period: { from: '2022-12-31', to: '2023-12-01' } },
      'vượt ra ngoài',
    ],
    ['it outlasts its decision', { period: { from: '2023-02-01', to: '2024-01-02' } }, 'vượt ra ngoài'],
    [
      'it names a unit that does not exist',
      { rows: [row, { ...row, no: 10, delegate: 'nowhere' }] },
      'nowhere',
    ],
    ['it names a procedure that does not exist', { rows: [{ ...row, procedure: '9.999999' }] }, '9.999999'],
    ['it has no end', { period: { from: '2023-02-01', to: null } }, 'phải có thời hạn'],
    [
      'its delegator does not hold the competence',
      {
        delegator: 'ub-tay',
        rows: [{ ...row, procedure: procedure.byLawOfWard, delegate: 'phong-tu-phap-tay' }],
      },
      'không có thẩm quyền',
    ],
  ])('%s', async (_what, change, words) => {
    const before = await rowsStored();
    const refusal = await failureOf(send(system, changeRegister, { changes: [{ ...again, ...change }] }));
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal).toMatchObject({ status: 422, code: 'change-invalid' });
    const { title, errors } = refusal as Refusal;
    expect([title.vi, ...errors.map((e) => e.message.vi)].join('\n')).toContain(words);
    expect(await rowsStored()).toBe(before);
  });
});

describe('PostgreSQL itself holds', () => {
  const stored = (work: PromiseLike<unknown>) => failureOf(Promise.resolve(work)).then(brokenConstraint);
  /** The first row again, with some columns changed. */
  const copy = (change: Record<string, string>) => {
    const columns = {
      document_id: 'd.document_id',
      annex: "'I'",
      no: '99',
      procedure_id: `(SELECT id FROM procedure WHERE code = '${procedure.byLawOfDistrict}')`,
      delegator_id: 'd.delegator_id',
      delegator_level: 'd.delegator_level',
      delegate_id: 'd.delegate_id',
      territory_id: 'd.territory_id',
      validity: 'd.validity',
      ...change,
    };
    return made.db.unsafe(`INSERT INTO delegation_row (${Object.keys(columns).join(', ')})
      SELECT ${Object.values(columns).join(', ')} FROM delegation_row d WHERE annex = 'I' LIMIT 1`);
  };
  const unitId = (slug: string) => `(SELECT id FROM unit WHERE slug = '${slug}')`;

  test.each([
    ['one delegate for one case at one time', { procedure_id: 'd.procedure_id' }, 'one_delegate'],
    [
      'that a delegate of some kind of case has it alone',
      { procedure_id: 'd.procedure_id', case_type: "textrange('x', 'x', '[]')" },
      'one_delegate',
    ],
    [
      'a row inside the validity of its decision',
      { validity: "daterange('2023-02-01', '2024-01-02')" },
      'delegation_within_document',
    ],
    ['that a delegation has a term', { validity: "daterange('2023-02-01', NULL)" }, 'delegation_has_term'],
    [
      'a row inside the life of its delegate',
      { delegate_id: 'gen_random_uuid()' },
      'delegation_within_delegate',
    ],
    [
      'a row inside the competence of its delegator',
      { procedure_id: `(SELECT id FROM procedure WHERE code = '${procedure.byLawOfWard}')` },
      'delegation_within_competence',
    ],
    [
      'that a division does not delegate',
      { procedure_id: `(SELECT id FROM procedure WHERE code = '${procedure.byLawOfDivision}')` },
      'delegation_within_competence',
    ],
    [
      'that a delegator is of the level that it delegates from',
      { delegator_id: unitId('ub-phuong-2') },
      'delegation_within_delegator',
    ],
    ['that nobody delegates to themselves', { delegate_id: 'd.delegator_id' }, 'delegation_row_check'],
  ])('%s', async (_what, change, constraint) => {
    expect(await stored(copy(change as Record<string, string>))).toBe(constraint);
  });

  test('that a document stays in force while a delegation rests on it', async () => {
    const shortened = made.db`
      UPDATE legal_validity SET validity = daterange('2023-01-01', '2023-06-01')
      WHERE document_id = (SELECT id FROM legal_document WHERE slug = 'decision')`;
    expect(await stored(shortened)).toBe('delegation_within_document');
  });

  test('that a unit stays while it is a delegate', async () => {
    const abolished = made.db`
      UPDATE unit_version SET validity = daterange('2020-01-01', '2023-06-01')
      WHERE unit_id = (SELECT id FROM unit WHERE slug = 'phong-tu-phap-dong')`;
    expect(await stored(abolished)).toMatch(/_validity_fkey$/);
  });

  test.each([
    [
      'one holder by law for a procedure and level',
      competence(procedure.byLawOfDistrict, 'district', 'chairperson'),
      'one_holder',
    ],
    [
      'a competence inside the validity of its document',
      { ...competence(procedure.nobodys, 'district', 'committee'), document: 'decision' },
      'competence_document_id_validity_fkey',
    ],
  ])('%s', async (_what, given, constraint) => {
    const error = await failureOf(send(system, registerCompetences, { competences: [given] }));
    expect(brokenConstraint(error)).toBe(constraint);
  });
});

describe('a posting (niêm yết)', () => {
  const posted = async () => (await postingsOf(made.db, (await oneStopBySlug(made.db, 'dong'))!.id)).size;
  const person = async (slug: string) => {
    const [found] = await made.db<{ id: string }[]>`SELECT id FROM person WHERE slug = ${slug}`;
    return { kind: 'person' as const, personId: found!.id };
  };

  test('is refused from somebody who neither controls procedures nor serves there', async () => {
    const input = { oneStop: 'dong', procedures: [procedure.toDivision] };
    const envelope = { actor: await person('chair-1'), key: randomUUID() };
    await expect(execute(system, post, input, envelope)).rejects.toMatchObject({ code: 'not-yours' });
    expect(await posted()).toBe(0);
  });

  test('counts what is received there, once at a time, and says who decides', async () => {
    const input = { oneStop: 'dong', procedures: [procedure.toDivision, procedure.notReceived] };
    expect(await send(system, post, input)).toEqual({ posted: 1 });
    expect(await send(system, post, input)).toEqual({ posted: 0 });
    expect(await posted()).toBe(1);
    const [last] = (await postingsOf(made.db, (await oneStopBySlug(made.db, 'dong'))!.id)).values();
    expect(last?.fingerprint).toBe('phong-tu-phap-dong law scheme decision decision');
  });
});

describe('a slice', () => {
  const days = [
    '2022-12-31',
    '2023-01-31',
    '2023-02-01',
    '2023-08-15',
    '2023-09-01',
    '2023-10-01',
    '2023-12-01',
  ];

  test.each(days)('answers every question of %s as the whole register does', async (text) => {
    const at = day(text);
    const register = await loadRegister(made.db);
    for (const code of Object.values(procedure)) {
      for (const oneStop of ['dong', 'tay', 'phuong-1', 'phuong-2', 'nowhere']) {
        const question = { procedure: code, oneStop, at };
        expect(who(await loadSlice(made.db, question), question)).toEqual(who(register, question));
      }
    }
  });
});

test('documents that a delegation rests on are kept with it', async () => {
  const bases = await made.db<{ slug: string }[]>`
    SELECT b.slug FROM legal_basis l JOIN legal_document b ON b.id = l.basis_id
    JOIN legal_document d ON d.id = l.document_id WHERE d.slug = 'decision' ORDER BY 1`;
  expect(bases.map((b) => b.slug)).toEqual(documents.find((d) => d.slug === 'decision')?.restsOn);
});
