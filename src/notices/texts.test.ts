import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instant } from '../kernel/time.ts';
import { type CitizenFacts, citizenTexts, quotable } from './citizen-texts.ts';
import { citizenKinds, givenUpBefore, nextTry, officerKinds } from './model.ts';
import { officerTexts } from './officer-texts.ts';
import { international, smsParts, withoutMarks } from './sms.ts';

const facts: CitizenFacts = {
  code: '000.00.15.H26-230815-0001',
  part: null,
  at: instant('2023-08-15T14:30:00+07:00'),
  appointedAt: instant('2023-08-22T17:00:00+07:00'),
  phone: '024 3762 3456',
  oneStop: { vi: 'Bộ phận Một cửa quận Ba Đình', en: 'Ba Đình District One-stop' },
  reference: 'EE123456789VN',
  byPost: true,
};

describe('a short message', () => {
  test.each([
    ['', 1],
    ['a'.repeat(160), 1],
    ['a'.repeat(161), 2],
    ['a'.repeat(306), 2],
    ['a'.repeat(307), 3],
    [`${'a'.repeat(158)}€`, 1],
    [`${'a'.repeat(159)}€`, 2],
    ['ạ'.repeat(70), 1],
    ['ạ'.repeat(71), 2],
    ['ạ'.repeat(135), 3],
  ])('%j is paid for as %i', (text, parts) => {
    expect(smsParts(text)).toBe(parts);
  });

  test('goes without marks, in the basic alphabet', () => {
    expect(withoutMarks('Đã tiếp nhận hồ sơ – hẹn trả kết quả, xin giữ giấy hẹn')).toBe(
      'Da tiep nhan ho so - hen tra ket qua, xin giu giay hen',
    );
  });

  test.each(citizenKinds)('of %s fits one message, of a part of an interlinked dossier too', (kind) => {
    for (const part of [null, 2]) {
      for (const appointedAt of [facts.appointedAt, null]) {
        const text = withoutMarks(citizenTexts[kind]({ ...facts, part, appointedAt }).vi);
        expect([text, smsParts(text)]).toEqual([text, 1]);
      }
    }
  });

  test.each([
    ['0912345678', '+84912345678'],
    ['+84912345678', '+84912345678'],
    ['84912345678', '+84912345678'],
  ])('to %s goes to %s', (phone, dialled) => {
    expect(international(phone)).toBe(dialled);
  });
});

test.each(citizenKinds)('%s is said in both languages, as sentences', (kind) => {
  const { vi, en } = citizenTexts[kind](facts);
  for (const text of [vi, en]) {
    expect(text).toMatch(/^\p{Lu}.*\.$/u);
    expect(text).toContain(facts.code);
    expect(text).not.toMatch(/undefined|null|\[object/);
  }
  expect(vi).not.toBe(en);
});

test.each(officerKinds)('an officer is told %s in both languages', (kind) => {
  for (const by of [null, facts.at]) {
    const { vi, en } = officerTexts[kind]({ code: facts.code, by });
    expect(vi).toContain(facts.code);
    expect(en).toContain(facts.code);
  }
});

describe('the number of a parcel is quoted only if it can be one', () => {
  const unsaid = { fullName: 'Trần Thị Mai 2', identityNumber: '001185012345', address: 'Số 12 Đội Cấn' };
  test.each([
    ['EE123456789VN', 'EE123456789VN'],
    [' EE-123/456 ', 'EE-123/456'],
    ['gửi chị Mai', null],
    ['Trần Thị Mai 2', null],
    ['TranThiMai2', null],
    ['tran-thi-mai-2', null],
    ['001185012345', null],
    ['001.185.012.345', null],
    ['So-12-Doi-Can', null],
    ['so12doican', null],
    ['', null],
    ['1'.repeat(31), null],
  ])('%j: %j', (typed, quoted) => {
    expect(quotable(typed, unsaid)).toBe(quoted);
  });
});

describe('trying again', () => {
  const now = instant('2023-08-15T14:30:00+07:00');
  const minutes = (tries: number, random: number) =>
    (Date.parse(nextTry(now, tries, random)) - Date.parse(now)) / 60_000;

  test('comes ever later, and never later than six hours', () => {
    expect([1, 2, 3, 4, 9, 10, 50].map((tries) => minutes(tries, 0))).toEqual([1, 2, 4, 8, 256, 360, 360]);
  });

  test('is spread, by half at most', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (tries, random) => {
          const [latest, spread] = [minutes(tries, 0), minutes(tries, random)];
          expect(spread).toBeLessThanOrEqual(latest);
          expect(spread).toBeGreaterThanOrEqual(latest / 2 - 0.001);
        },
      ),
    );
  });

  test('ends after three days', () => {
    expect(givenUpBefore(now)).toBe(instant('2023-08-12T14:30:00+07:00'));
  });
});
