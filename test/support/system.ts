import type { Database } from '../../src/kernel/database.ts';
import { newId } from '../../src/kernel/ids.ts';
import { addMinutes, type Clock, type Instant, instant } from '../../src/kernel/time.ts';
import type { System } from '../../src/ledger/index.ts';

/** A clock that stands until somebody moves it. */
export interface TestClock extends Clock {
  set(to: string): void;
  /** @param minutes may be negative. */
  advance(minutes: number): void;
}

export function testClock(start: string): TestClock {
  let now: Instant = instant(start);
  return {
    now: () => now,
    set: (to) => {
      now = instant(to);
    },
    advance: (minutes) => {
      now = addMinutes(now, minutes);
    },
  };
}

/** @param now ISO 8601; by default a Tuesday afternoon in Hà Nội, 14:30 15/08/2023. */
export const testSystem = (
  db: Database,
  { now = '2023-08-15T14:30:00+07:00' }: { readonly now?: string } = {},
): System & { readonly clock: TestClock } => ({ db, clock: testClock(now), newId });
