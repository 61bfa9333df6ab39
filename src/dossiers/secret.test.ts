import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { resultPass, resultPassHolds, secretMatches, slipSecret } from './secret.ts';

const key = randomBytes(32);

describe('the secret on the slip', () => {
  test('is the same each time it is printed, and another for another dossier or installation', () => {
    expect(slipSecret(key, 'one')).toBe(slipSecret(key, 'one'));
    expect(slipSecret(key, 'one')).not.toBe(slipSecret(key, 'two'));
    expect(slipSecret(key, 'one')).not.toBe(slipSecret(randomBytes(32), 'one'));
  });
  test('has eight characters that nobody mistakes for one another', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        expect(slipSecret(key, id)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
      }),
    );
  });
  test.each([
    ['as printed', 'A1B0-C2D3', true],
    ['small letters, no hyphen', 'a1b0c2d3', true],
    ['spaces', ' A1B0 C2D3 ', true],
    ['I for 1 and O for 0', 'AIBO-C2D3', true],
    ['l for 1', 'alb0-c2d3', true],
    ['one letter wrong', 'A1B0-C2D4', false],
    ['too short', 'A1B0', false],
    ['empty', '', false],
    ['Vietnamese letters', 'Ă1B0-C2D3', false],
  ])('typed %s', (_, typed, right) => expect(secretMatches(typed, 'A1B0-C2D3')).toBe(right));
});

describe('the pass to the result', () => {
  const pass = resultPass(key, 'one', 2000);
  test.each([
    ['in time', pass, 'one', 1999, true],
    ['too late', pass, 'one', 2000, false],
    ['for another dossier', pass, 'two', 1999, false],
    ['with a later end written in', pass.replace('2000', '9000'), 'one', 1999, false],
    ['empty', '', 'one', 1999, false],
    ['nonsense', 'NaN.x', 'one', 1999, false],
  ])('%s', (_, given, id, now, holds) => expect(resultPassHolds(given, key, id, now)).toBe(holds));
});
