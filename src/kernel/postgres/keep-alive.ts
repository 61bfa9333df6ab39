/** Milliseconds between two looks at what has to live. */
const INTERVAL = 500;

/** Milliseconds between an attempt that failed and the next. */
const PAUSE = 5_000;

/**
 * Looks regularly whether something lives and revives it when not, one attempt at a time. Keeps no process
 * running by itself.
 */
export function keepAlive(
  lives: () => boolean,
  revive: () => Promise<void>,
  failed: (error: unknown) => void,
): { end(): Promise<void> } {
  let attempt: Promise<void> | undefined;
  let notBefore = 0;
  const timer = setInterval(() => {
    if (attempt || Date.now() < notBefore || lives()) return;
    attempt = revive()
      .catch((error: unknown) => {
        notBefore = Date.now() + PAUSE;
        failed(error);
      })
      .finally(() => {
        attempt = undefined;
      });
  }, INTERVAL);
  timer.unref();
  return {
    end: async () => {
      clearInterval(timer);
      await attempt;
    },
  };
}
