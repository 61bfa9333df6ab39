import {
  type CaseFacts,
  differenceBetween,
  type Register,
  type Summary,
  summaryOf,
  who,
} from '../authority/index.ts';
import type { Day } from '../kernel/time.ts';
import { type NamedCode, type NamedSlug, oneStopName, procedureName } from './names.ts';

export interface NamedDifference {
  readonly procedure: NamedCode;
  readonly oneStop: NamedSlug;
  /** For which kinds of case only; empty for all. */
  readonly cases: readonly CaseFacts[];
  readonly before: Summary;
  readonly after: Summary;
}

/** Who could decide what on one day and on another, with names. */
export const differenceOf = (register: Register, from: Day, to: Day): NamedDifference[] =>
  differenceBetween({ register, on: from }, { register, on: to }).map(({ procedure, oneStop, cases }) => {
    const answerOn = (at: Day) => summaryOf(who(register, { procedure, oneStop, at, facts: cases[0] ?? {} }));
    return {
      procedure: { code: procedure, name: procedureName(register, procedure, to) },
      oneStop: { slug: oneStop, name: oneStopName(register, oneStop, to) },
      cases,
      before: answerOn(from),
      after: answerOn(to),
    };
  });
