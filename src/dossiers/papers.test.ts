import { expect, test } from 'vitest';
import { day } from '../kernel/time.ts';
import { codeBeforeNumber } from './codes.ts';
import { abbreviate, deciderOf, resultNumber } from './papers.ts';

test.each([
  ['Phòng Tài chính - Kế hoạch quận Ba Đình', 'division', 'TCKH'],
  ['Phòng Lao động - Thương binh và Xã hội quận Ba Đình', 'division', 'LĐTBXH'],
  ['Phòng Tư pháp quận Ba Đình', 'division', 'TP'],
  ['Phòng Quản lý đô thị quận Ba Đình', 'division', 'QLĐT'],
  ['Văn phòng HĐND và UBND quận Ba Đình', 'division', 'VP'],
  ['Ủy ban nhân dân phường Vĩnh Phúc', 'committee', 'UBND'],
] as const)('%s (%s) is written %s', (vi, kind, short) => {
  expect(abbreviate({ kind, name: { vi, en: '' } })).toBe(short);
});

test('results and refusals are numbered per body', () => {
  const unit = { kind: 'division', name: { vi: 'Phòng Nội vụ quận Ba Đình', en: '' } } as const;
  expect(resultNumber(7, unit, 'grant')).toBe('07/KQ-NV');
  expect(resultNumber(112, unit, 'refuse')).toBe('112/TB-NV');
});

test.each([
  [
    'committee',
    'Ủy ban nhân dân quận Ba Đình',
    ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'],
    'Ủy ban nhân dân quận Ba Đình',
  ],
  ['committee', 'Ủy ban nhân dân quận Ba Đình', ['CHỦ TỊCH'], 'Chủ tịch Ủy ban nhân dân quận Ba Đình'],
  [
    'committee',
    'Ủy ban nhân dân quận Ba Đình',
    ['KT. CHỦ TỊCH', 'PHÓ'],
    'Chủ tịch Ủy ban nhân dân quận Ba Đình',
  ],
  ['division', 'Phòng Nội vụ', ['TUQ. CHỦ TỊCH', 'TRƯỞNG PHÒNG'], 'Phòng Nội vụ'],
] as const)('a %s, %s, that signs %j decides as %s', (kind, vi, signature, decider) => {
  const headTitle = { vi: kind === 'committee' ? 'Chủ tịch' : 'Trưởng phòng', en: '' };
  expect(deciderOf({ kind, name: { vi, en: '' }, headTitle }, signature)).toBe(decider);
});

test('a dossier code: receiving body, day, number of the day', () => {
  expect(codeBeforeNumber('000.00.15.H26', day('2023-08-15'))).toBe('000.00.15.H26-230815-');
});
