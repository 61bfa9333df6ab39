import { describe, expect, test } from 'vitest';
import { Refusal } from '../kernel/refusal.ts';
import { day } from '../kernel/time.ts';
import { may, mayDecide } from './may.ts';
import { who } from './who.ts';
import { world } from './world.fixture.ts';

const ask = (procedure: string, oneStop: string, at: string) =>
  who(world, { procedure: `1.000${procedure}`, oneStop, at: day(at) });

function refusalOf(procedure: string, oneStop: string, at: string, person: string): Refusal {
  const authority = ask(procedure, oneStop, at);
  expect(mayDecide(authority, person)).toBe(false);
  try {
    may(authority, { id: person, name: `Người tên ${person}` });
  } catch (refusal) {
    if (refusal instanceof Refusal) return refusal;
    throw refusal;
  }
  return expect.fail('it was allowed');
}

describe('the proof', () => {
  test('of a head is the chain down to the person', () => {
    const authority = ask('105', 'mc-dong', '2023-09-15');
    const proof = may(authority, { id: 'khoa', name: 'Trịnh Đăng Khoa' });
    expect(proof.signer).toEqual({
      personId: 'khoa',
      name: 'Trịnh Đăng Khoa',
      title: { vi: 'Trưởng phòng', en: 'Head of Division' },
      signature: ['TUQ. UBND QUẬN ĐÔNG', 'TRƯỞNG PHÒNG'],
    });
    expect(proof.holder.vi).toBe('Trưởng phòng, Phòng Quản lý đô thị quận Đông');
    expect(proof.chain.map((link) => link.kind)).toEqual([
      'law',
      'city-decision',
      'decision',
      'annex-row',
      'position',
      'person',
    ]);
  });

  test('of a deputy shows by what they sign', () => {
    const proof = may(ask('101', 'mc-dong', '2023-08-15'), { id: 'lan', name: 'Lê Thị Lan' });
    expect(proof.chain.slice(1).map((link) => [link.kind, link.text.vi])).toEqual([
      ['position', 'Chủ tịch, UBND quận Đông'],
      ['substitution', 'Phó Chủ tịch ký thay Chủ tịch UBND quận Đông theo 21/TB-UBND'],
      ['person', 'Lê Thị Lan'],
    ]);
  });
});

const ofDivision =
  'Thẩm quyền thuộc về Trưởng phòng, Phòng Quản lý đô thị quận Đông theo Quyết định số 101/QĐ-UBND.';
const ofCommittee = 'Thẩm quyền thuộc về Chủ tịch, UBND quận Đông.';

describe('refused, with the missing basis named:', () => {
  test.each([
    ['the deputy of a delegate', '105', 'mc-dong', '2023-09-15', 'yen', 'không được ủy quyền lại'],
    ['that deputy with a substitution', '117', 'mc-dong', '2023-08-15', 'nam', 'không được ủy quyền lại'],
    ['another division of the district', '105', 'mc-dong', '2023-09-15', 'dung', ofDivision],
    ['a division of another district', '105', 'mc-dong', '2023-09-15', 'chi', ofDivision],
    ['the committee that delegated', '105', 'mc-dong', '2023-09-15', 'binh', ofDivision],
    ['the delegate before its first day', '105', 'mc-dong', '2023-01-31', 'khoa', ofCommittee],
    ['the delegate after its last day', '105', 'mc-dong', '2024-02-01', 'khoa', ofCommittee],
    [
      'a specialist of a division that holds by law',
      '103',
      'mc-dong',
      '2023-09-15',
      'thu',
      'Trưởng phòng, Phòng Tư pháp quận Đông.',
    ],
    ['somebody who holds no position', '101', 'mc-dong', '2023-09-15', 'nobody', ofCommittee],
    ['the chairperson of another ward', '102', 'mc-dong-1', '2023-09-15', 'cuong', 'UBND phường Bến Đông.'],
    ['a deputy without a substitution', '101', 'mc-dong', '2023-09-15', 'lan', 'Chưa có phân công ký thay'],
    ['a deputy the day after it', '101', 'mc-dong', '2023-08-19', 'lan', 'Chưa có phân công ký thay'],
    [
      'a ward deputy without a substitution',
      '106',
      'mc-dong-1',
      '2023-09-15',
      'bao',
      'Chưa có phân công ký thay',
    ],
    [
      'the head, where one deputy holds alone',
      '125',
      'mc-dong',
      '2023-09-15',
      'khoa',
      'Phó Trưởng phòng, Phòng Quản lý đô thị quận Đông theo Quyết định số 101/QĐ-UBND.',
    ],
    [
      'anybody while the position is vacant',
      '120',
      'mc-dong',
      '2023-09-15',
      'quang',
      'Chưa có ai giữ chức Trưởng phòng',
    ],
    [
      'anybody once the scheme has lapsed',
      '115',
      'mc-dong',
      '2023-09-15',
      'dung',
      'Văn bản 11/QĐ-UBND không còn hiệu lực',
    ],
    [
      'anybody while it is not settled who',
      '119',
      'mc-dong',
      '2023-06-15',
      'khoa',
      '101/QĐ-UBND, 110/QĐ-UBND',
    ],
    ['anybody while a fact is missing', '107', 'mc-dong', '2023-09-15', 'khoa', 'Cần biết trường hợp'],
  ])('%s', (_what, procedure, oneStop, at, person, says) => {
    const refusal = refusalOf(procedure, oneStop, at, person);
    expect(refusal).toMatchObject({ status: 403, code: 'not-competent' });
    expect(refusal.title.vi).toBe(
      `Người tên ${person} không có thẩm quyền quyết định hồ sơ này. Hồ sơ vẫn giữ nguyên.`,
    );
    expect(refusal.mend?.vi).toContain(says);
  });
});
