import type { Instant } from '../kernel/time.ts';
import type { Actor, Command } from '../ledger/index.ts';

/** Sends a command of the demonstration, in its order. */
export type Send = <I, A>(command: Command<I, A>, input: unknown) => Promise<A>;

/** Sends a command as somebody at a moment of the demonstration's own clock. */
export type SendAt = <I, A>(
  when: Instant,
  actor: Actor,
  command: Command<I, A>,
  input: unknown,
) => Promise<A>;
