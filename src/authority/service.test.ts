import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../test/support/database.ts';
import { testSystem } from '../../test/support/system.ts';
import { brokenConstraint } from '../kernel/database.ts';
import { Refusal } from '../kernel/refusal.ts';
import { execute, type System } from '../ledger/index.ts';
import { oneStopBySlug } from '../organization/index.ts';
import { competence, delegation, documents, loadExample, procedure, send } from './example.fixture.ts';
import { post, postingsOf, registerCompetences, registerDelegation } from './index.ts';

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
const rowsStored = async () => (await made.db`SELECT id FROM delegation_row`).length;

const row = { annex: 'I', no: 9, procedure: procedure.byLawOfDistrict, delegate: 'phong-tu-phap-dong' };
const again = { ...delegation, rows: [row] };

describe('a delegation is refused whole, in words, when', () => {
  test.each([
    [
      'another unit has the same case for the same time',
      { rows: [row, { ...row, procedure: procedure.toDivision, delegate: 'phong-tai-chinh-dong' }] },
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
      { rows: [row, { ...row, delegate: 'nowhere' }] },
      'không có trong sổ',
    ],
    [
      'it names a procedure that does not exist',
      { rows: [{ ...row, procedure: '9.999999' }] },
      'không có trong sổ',
    ],
    ['it has no end', { period: { from: '2023-02-01', to: null } }, 'phải có thời hạn'],
  ])('%s', async (_what, change, words) => {
    const before = await rowsStored();
    const refusal = await failureOf(send(system, registerDelegation, { ...again, ...change }));
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal).toMatchObject({ status: 422, code: 'delegation-invalid' });
    expect((refusal as Refusal).title.vi).toContain(words);
    expect(await rowsStored()).toBe(before);
  });
});

describe('PostgreSQL itself holds', () => {
  const stored = (work: PromiseLike<unknown>) => failureOf(Promise.resolve(work)).then(brokenConstraint);
  const copy = (change: string) =>
    made.db.unsafe(`
    INSERT INTO delegation_row (id, delegation_id, annex, no, procedure_id, delegator_id, delegate_id, territory_id,
      validity)
    SELECT gen_random_uuid(), d.delegation_id, 'I', 99, n.procedure_id, n.delegator_id, n.delegate_id,
      n.territory_id, n.validity
    FROM (SELECT * FROM delegation_row WHERE annex = 'I' LIMIT 1) d, LATERAL (SELECT ${change}) n`);
  const columns = {
    procedure_id: 'd.procedure_id',
    delegator_id: 'd.delegator_id',
    delegate_id: 'd.delegate_id',
    territory_id: 'd.territory_id',
    validity: 'd.validity',
  };
  const other = `(SELECT id FROM procedure WHERE code = '${procedure.byLawOfChair}')`;

  test.each([
    ['one delegate for one case at one time', {}, 'one_delegate'],
    [
      'a row inside the validity of its delegation',
      { procedure_id: other, validity: "daterange('2023-02-01', '2023-12-02')" },
      'delegation_row_delegation_id_validity_fkey',
    ],
    [
      'a row inside the life of its delegate',
      { procedure_id: other, delegate_id: 'gen_random_uuid()' },
      'delegation_row_delegate_id_validity_fkey',
    ],
    [
      'that nobody delegates to themselves',
      { procedure_id: other, delegate_id: 'd.delegator_id' },
      'delegation_row_check',
    ],
  ])('%s', async (_what, change, constraint) => {
    const list = Object.entries({ ...columns, ...change }).map(([name, value]) => `${value} AS ${name}`);
    expect(await stored(copy(list.join(', ')))).toBe(constraint);
  });

  test('that a document stays in force while a delegation rests on it', async () => {
    const shortened = made.db`
      UPDATE legal_validity SET validity = daterange('2023-01-01', '2023-06-01')
      WHERE document_id = (SELECT id FROM legal_document WHERE slug = 'decision')`;
    expect(await stored(shortened)).toBe('delegation_document_id_validity_fkey');
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

  test('counts what is received there, once', async () => {
    const input = { oneStop: 'dong', procedures: [procedure.toDivision, procedure.notReceived] };
    expect(await send(system, post, input)).toEqual({ posted: 1 });
    expect(await send(system, post, input)).toEqual({ posted: 0 });
    expect(await posted()).toBe(1);
  });
});

test('documents that a delegation rests on are kept with it', async () => {
  const bases = await made.db<{ slug: string }[]>`
    SELECT b.slug FROM legal_basis l JOIN legal_document b ON b.id = l.basis_id
    JOIN legal_document d ON d.id = l.document_id WHERE d.slug = 'decision' ORDER BY 1`;
  expect(bases.map((b) => b.slug)).toEqual(documents.find((d) => d.slug === 'decision')?.restsOn);
});
