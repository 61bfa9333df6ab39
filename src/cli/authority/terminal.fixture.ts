import { afterEach, beforeEach } from 'vitest';
import type { Lang } from '../messages.ts';
import { messages } from '../messages.ts';
import type { Terminal } from '../terminal.ts';
import type { Place } from './source.ts';

/** A terminal that remembers what was said on it. */
export function listeningTerminal(
  lang: Lang = 'en',
): Terminal & { readonly said: string[]; readonly told: string[] } {
  const said: string[] = [];
  const told: string[] = [];
  return {
    say: messages[lang],
    out: (text) => void said.push(text),
    err: (text) => void told.push(text),
    live: false,
    flush: async () => {},
    said,
    told,
  };
}

/** For commands that are given a register file: there is no installation to open. */
export const nowhere: Place = {
  config: () => {
    throw new Error('no database was to be opened');
  },
  log: () => {
    throw new Error('no database was to be opened');
  },
};

/** Exit codes are said through the process; each test begins with none. */
export function watchExitCode(): () => number | undefined {
  let before: typeof process.exitCode;
  beforeEach(() => {
    before = process.exitCode;
    process.exitCode = undefined;
  });
  afterEach(() => {
    process.exitCode = before;
  });
  return () => process.exitCode as number | undefined;
}
