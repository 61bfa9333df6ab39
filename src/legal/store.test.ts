import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../test/support/database.ts';
import { testSystem } from '../../test/support/system.ts';
import { brokenConstraint } from '../kernel/database.ts';
import { day } from '../kernel/time.ts';
import { eventsInChain, execute, systemActor } from '../ledger/index.ts';
import { documentsOn, registerDocuments } from './index.ts';

const law = {
  slug: 'law',
  number: '77/2015/QH13',
  kind: 'law',
  title: { vi: 'Luật Tổ chức chính quyền địa phương', en: 'Law on the Organisation of Local Government' },
  issuer: 'Quốc hội',
  signer: null,
  issuedOn: '2015-06-19',
  validity: { from: '2016-01-01', to: '2025-03-01' },
  illustrative: false,
  source: 'test',
  restsOn: [],
};
const decision = {
  ...law,
  slug: 'decision',
  number: '1/QĐ',
  kind: 'decision',
  validity: { from: '2023-01-01', to: null },
  restsOn: ['law'],
};

let made: TestDatabase;
const register = (...documents: object[]) =>
  execute(testSystem(made.db), registerDocuments, { documents }, { actor: systemActor, key: randomUUID() });
beforeAll(async () => {
  made = await freshDatabase();
  await register(law, decision);
});
afterAll(() => made.drop());

const idOf = async (slug: string): Promise<string> => {
  const [row] = await made.db<{ id: string }[]>`SELECT id FROM legal_document WHERE slug = ${slug}`;
  return row?.id ?? expect.fail(`no document ${slug}`);
};

describe('a legal document', () => {
  test.each([
    ['2015-12-31', false],
    ['2016-01-01', true],
    ['2025-02-28', true],
    ['2025-03-01', false],
  ])('is in force on %s: %s, and is found all the same', async (on, inForce) => {
    const id = await idOf('law');
    const found = (await documentsOn(made.db, [id], day(on))).get(id);
    expect(found).toMatchObject({ number: '77/2015/QH13', issuedOn: '2015-06-19', title: law.title });
    expect(found?.validity).toEqual(inForce ? law.validity : null);
  });

  test('names what it rests on', async () => {
    const id = await idOf('decision');
    const found = await documentsOn(made.db, [id], day('2023-08-15'));
    expect(found.get(id)?.basisIds).toEqual([await idOf('law')]);
  });

  test('leaves an event of its own in the chain of the registers', async () => {
    const events = await eventsInChain(made.db, 'registers', 0, 10);
    expect(events.map((e) => [e.kind, (e.data as typeof law).number])).toEqual([
      ['legal.document-registered', '77/2015/QH13'],
      ['legal.document-registered', '1/QĐ'],
    ]);
  });
});

describe('is refused:', () => {
  test.each([
    ['a day that no calendar has', { issuedOn: '2023-02-30' }, 'documents.0.issuedOn'],
    [
      'a validity that ends before it begins',
      { validity: { from: '2023-01-01', to: '2022-01-01' } },
      'documents.0.validity',
    ],
    ['a document without a number', { number: '' }, 'documents.0.number'],
    ['a kind that is not known', { kind: 'letter' }, 'documents.0.kind'],
  ])('%s', async (_what, change, path) => {
    const refused = register({ ...law, slug: 'other', ...change });
    await expect(refused).rejects.toMatchObject({ code: 'invalid-input', errors: [{ path }] });
  });

  test('a second document of one name', async () => {
    expect(brokenConstraint(await register(law).catch((e) => e))).toBe('legal_document_slug_key');
  });

  test('a document that rests on itself', async () => {
    const error = await register({ ...law, slug: 'own', restsOn: ['own'] }).catch((e) => e);
    expect(brokenConstraint(error)).toBe('legal_basis_check');
  });
});
