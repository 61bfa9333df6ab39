import type { Text } from '../kernel/refusal.ts';
import { en } from './messages.en.ts';
import { type Messages, vi } from './messages.vi.ts';

export type { Messages };

export type Lang = keyof Text;

export const messages: Readonly<Record<Lang, Messages>> = { vi, en };

/** Vietnamese, unless the terminal is set to English: `LANGUAGE`, `LC_ALL`, `LC_MESSAGES` and `LANG`, as POSIX ranks them. */
export function terminalLang(environment: Readonly<Record<string, string | undefined>>): Lang {
  const { LC_ALL, LC_MESSAGES, LANG } = environment;
  return (LC_ALL || LC_MESSAGES || LANG || '').toLowerCase().startsWith('en') ? 'en' : 'vi';
}
