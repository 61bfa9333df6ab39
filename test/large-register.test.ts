import { describe, expect, test } from 'vitest';
import { agreements, policyByDistrict, requests, wholePolicy } from '../bench/authority/casbin.ts';
import { city } from '../bench/authority/city.ts';
import { questions } from '../bench/authority/questions.ts';
import { registerSchema } from '../src/authority/register.ts';
import { who } from '../src/authority/who.ts';

/** The register of the benchmark, with two of its thirty districts. */
const register = city(2);

describe('the register of the benchmark', () => {
  test('is a register', () => {
    expect(registerSchema.parse(register)).toEqual(register);
  });

  test('is the same each time', () => {
    expect(city(2)).toEqual(register);
  });

  test('has somebody who may decide, for more than nine of ten questions', () => {
    const asked = questions(register, 2_000, 1);
    const standing = asked.filter((question) => who(register, question).kind === 'standing');
    expect(standing.length).toBeGreaterThan(1_800);
  });
});

describe('casbin, with a policy worked out of the same register, agrees on who may decide', () => {
  const asked = requests(register, questions(register, 300, 2));

  test('with one district’s policy', async () => {
    expect(agreements(await policyByDistrict(register), asked)).toBe(asked.length);
    expect(new Set(asked.map(({ expected }) => expected))).toEqual(new Set([true, false]));
  });

  test('with the whole policy, which it is slow to go through', async () => {
    const few = asked.slice(0, 60);
    expect(agreements(await wholePolicy(register), few)).toBe(few.length);
  });
});
