import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../test/support/database.ts';
import { testSystem } from '../../test/support/system.ts';
import { Refusal } from '../kernel/refusal.ts';
import { day } from '../kernel/time.ts';
import { loadExample, procedure } from './example.fixture.ts';
import { type Authority, loadRegister, may, mayDecide, who } from './index.ts';

let made: TestDatabase;
/** Ids of units, one-stops and persons by slug. */
let ids: Map<string, string>;

beforeAll(async () => {
  made = await freshDatabase();
  await loadExample(testSystem(made.db));
  const rows = await made.db<{ slug: string; id: string }[]>`
    SELECT slug, id FROM person UNION ALL SELECT slug, id FROM unit UNION ALL SELECT slug, id FROM one_stop`;
  ids = new Map(rows.map((row) => [row.slug, row.id]));
});
afterAll(() => made.drop());

const id = (slug: string): string => ids.get(slug) ?? expect.fail(`nobody called ${slug}`);
const ask = async (code: string, oneStop: string, on: string): Promise<Authority> =>
  who(await loadRegister(made.db, day(on)), code, id(oneStop));

const AUGUST = '2023-08-15';

describe('who may decide', () => {
  test.each([
    ['a committee by law', procedure.byLawOfDistrict, 'dong', AUGUST, 'ub-dong', ['chair-dong', 'vice-dong']],
    ['a chairperson by law', procedure.byLawOfChair, 'dong', AUGUST, 'ub-dong', ['chair-dong', 'vice-dong']],
    [
      'a ward committee by law',
      procedure.byLawOfWard,
      'phuong-1',
      AUGUST,
      'ub-phuong-1',
      ['chair-1', 'vice-1'],
    ],
    [
      'a division by law, with its deputy',
      procedure.byLawOfDivision,
      'tay',
      AUGUST,
      'phong-tu-phap-tay',
      ['justice-tay', 'justice-deputy-tay'],
    ],
    [
      'a division by delegation: its head alone',
      procedure.toDivision,
      'dong',
      AUGUST,
      'phong-tu-phap-dong',
      ['justice-dong'],
    ],
    [
      'the committee itself where it has not delegated',
      procedure.toDivision,
      'tay',
      AUGUST,
      'ub-tay',
      ['chair-tay'],
    ],
    [
      'a ward committee by delegation',
      procedure.toWard,
      'phuong-1',
      AUGUST,
      'ub-phuong-1',
      ['chair-1', 'vice-1'],
    ],
    [
      'the district committee for what it delegated to a ward but received itself',
      procedure.toWard,
      'dong',
      AUGUST,
      'ub-dong',
      ['chair-dong', 'vice-dong'],
    ],
    [
      'the committee on the day before the delegation begins',
      procedure.toDivision,
      'dong',
      '2023-01-31',
      'ub-dong',
      ['chair-dong', 'vice-dong'],
    ],
    [
      'the division on the first day of the delegation',
      procedure.toDivision,
      'dong',
      '2023-02-01',
      'phong-tu-phap-dong',
      ['justice-dong'],
    ],
    [
      'the committee again once the delegation has ended',
      procedure.toDivision,
      'dong',
      '2023-12-01',
      'ub-dong',
      ['chair-dong', 'vice-dong'],
    ],
  ])('%s', async (_what, code, oneStop, on, unit, signers) => {
    const authority = await ask(code, oneStop, on);
    if (authority.kind === 'gap') return expect.fail(authority.text.en);
    expect(authority.unitId).toBe(id(unit));
    expect(authority.signers.map((s) => s.name)).toEqual(signers);
  });

  test.each([
    ['the procedure is not in force yet', procedure.nextYears, 'dong', AUGUST, 'procedure-not-in-force'],
    ['there is no such procedure', '9.999999', 'dong', AUGUST, 'procedure-not-in-force'],
    ['it is not received there', procedure.notReceived, 'dong', AUGUST, 'not-received-here'],
    ['no document gives it to anybody', procedure.nobodys, 'dong', AUGUST, 'no-competence-by-law'],
    ['the ward was given nothing', procedure.toWard, 'phuong-2', AUGUST, 'no-competence-by-law'],
    ['what the ward was given has ended', procedure.toWard, 'phuong-1', '2023-12-01', 'no-competence-by-law'],
    ['it belongs to the level above', procedure.byLawOfDistrict, 'phuong-1', AUGUST, 'no-competence-by-law'],
    ['the head of the delegate has left', procedure.toDivision, 'dong', '2023-09-01', 'position-vacant'],
    ['the scheme under the decision has lapsed', procedure.toDivision, 'dong', '2023-10-01', 'basis-lapsed'],
  ])('nobody when %s', async (_what, code, oneStop, on, gap) => {
    expect(await ask(code, oneStop, on)).toMatchObject({ kind: 'gap', code: gap });
  });
});

describe('the chain', () => {
  const links = (authority: Authority) =>
    authority.chain.map((l) => `${l.kind} ${l.document?.number ?? ''}`.trim());

  test('of a delegation goes from the law by the city and the decision to the row and the position', async () => {
    const authority = await ask(procedure.toDivision, 'dong', AUGUST);
    expect(links(authority)).toEqual([
      'law law',
      'city-decision scheme',
      'decision decision',
      'annex-row decision',
      'position',
    ]);
    expect(authority.chain.map((l) => l.text.vi)).toEqual([
      'Điều 1, law (law)',
      'Quyết định số scheme ngày 01/01/2020 của issuer: scheme, có hiệu lực đến hết ngày 30/09/2023',
      'Quyết định số decision ngày 01/01/2020 của issuer: decision, có hiệu lực đến hết ngày 31/12/2023',
      'Phụ lục I, dòng 1: Thủ tục 1.000002 (1.000002), giao phong-tu-phap-dong quyết định',
      'Trưởng phòng, phong-tu-phap-dong',
    ]);
  });

  test('by law is the law and the position', async () => {
    expect(links(await ask(procedure.byLawOfDistrict, 'dong', AUGUST))).toEqual(['law law', 'position']);
  });

  test('that is broken is shown as far as it holds', async () => {
    expect(links(await ask(procedure.toDivision, 'dong', '2023-10-01'))).toEqual(['law law']);
    expect(links(await ask(procedure.toDivision, 'dong', '2023-09-01')).at(-1)).toBe('annex-row decision');
  });
});

describe('the form of signature (Decree 30/2020/NĐ-CP, art. 13)', () => {
  test.each([
    ['a chairperson of a committee', procedure.byLawOfDistrict, 'chair-dong', ['TM. UB-DONG', 'CHỦ TỊCH']],
    [
      'a vice-chairperson',
      procedure.byLawOfDistrict,
      'vice-dong',
      ['TM. UB-DONG', 'KT. CHỦ TỊCH', 'CẤP PHÓ'],
    ],
    ['a chairperson of their own right', procedure.byLawOfChair, 'chair-dong', ['CHỦ TỊCH']],
    ['a vice-chairperson for that right', procedure.byLawOfChair, 'vice-dong', ['KT. CHỦ TỊCH', 'CẤP PHÓ']],
    ['a head by delegation', procedure.toDivision, 'justice-dong', ['TUQ. UB-DONG', 'TRƯỞNG PHÒNG']],
    ['a head by law', procedure.byLawOfDivision, 'justice-dong', ['TRƯỞNG PHÒNG']],
    ['a deputy by law', procedure.byLawOfDivision, 'justice-deputy-dong', ['KT. TRƯỞNG PHÒNG', 'CẤP PHÓ']],
  ])('of %s', async (_what, code, person, signature) => {
    const proof = may(await ask(code, 'dong', AUGUST), { id: id(person), name: person });
    expect(proof.signer.signature).toEqual(signature);
    expect(proof.chain.at(-1)).toMatchObject({ kind: 'person', text: { vi: person } });
  });
});

describe('refused, with the missing basis named:', () => {
  const ofDelegate = 'Người được ủy quyền không được ủy quyền lại';
  const ofDelegation = 'theo Quyết định số decision';
  const byLaw = 'Thẩm quyền thuộc về';
  test.each([
    ['the deputy of a delegate', procedure.toDivision, 'dong', 'justice-deputy-dong', AUGUST, ofDelegate],
    [
      'a specialist of the delegate',
      procedure.toDivision,
      'dong',
      'justice-specialist-dong',
      AUGUST,
      ofDelegation,
    ],
    ['another division of the district', procedure.toDivision, 'dong', 'finance-dong', AUGUST, ofDelegation],
    [
      'the same division of another district',
      procedure.toDivision,
      'dong',
      'justice-tay',
      AUGUST,
      ofDelegation,
    ],
    ['the committee that delegated', procedure.toDivision, 'dong', 'chair-dong', AUGUST, ofDelegation],
    [
      'the division after its delegation',
      procedure.toDivision,
      'dong',
      'justice-deputy-dong',
      '2023-12-01',
      byLaw,
    ],
    [
      'a division of one district in another',
      procedure.byLawOfDivision,
      'tay',
      'justice-dong',
      AUGUST,
      byLaw,
    ],
    ['the chair of another ward', procedure.byLawOfWard, 'phuong-1', 'chair-2', AUGUST, byLaw],
    ['somebody who holds no position', procedure.byLawOfDistrict, 'dong', 'outsider', AUGUST, byLaw],
    [
      'anybody, when the position is vacant',
      procedure.toDivision,
      'dong',
      'justice-dong',
      '2023-09-01',
      'Chưa có ai',
    ],
    [
      'anybody, when the basis has lapsed',
      procedure.toDivision,
      'dong',
      'justice-dong',
      '2023-10-01',
      'scheme',
    ],
  ])('%s', async (_what, code, oneStop, person, on, basis) => {
    const authority = await ask(code, oneStop, on);
    expect(mayDecide(authority, id(person))).toBe(false);
    try {
      may(authority, { id: id(person), name: person });
    } catch (refusal) {
      expect(refusal).toBeInstanceOf(Refusal);
      expect(refusal).toMatchObject({ status: 403, code: 'not-competent' });
      expect((refusal as Refusal).title.vi).toContain(person);
      expect((refusal as Refusal).mend?.vi).toContain(basis);
      return;
    }
    expect.fail('it was allowed');
  });
});
