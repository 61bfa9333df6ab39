import { type Notebook, waiting } from '../keep/notebook.ts';
import type { Call } from './call.ts';
import type { Stop } from './stopped.ts';
import { synchronise } from './synchronise.ts';

export interface SendState {
  readonly running: boolean;
  readonly stop: Stop | null;
  readonly minutesOff: number | null;
  /** When everything was sent last; null: not since the page was opened. */
  readonly doneAt: Date | null;
}

/** Seconds until it is tried again by itself, after each failure. */
const PAUSES = [5, 10, 20, 40, 80, 160, 300];

interface Outside {
  readonly now: () => Date;
  /** @returns what takes it back. */
  readonly later: (seconds: number, work: () => void) => () => void;
  readonly report: (error: unknown) => void;
}

/** Sends by itself: when asked, when the network comes back, and again after pauses that grow. One run at a time. */
export class Sender {
  readonly #book: Notebook;
  readonly #call: Call;
  readonly #outside: Outside;
  readonly #listeners = new Set<() => void>();
  #state: SendState = { running: false, stop: null, minutesOff: null, doneAt: null };
  #failures = 0;
  #again = false;
  #takeBack = () => {};

  constructor(book: Notebook, call: Call, outside: Outside) {
    this.#book = book;
    this.#call = call;
    this.#outside = outside;
  }

  readonly state = (): SendState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Soon: several answers in a row go together. */
  readonly soon = (): void => this.#plan(2);

  /** Resolves when this run, or the one under way and one after it, has ended. */
  readonly run = async (): Promise<void> => {
    if (this.#state.running) {
      this.#again = true;
      return;
    }
    this.#takeBack();
    this.#say({ running: true });
    try {
      const { stop, minutesOff } = await synchronise(this.#book, this.#call);
      this.#failures = stop ? this.#failures + 1 : 0;
      this.#say({
        running: false,
        stop,
        minutesOff: minutesOff ?? this.#state.minutesOff,
        ...(stop ? {} : { doneAt: this.#outside.now() }),
      });
    } catch (error) {
      this.#failures += 1;
      this.#say({ running: false, stop: { because: 'device' } });
      this.#outside.report(error);
    } finally {
      if (this.#again) this.#plan(0);
      else if (this.#failures > 0 && this.#state.stop?.because !== 'signed-out' && this.#waits())
        this.#plan(PAUSES[Math.min(this.#failures, PAUSES.length) - 1]!);
      this.#again = false;
    }
  };

  /** No more by itself. */
  stop(): void {
    this.#takeBack();
  }

  #waits = (): boolean => waiting(this.#book.contents()) > 0;

  #plan(seconds: number): void {
    this.#takeBack();
    this.#takeBack = this.#outside.later(seconds, () => void this.run());
  }

  #say(change: Partial<SendState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
