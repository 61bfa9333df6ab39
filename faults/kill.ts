import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '../src/kernel/ids.ts';
import { checkEverything } from './check.ts';
import { Load } from './load.ts';
import { openOffice, Program } from './program.ts';

/** What is killed without warning: the program, the database server under it, or both at once. */
const victims = ['program', 'database', 'both'] as const;

export interface KillOptions {
  /** The built server. */
  readonly program: string;
  readonly rounds: number;
  readonly seed: number;
  readonly told: (line: string) => void;
}

export interface Toll {
  readonly seed: number;
  readonly kills: number;
  /** Answers that the clients got, each a promise that is kept. */
  readonly acknowledged: number;
  /** Requests that broke off or were refused because nobody was there, and were sent again with their key. */
  readonly repeated: number;
  readonly dossiers: number;
  readonly events: number;
  /** What should never be. */
  readonly faults: readonly string[];
}

/**
 * Eight counters take dossiers in and withdraw some, while the program and its database are killed at random moments
 * and started again. Afterwards everything that was acknowledged must be there, once, and every row must follow from
 * its events.
 */
export async function killAtRandom({ program: path, rounds, seed, told }: KillOptions): Promise<Toll> {
  const random = seeded(seed);
  const dataDir = mkdtempSync(join(tmpdir(), 'motcua-faults-'));
  const cookies = await openOffice(dataDir);
  const program = new Program(path, dataDir);
  await program.start();
  const load = new Load(() => program.url, cookies, newId);
  load.begin();
  try {
    for (let round = 1; round <= rounds; round += 1) {
      await sleep(100 + random() * 900);
      const victim = victims[Math.floor(random() * victims.length)]!;
      await program.kill(victim);
      await sleep(random() * 200);
      await program.start();
      await load.progress();
      if (round % 10 === 0 || round === rounds)
        told(`${round} kills, ${load.acknowledged.size} dossiers acknowledged`);
    }
    await load.end();
    const { dossiers, events, faults } = await checkEverything(dataDir, load.acknowledged);
    return {
      seed,
      kills: rounds,
      acknowledged: load.acknowledged.size,
      repeated: load.repeated,
      dossiers,
      events,
      faults: [...load.faults, ...faults],
    };
  } finally {
    load.abandon();
    await program.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
