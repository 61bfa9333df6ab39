import type { Command } from '../ledger/index.ts';

/** Sends a command of the demonstration, in its order. */
export type Send = <I, A>(command: Command<I, A>, input: unknown) => Promise<A>;
