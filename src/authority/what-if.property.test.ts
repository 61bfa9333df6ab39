import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, type Day, inPeriod } from '../kernel/time.ts';
import { applyChanges } from './apply.ts';
import { city, dayAt, procedures, windowDays } from './changes.fixture.ts';
import { differenceBetween, type Hand } from './difference.ts';
import { lookupOf } from './lookup.ts';
import type { Authority, CaseFacts } from './model.ts';
import { laterOf } from './periods.ts';
import { anyHistory } from './random-changes.fixture.ts';
import type { Register } from './register.ts';
import { TurningDays } from './turning-days.ts';
import { whatIf } from './what-if.ts';
import { fingerprint, who } from './who.ts';

const oneStops = [...city.oneStops.map((o) => o.oneStop), 'moi'];
const pairs = procedures.flatMap((procedure) => oneStops.map((oneStop) => ({ procedure, oneStop })));
/** Every kind of case that random rows tell apart. */
const kinds = ['A', 'khác'].flatMap((caseType) => [0, 100].map((value) => ({ caseType, value })));
const today = dayAt(5);
const days = windowDays.filter((on) => on >= today);

const ask = (register: Register, pair: (typeof pairs)[number], at: Day, facts: CaseFacts) =>
  who(register, { ...pair, at, facts });
/** Where nobody can come with it, it does not matter why. */
const closed = ['procedure-not-in-force', 'one-stop-not-open', 'not-received-here'];
const printOf = (answer: Authority) =>
  answer.kind === 'gap' && closed.includes(answer.code) ? 'closed' : fingerprint(answer);
const isSame = (a: Authority, b: Authority) => printOf(a) === printOf(b);
const nameOf = (answer: Authority | Hand) =>
  answer.kind === 'gap' ? answer.code : typeof answer.unit === 'string' ? answer.unit : answer.unit.unit;
const concerns = (cases: readonly CaseFacts[], { caseType, value }: Required<CaseFacts>) =>
  cases.length === 0 ||
  cases.some(
    (c) =>
      (c.caseType === undefined || c.caseType === (caseType === 'A' ? 'A' : '')) &&
      (c.value === undefined || c.value === value),
  );

/** The register before the last changes, and those. */
const anyDraft = fc
  .record({ history: anyHistory, last: fc.integer({ min: 1, max: 3 }) })
  .map(({ history: { start, changes }, last }) => ({
    before: applyChanges(start, changes.slice(0, -last)),
    changes: changes.slice(-last),
  }));

it('what would come of changes is what comes of them: every change of hands, on every day, and no other', () => {
  fc.assert(
    fc.property(anyDraft, ({ before, changes }) => {
      const { handovers } = whatIf(before, changes, { today, openDossiers: [] });
      const after = applyChanges(before, changes);
      for (const pair of pairs) {
        const mine = handovers.filter((h) => h.procedure === pair.procedure && h.oneStop === pair.oneStop);
        for (const facts of kinds) {
          for (const on of days) {
            const [then, now] = [ask(before, pair, on, facts), ask(after, pair, on, facts)];
            const said = mine.filter((h) => inPeriod(on, h) && concerns(h.cases, facts));
            expect(said.map((h) => [nameOf(h.before), nameOf(h.after)])).toEqual(
              isSame(then, now) ? [] : [[nameOf(then), nameOf(now)]],
            );
          }
        }
      }
    }),
    { numRuns: 60 },
  );
});

it('open dossiers that are caught are those whose answer differs on the day of their decision', () => {
  const dossiers = fc.array(
    fc.record({
      pair: fc.constantFrom(...pairs),
      dueOn: fc.constantFrom(...windowDays),
      count: fc.integer({ min: 1, max: 9 }),
      facts: fc.constantFrom(...kinds),
    }),
    { minLength: 20, maxLength: 40 },
  );
  fc.assert(
    fc.property(anyDraft, dossiers, ({ before, changes }, open) => {
      const openDossiers = open.map(({ pair, ...group }) => ({ ...pair, ...group }));
      const found = whatIf(before, changes, { today, openDossiers });
      const after = applyChanges(before, changes);
      const caught = open.filter(({ pair, dueOn, facts }) => {
        const on = laterOf(dueOn, today);
        return !isSame(ask(before, pair, on, facts), ask(after, pair, on, facts));
      });
      const sum = (counts: number[]) => counts.reduce((a, b) => a + b, 0);
      expect(found.dossiers).toBe(sum(caught.map((group) => group.count)));
      expect(sum(found.handovers.map((h) => h.dossiers))).toBe(found.dossiers);
    }),
    { numRuns: 150 },
  );
});

it('from one turning day to the next, the answer stays the same', () => {
  fc.assert(
    fc.property(anyHistory, ({ start, changes }) => {
      const register = applyChanges(start, changes);
      const turning = new TurningDays(lookupOf(register), windowDays[0]!);
      for (const pair of pairs) {
        const turns = turning.at(pair.procedure, pair.oneStop);
        for (const facts of kinds) {
          for (const on of windowDays.slice(1)) {
            if (turns.has(on)) continue;
            const [eve, day] = [ask(register, pair, addDays(on, -1), facts), ask(register, pair, on, facts)];
            expect(fingerprint(day)).toBe(fingerprint(eve));
          }
        }
      }
    }),
    { numRuns: 60 },
  );
});

it('the difference between two days is that of every answer', () => {
  fc.assert(
    fc.property(anyHistory, fc.tuple(fc.nat(39), fc.nat(39)), ({ start, changes }, [m, n]) => {
      const register = applyChanges(start, changes);
      const [a, b] = [dayAt(m), dayAt(n)];
      const found = differenceBetween({ register, on: a }, { register, on: b });
      for (const pair of pairs) {
        const mine = found.filter((h) => h.procedure === pair.procedure && h.oneStop === pair.oneStop);
        for (const facts of kinds) {
          const [then, now] = [ask(register, pair, a, facts), ask(register, pair, b, facts)];
          expect(
            mine.filter((h) => concerns(h.cases, facts)).map((h) => [nameOf(h.before), nameOf(h.after)]),
          ).toEqual(isSame(then, now) ? [] : [[nameOf(then), nameOf(now)]]);
        }
      }
    }),
    { numRuns: 150 },
  );
});
