import { transferDossiers } from '../dossiers/index.ts';
import type { Log } from '../kernel/log.ts';
import { type Day, dayOf } from '../kernel/time.ts';
import { execute, type System, systemActor } from '../ledger/index.ts';

const MINUTE_MS = 60_000;

/**
 * What has to be done when a day begins: authority changes at midnight, so dossiers at offices that have ended move
 * on. Done at once, and within a minute of every midnight; by one process of any number. What failed is tried again.
 * @returns to be called in the end; waits for what is under way.
 */
export function watchDays(system: System, log: Log): () => Promise<void> {
  let done: Day | undefined;
  let underWay: Promise<void> = Promise.resolve();
  const look = async () => {
    const today = dayOf(system.clock.now());
    if (today === done) return;
    try {
      await beginDay(system, today);
      done = today;
    } catch (error) {
      log.error({ err: error, today }, 'the day was not begun');
    }
  };
  const next = () => {
    underWay = underWay.then(look);
  };
  const timer = setInterval(next, MINUTE_MS);
  next();
  return () => {
    clearInterval(timer);
    return underWay;
  };
}

/** The same day begins once, whoever begins it. */
export const beginDay = (system: System, today: Day): Promise<{ moved: number }> =>
  execute(system, transferDossiers, {}, { actor: systemActor, key: `day ${today}` });
