import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Day } from '../kernel/time.ts';
import { applyChanges } from './apply.ts';
import { city, procedures, windowDays } from './changes.fixture.ts';
import type { Authority } from './model.ts';
import { endOf } from './periods.ts';
import { anyHistory, type History } from './random-changes.fixture.ts';
import type { Register } from './register.ts';
import { registerOn, replay } from './replay.fixture.ts';
import { who } from './who.ts';

const oneStops = [...city.oneStops.map((o) => o.oneStop), 'moi'];

/** All of an answer but the sentences, which name periods. */
const essence = (answer: Authority) =>
  answer.kind === 'gap'
    ? { gap: answer.code, chain: answer.chain.map((link) => [link.kind, link.document?.document]) }
    : {
        unit: answer.unit.unit,
        holder: answer.holder.vi,
        delegated: answer.delegated,
        chain: answer.chain.map((link) => [link.kind, link.document?.document]),
        signers: answer.signers.map((s) => [s.personId, s.signature, s.substitution?.text.vi]),
        leftOut: answer.leftOut,
      };

/** Every answer of a day, one a line. */
const answersOn = (register: Register, at: Day): string =>
  procedures
    .flatMap((procedure) =>
      oneStops.flatMap((oneStop) =>
        [{}, { caseType: 'A', value: 100 }].map((facts) =>
          JSON.stringify({
            procedure,
            oneStop,
            at,
            facts,
            ...essence(who(register, { procedure, oneStop, at, facts })),
          }),
        ),
      ),
    )
    .join('\n');

const periodsOf = (register: Register) => [
  ...register.rows.map((r) => r.periods),
  ...register.documents.map((d) => d.inForce),
];
const property = (check: (history: History) => void, numRuns = 100) =>
  fc.assert(fc.property(anyHistory, check), { numRuns });

it('answers of the changed register are those of the documents, read one after the other for every day', () => {
  property(({ start, changes }) => {
    const changed = applyChanges(start, changes);
    const state = replay(start, changes);
    for (const at of windowDays) {
      const ofThatDay = registerOn(state, at);
      expect(answersOn(changed, at)).toEqual(answersOn(ofThatDay, at));
    }
  });
});

it('changes made one by one and all at once come to the same', () => {
  property(({ start, changes }) => {
    const oneByOne = changes.reduce((register, change) => applyChanges(register, [change]), start);
    expect(applyChanges(start, changes)).toEqual(oneByOne);
  });
});

it('the register that was given stays as it was', () => {
  property(({ start, changes }) => {
    const before = changes.slice(0, -1).reduce((register, change) => applyChanges(register, [change]), start);
    const copy = structuredClone(before);
    applyChanges(before, changes.slice(-1));
    expect(before).toEqual(copy);
  });
});

it('an entry that says the same before and after is the same object', () => {
  property(({ start, changes }) => {
    const before = applyChanges(start, changes.slice(0, -1));
    const after = applyChanges(before, changes.slice(-1));
    // What the change itself says anew, it may have put in the place of the same.
    const said = JSON.stringify(changes.slice(-1));
    for (const list of Object.keys(after) as (keyof Register)[]) {
      // Two documents, or one twice, may say the same: then there are as many of the old objects as can be.
      const known = new Set<object>(before[list]);
      const saidBefore = Map.groupBy<string, object>(before[list], (entry) => JSON.stringify(entry));
      const saidAfter = Map.groupBy<string, object>(after[list], (entry) => JSON.stringify(entry));
      for (const [text, entries] of saidAfter) {
        if (said.includes(text)) continue;
        const kept = new Set(entries.filter((entry) => known.has(entry))).size;
        expect(kept, text).toBe(Math.min(entries.length, saidBefore.get(text)?.length ?? 0));
      }
    }
  });
});

it('periods follow each other without overlap, and versions of one thing too', () => {
  property(({ start, changes }) => {
    const changed = applyChanges(start, changes);
    const versions = (['units', 'oneStops', 'positions', 'assignments'] as const).flatMap((list) => [
      ...Map.groupBy<string, { period: { from: string; to: string | null } }>(changed[list], (entry) =>
        'oneStop' in entry && list === 'oneStops'
          ? String(entry.oneStop)
          : 'position' in entry
            ? String(entry.position)
            : 'unit' in entry
              ? String(entry.unit)
              : '',
      ).values(),
    ]);
    const timelines = [
      ...periodsOf(changed),
      ...versions.map((entries) => entries.map((e) => e.period).sort((a, b) => (a.from < b.from ? -1 : 1))),
    ];
    for (const periods of timelines) {
      for (const [n, { from, to }] of periods.entries()) {
        const next = periods[n + 1];
        expect(to === null || from < to).toBe(true);
        if (next) expect(to !== null && to <= next.from).toBe(true);
      }
    }
  });
});

it('after a repeal nobody holds by the decision: who holds by law decides', () => {
  property(({ start, changes }) => {
    const before = applyChanges(start, changes);
    for (const { document, inForce } of before.documents) {
      const end = endOf(inForce);
      const from = windowDays[12]!;
      if (end === undefined || (end !== null && end <= from)) continue;
      const after = applyChanges(before, [{ kind: 'repeal', document, by: null, from }]);
      for (const procedure of procedures) {
        for (const oneStop of oneStops) {
          const answer = who(after, { procedure, oneStop, at: from });
          const links = answer.chain.filter((link) => link.kind === 'decision' || link.kind === 'annex-row');
          expect(links.map((link) => link.document?.document)).not.toContain(document);
        }
      }
    }
  });
});

it('a reorganisation leaves no one-stop, position or row of a unit that ended', () => {
  property(({ start, changes }) => {
    const place = changes.findLastIndex((change) => change.kind === 'reorganise');
    const change = changes[place];
    if (change?.kind !== 'reorganise') return;
    const after = applyChanges(start, changes.slice(0, place + 1));
    const lasts = (period: { to: string | null }) => period.to === null || period.to > change.on;
    for (const { unit } of change.units) {
      if (after.units.some((u) => u.unit === unit && lasts(u.period))) continue;
      const left = [
        ...after.oneStops.filter((o) => o.unit === unit && lasts(o.period)),
        ...after.positions.filter((p) => p.unit === unit && lasts(p.period)),
        ...after.rows.filter((r) => [r.delegator, r.delegate].includes(unit) && r.periods.some(lasts)),
      ];
      expect(left).toEqual([]);
    }
  });
});
