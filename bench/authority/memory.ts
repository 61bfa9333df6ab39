import type { Question } from '../../src/authority/model.ts';
import type { Register } from '../../src/authority/register.ts';
import { who } from '../../src/authority/who.ts';
import { type Figure, perSecond } from './figures.ts';
import { questions } from './questions.ts';

export const whoFromMemory = 'who, from memory';

const perRound = 200_000;
const perColdRound = 50_000;
/** So many that almost all that can be asked has been asked: a server has been running for a while. */
const warming = 15;

/** `who` with the whole chain in each answer; each round asks questions that no other round asks. */
export function memoryFigures(register: Register): Figure[] {
  for (let seed = 0; seed < warming; seed += 1) answer(register, questions(register, perRound, 1_000 + seed));
  return [
    {
      name: whoFromMemory,
      unit: 'answers/s',
      goal: 500_000,
      measure: (round) => rate(register, questions(register, perRound, round)),
    },
    {
      name: 'who, a register just loaded',
      unit: 'answers/s',
      measure: (round) => {
        const loaded = { ...register };
        answer(loaded, questions(register, 1, round));
        return rate(loaded, questions(register, perColdRound, round));
      },
    },
  ];
}

/** Questions come as they would from outside: with strings of their own. */
function rate(register: Register, asked: readonly Question[]): number {
  const fresh: Question[] = JSON.parse(JSON.stringify(asked));
  return perSecond(() => {
    answer(register, fresh);
    return fresh.length;
  });
}

/** Reads the chain of each answer, so that none can be left out. */
function answer(register: Register, asked: readonly Question[]): number {
  let links = 0;
  for (const question of asked) links += who(register, question).chain.length;
  return links;
}
