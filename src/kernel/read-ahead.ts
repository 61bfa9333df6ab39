import { setImmediate } from 'node:timers/promises';

/**
 * The same, one after the other, but the next is asked for before the one at hand is used: who gives and who takes work
 * at the same time. Whoever stops early waits for what was asked for, and then lets go of the source.
 */
export async function* readAhead<T>(source: AsyncIterable<T>): AsyncGenerator<T> {
  const reader = source[Symbol.asyncIterator]();
  const ask = () => {
    const coming = Promise.resolve(reader.next());
    // Thrown when it is waited for, which may be long after it went wrong.
    coming.catch(() => {});
    return coming;
  };
  let coming = ask();
  try {
    for (let one = await coming; !one.done; one = await coming) {
      coming = ask();
      // The database driver sends at the end of a turn of the event loop what it was asked for during the turn.
      await setImmediate();
      await setImmediate();
      yield one.value;
    }
  } finally {
    await coming.catch(() => {});
    await reader.return?.();
  }
}
