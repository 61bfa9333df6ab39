import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { at, epochMs, instant } from '../kernel/time.ts';
import { anyQuestion, anyRegister, days, type PlainQuestion } from './arbitrary.fixture.ts';
import { mayDecide } from './may.ts';
import type { Authority } from './model.ts';
import { whoSlowly } from './reference.fixture.ts';
import { periodOn, type Register, registerSchema } from './register.ts';
import { who } from './who.ts';

const ask = (register: Register, { on, ...question }: PlainQuestion): Authority =>
  who(register, { ...question, at: on });

/** Three questions to each register. */
const forAny = (numRuns: number, says: (register: Register, question: PlainQuestion) => void) =>
  fc.assert(
    fc.property(anyRegister, fc.array(anyQuestion, { minLength: 3, maxLength: 3 }), (register, questions) => {
      for (const question of questions) says(register, question);
    }),
    { numRuns },
  );

/** Without words, and without the order in which it was found. */
const plain = (authority: Authority) =>
  authority.kind === 'gap'
    ? { gap: authority.code }
    : {
        gap: null,
        unit: authority.unit.unit,
        delegated: authority.delegated,
        signers: authority.signers.map((s) => s.personId).sort(),
        leftOut: [...authority.leftOut].sort(),
      };
/** The text of a gap names the day. */
const withoutText = (authority: Authority) =>
  authority.kind === 'gap' ? { ...authority, text: null } : authority;
const documentsOf = ({ chain }: Authority) => chain.flatMap((link) => link.document?.document ?? []);

test('who may decide is what trying every entry of the register finds', () => {
  forAny(3_000, (register, question) => {
    const authority = ask(register, question);
    const { documents, ...slowly } = whoSlowly(register, question);
    expect(plain(authority)).toEqual(slowly.gap === null ? slowly : { gap: slowly.gap });
    if (authority.kind === 'gap') return;
    const named = documentsOf(authority);
    for (const anyOf of documents) expect(anyOf.some((document) => named.includes(document))).toBe(true);
    expect(documents.flat()).toEqual(expect.arrayContaining(named));
  });
});

test('the questions reach every answer', () => {
  const drawn = fc.sample(fc.tuple(anyRegister, anyQuestion), { numRuns: 2_000, seed: 2023 });
  const answers = drawn.map(([register, question]) => ask(register, question));
  const seen = new Set(
    answers.flatMap((answer) =>
      answer.kind === 'gap'
        ? [answer.code]
        : [answer.delegated ? 'delegated' : 'by law', ...answer.chain.map((link) => link.kind)],
    ),
  );
  expect([...seen].sort()).toEqual([
    'annex-row',
    'basis-lapsed',
    'by law',
    'city-decision',
    'decision',
    'delegate-not-eligible',
    'delegated',
    'facts-needed',
    'law',
    'no-competence-by-law',
    'no-such-body',
    'not-received-here',
    'one-stop-not-open',
    'overlapping-delegates',
    'position',
    'position-vacant',
    'procedure-not-in-force',
  ]);
});

describe('an answer', () => {
  test('names somebody who may decide or the first broken link, never both, never neither', () => {
    forAny(500, (register, question) => {
      const authority = ask(register, question);
      if (authority.kind === 'gap') {
        expect(authority).not.toHaveProperty('signers');
        expect(authority.text.vi).not.toBe('');
        expect(authority.chain.at(-1)?.kind).not.toBe('position');
        return;
      }
      expect(authority).not.toHaveProperty('code');
      expect(authority.chain[0]?.kind).toBe('law');
      expect(authority.chain.at(-1)?.kind).toBe('position');
      expect(authority.signers.length).toBeGreaterThan(0);
      for (const signer of authority.signers) expect(mayDecide(authority, signer.personId)).toBe(true);
      for (const person of authority.leftOut) expect(mayDecide(authority, person)).toBe(false);
    });
  });

  test('names only documents that are in force that day, each decision once', () => {
    forAny(500, (register, question) => {
      const authority = ask(register, question);
      const { chain } = authority;
      for (const slug of documentsOf(authority)) {
        const document = register.documents.find((d) => d.document === slug);
        expect(document && periodOn(document.inForce, question.on)).toBeDefined();
      }
      const decisions = chain.filter((link) => link.kind === 'decision' || link.kind === 'city-decision');
      expect(new Set(decisions.map((link) => link.document?.document)).size).toBe(decisions.length);
    });
  });

  test('changes only on a day on which something in the register begins or ends', () => {
    forAny(300, (register, question) => {
      const named = new Set(JSON.stringify(register).match(/\d{4}-\d{2}-\d{2}/g));
      for (const [before, on] of days.slice(1).map((on, i) => [days[i]!, on] as const)) {
        if (named.has(on)) continue;
        const answers = [before, on].map((d) => withoutText(ask(register, { ...question, on: d })));
        expect(answers[1]).toEqual(answers[0]);
      }
    });
  });

  test('is the same at every moment of a day', () => {
    forAny(300, (register, { on, ...question }) => {
      const midnight = at(on, 0);
      const last = instant(epochMs(at(on, 1440)) - 1);
      for (const moment of [midnight, at(on, 721), last]) {
        expect(who(register, { ...question, at: moment })).toEqual(who(register, { ...question, at: on }));
      }
    });
  });

  test('is the same from a register that went through a file', () => {
    fc.assert(
      fc.property(
        anyRegister,
        fc.array(anyQuestion, { minLength: 10, maxLength: 10 }),
        (register, questions) => {
          const read = registerSchema.parse(JSON.parse(JSON.stringify(register)));
          for (const question of questions) {
            expect(ask(read, question)).toEqual(ask(register, question));
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  test('is the same in whatever order the entries are written', () => {
    forAny(500, (drawn, question) => {
      // Two divisions of one committee, both competent by law, would be settled by nothing else.
      const isSettled = ({ division }: { division: string | null }) =>
        division === null || division === 'justice';
      const register = { ...drawn, competences: drawn.competences.filter(isSettled) };
      const turned = Object.fromEntries(
        Object.entries(register).map(([kind, entries]) => [kind, [...entries].reverse()]),
      ) as Register;
      expect(plain(ask(turned, question))).toEqual(plain(ask(register, question)));
    });
  });
});
