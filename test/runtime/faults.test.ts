import { expect, test } from 'vitest';
import { killAtRandom } from '../../faults/kill.ts';
import { ensureBuilt, MAIN } from './program.ts';

// The long form is `npm run faults`: two hundred kills.
test('killed at random moments under load, it loses nothing that it acknowledged and gives no code twice', {
  timeout: 180_000,
}, async () => {
  ensureBuilt();
  const toll = await killAtRandom({ program: MAIN, rounds: 5, seed: 20230815, told: () => {} });
  expect(toll.faults).toEqual([]);
  expect(toll.dossiers).toBe(toll.acknowledged);
  expect(toll.acknowledged).toBeGreaterThan(20);
});
