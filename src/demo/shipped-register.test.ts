import { describe, expect, test } from 'vitest';
import { lint, summaryOf, who } from '../authority/index.ts';
import { at, day, dayOf, inPeriod } from '../kernel/time.ts';
import { DEMO_NOW } from './load.ts';
import { shippedRegister } from './shipped-register.ts';

const register = shippedRegister();
const today = dayOf(DEMO_NOW);

describe('the register that the program ships', () => {
  test('has the article’s figures: six decisions, 41 procedures to divisions and 6 to wards', () => {
    const procedures = (level: string) =>
      new Set(
        register.rows
          .filter((row) => register.units.find((u) => u.unit === row.delegate)?.level === level)
          .map((row) => row.procedure),
      ).size;
    expect(new Set(register.rows.map((row) => row.document)).size).toBe(6);
    expect([procedures('district'), procedures('ward')]).toEqual([41, 6]);
  });

  test('answers for everything that is delegated, wherever it is received', () => {
    const delegated = new Set(register.rows.map((row) => row.procedure));
    const answers = register.routes
      .filter((route) => delegated.has(route.procedure) && inPeriod(today, route.period))
      .map(({ procedure, oneStop }) => summaryOf(who(register, { procedure, oneStop, at: at(today, 600) })));
    expect(answers.length).toBeGreaterThan(47);
    expect(answers.filter((answer) => !answer.standing).map((answer) => answer.refusal?.en)).toEqual([]);
  });

  test('has no error of delegation on the day of the demonstration', () => {
    const found = lint(register, { from: today, to: day('2023-08-16') });
    expect(found.filter((f) => f.severity === 'error')).toEqual([]);
  });
});
