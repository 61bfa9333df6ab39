import type { Log } from '../kernel/log.ts';
import { addMinutes } from '../kernel/time.ts';
import { type Delivery, deliver, giveUpOld } from './deliver.ts';
import { escalate } from './escalate.ts';
import { type Patience, patience } from './levels.ts';
import { makeNotices } from './make.ts';
import { beginTelling, forgetTold } from './store.ts';

export interface NoticeSettings {
  /** How often the outbox is looked at. */
  readonly everyMs?: number;
  readonly patience?: Patience;
}

const EVERY_MS = 2000;
const ESCALATE_EVERY_MS = 10 * 60_000;
const OUTBOX_DAYS = 7;

/**
 * Tells and sends, in every process: what one takes, the others leave. What failed is tried again the next time.
 * @returns to be called in the end; waits for what is under way.
 */
export function watchNotices(
  delivery: Delivery,
  log: Log,
  { everyMs = EVERY_MS, patience: patient = patience }: NoticeSettings = {},
): () => Promise<void> {
  const { system, outside } = delivery;
  let stopped = false;
  let escalated = Number.NEGATIVE_INFINITY;
  let wake = () => {};

  const look = async () => {
    // No more than this at a time: people at the counter come first, notices can wait a few seconds.
    await makeNotices(system, outside, log);
    while (!stopped && (await deliver(delivery)) > 0);
    if (performance.now() - escalated < ESCALATE_EVERY_MS) return;
    escalated = performance.now();
    await giveUpOld(delivery);
    await escalate(system, outside, log, patient, () => stopped);
    const old = addMinutes(system.clock.now(), -OUTBOX_DAYS * 1440);
    while (!stopped && (await forgetTold(system.db, old, 1000)) > 0);
  };
  const run = async () => {
    let begun = false;
    while (!stopped) {
      try {
        if (!begun) await beginTelling(system.db, system.clock.now());
        begun = true;
        await look();
      } catch (error) {
        log.error({ err: error }, 'notices wait');
      }
      if (!stopped) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, everyMs);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
    }
  };
  const running = run();
  return () => {
    stopped = true;
    wake();
    return running;
  };
}
