import { EXIT } from './trouble.ts';

export interface Stop {
  /** Resolves at the first signal; rejects when something nobody caught went wrong. */
  readonly asked: Promise<void>;
  wasAsked(): boolean;
}

/** Ctrl-C reaches a process twice, from the terminal and from npm; a person who insists waits longer. */
const INSISTS_MS = 500;

/**
 * Listens for signals until the process ends. The first asks to stop, the second ends the process there and then
 * (the embedded server goes on; the next start attaches to it). A hangup asks, but is nobody who insists.
 * @param onAsked called at the first.
 */
export function listenForStop(onAsked: () => void): Stop {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let askedAt: number | undefined;
  const ask = (signal: NodeJS.Signals) => {
    if (askedAt === undefined) {
      askedAt = Date.now();
      onAsked();
      resolve();
    } else if (signal !== 'SIGHUP' && Date.now() - askedAt > INSISTS_MS) {
      process.exit(EXIT.forced);
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, ask);
  process.on('uncaughtException', reject);
  promise.catch(() => {});
  return { asked: promise, wasAsked: () => askedAt !== undefined };
}
