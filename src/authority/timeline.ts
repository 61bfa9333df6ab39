import { addDays, type Day, day } from '../kernel/time.ts';
import { lookupOf } from './lookup.ts';
import type { Authority, Question } from './model.ts';
import type { Register } from './register.ts';
import { TurningDays } from './turning-days.ts';
import { fingerprint, who } from './who.ts';

/** Days on which the same body decides by the same documents and the same people sign. */
export interface Segment {
  /** Null: from before everything the register knows. */
  readonly from: Day | null;
  /** The first day of the next segment; null when none follows. */
  readonly to: Day | null;
  readonly authority: Authority;
}

const beforeEverything: Day = day('0001-01-01');

/** Who decides a procedure received at a one-stop, over all time. */
export function timelineOf(register: Register, question: Omit<Question, 'at'>): Segment[] {
  const turning = new TurningDays(lookupOf(register), beforeEverything);
  const days = [...turning.at(question.procedure, question.oneStop)].sort();
  const [first] = days;
  const before = first ? addDays(first, -1) : undefined;
  const segments: Segment[] = [];
  for (const on of before ? [before, ...days] : []) {
    const authority = who(register, { ...question, at: on });
    const last = segments.at(-1);
    const from = on === before ? null : on;
    if (last && isSame(last.authority, authority)) continue;
    if (last) segments[segments.length - 1] = { ...last, to: from };
    segments.push({ from, to: null, authority });
  }
  return segments;
}

const isSame = (a: Authority, b: Authority): boolean =>
  fingerprint(a) === fingerprint(b) && signing(a) === signing(b);

const signing = (authority: Authority): string =>
  authority.kind === 'gap'
    ? ''
    : JSON.stringify(
        authority.signers.map(({ personId, title, signature }) => [personId, title.vi, signature]),
      );
