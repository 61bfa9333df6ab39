import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codesIn } from '../documents/pdf.fixture.ts';
import { qrSvg } from '../documents/qr.ts';
import { crc16, type Transfer, vietQrText } from './vietqr.ts';

/** Slow and obvious: two digits of name, two of length, then the value; nothing may be left over. */
function decoded(text: string): Record<string, string> {
  const fields: Record<string, string> = {};
  let rest = text;
  while (rest !== '') {
    const [, id, length] = /^(\d\d)(\d\d)/.exec(rest)!;
    const value = rest.slice(4, 4 + Number(length));
    if (value.length !== Number(length) || fields[id!] !== undefined) throw new Error(`broken at ${rest}`);
    fields[id!] = value;
    rest = rest.slice(4 + Number(length));
  }
  return fields;
}

/** Division of polynomials bit by bit, as it stands in the textbook. */
function slowCrc(text: string): string {
  const bits = [...text].flatMap((c) => [...c.charCodeAt(0).toString(2).padStart(8, '0')].map(Number));
  const register = Array.from({ length: 16 }, () => 1);
  for (const bit of bits) {
    const out = register.shift()! ^ bit;
    register.push(0);
    if (out) for (const power of [12, 5, 0]) register[15 - power]! ^= 1;
  }
  return Number.parseInt(register.join(''), 2).toString(16).toUpperCase().padStart(4, '0');
}

const example: Transfer = {
  bank: '970415',
  account: '0011001932418',
  amount: 120_000,
  purpose: '000.00.99.H99-230815-0001',
};

describe('the check', () => {
  test.each([
    ['the check value of the algorithm', '123456789', '29B1'],
    ['nothing', '', 'FFFF'],
    [
      'a transfer to a card',
      '00020101021238600010A00000072701300006970403011697040311012345670208QRIBFTTC530370454061800005802VN62340107NPS68690819thanh toan don hang6304',
      'A203',
    ],
  ])('%s', (_what, text, crc) => {
    expect(crc16(text)).toBe(crc);
  });

  test('is that of the textbook for any text', () => {
    const ascii = fc.string({ unit: 'grapheme-ascii', maxLength: 200 });
    fc.assert(fc.property(ascii, (text) => crc16(text) === slowCrc(text)));
  });
});

test('is the text that others publish for the same transfer', () => {
  expect(vietQrText({ ...example, purpose: 'ung ho lu lut' })).toBe(
    '00020101021238570010A00000072701270006970415011300110019324180208QRIBFTTA530370454061200005802VN62170813ung ho lu lut6304C15C',
  );
});

const alphabet = (letters: string, minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...letters), minLength, maxLength });
const transfers: fc.Arbitrary<Transfer> = fc.record({
  bank: alphabet('0123456789', 6, 6),
  account: alphabet('ABCXYZ0123456789', 1, 19),
  amount: fc.integer({ min: 1, max: 9_999_999_999_999 }),
  purpose: alphabet('ABCXYZabcxyz0189 .,/:-', 1, 25),
});

test('another reader finds bank, account, amount and purpose, each in its place', () => {
  fc.assert(
    fc.property(transfers, (transfer) => {
      const text = vietQrText(transfer);
      const root = decoded(text);
      const account = decoded(root['38']!);
      expect(Object.keys(root).toSorted()).toEqual(['00', '01', '38', '53', '54', '58', '62', '63']);
      expect([root['00'], root['01'], root['53'], root['58']]).toEqual(['01', '12', '704', 'VN']);
      expect([account['00'], account['02']]).toEqual(['A000000727', 'QRIBFTTA']);
      expect(decoded(account['01']!)).toEqual({ '00': transfer.bank, '01': transfer.account });
      expect(root['54']).toBe(String(transfer.amount));
      expect(decoded(root['62']!)).toEqual({ '08': transfer.purpose });
      // The format stands first, the check last (EMVCo, 4.2 and 4.7.3).
      expect([text.slice(0, 6), text.slice(-8, -4)]).toEqual(['000201', '6304']);
      expect(root['63']).toBe(slowCrc(text.slice(0, -4)));
    }),
  );
});

test('printed as a QR code it is read by a scanner', () => {
  const text = vietQrText(example);
  const svg = qrSvg(text);
  const side = Number(/viewBox="0 0 (\d+)/.exec(svg)![1]);
  const modules = Array.from({ length: side * 4 }, () => Array.from({ length: side * 4 }, () => false));
  for (const [, x, y, width] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    for (let row = 0; row < 4; row++) {
      modules[Number(y) * 4 + row]!.fill(true, Number(x) * 4, (Number(x) + Number(width)) * 4);
    }
  }
  expect(codesIn(modules)).toEqual([text]);
});

test.each<[string, Partial<Transfer>]>([
  ['bank', { bank: '97041' }],
  ['account', { account: '' }],
  ['account', { account: '12345678901234567890' }],
  ['amount', { amount: 0 }],
  ['amount', { amount: 1.5 }],
  ['amount', { amount: -1 }],
  ['purpose', { purpose: '' }],
  ['purpose', { purpose: 'Lệ phí' }],
  ['purpose', { purpose: 'x'.repeat(26) }],
])('a %s that no bank could read is refused: %j', (part, change) => {
  expect(() => vietQrText({ ...example, ...change })).toThrow(`not a VietQR ${part}`);
});
