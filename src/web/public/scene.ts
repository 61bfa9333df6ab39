import type { ReactNode } from 'react';
import { type Day, dayOf, formatDay, formatTime, type Instant } from '../../kernel/time.ts';
import { type Lang, localPath } from '../messages/lang.ts';
import { type PublicMessages, publicMessages } from '../messages/public.ts';

/** What every page needs besides its model: its language, its words, and how it writes addresses. */
export interface Scene {
  readonly lang: Lang;
  readonly t: PublicMessages;
  /** An address of `paths` in the language of the page. */
  readonly href: (path: string) => string;
}

export const sceneOf = (lang: Lang): Scene => ({
  lang,
  t: publicMessages(lang),
  href: (path) => localPath(lang, path),
});

/** A page before it stands in the frame. */
export interface PageContent {
  readonly title: string;
  readonly description: string;
  /** Which link of the header leads here. */
  readonly nav: 'procedures' | 'lookup' | null;
  /** About one dossier: search engines stay away and no address is passed on. */
  readonly confidential?: boolean;
  /** Stands in `<main>` and holds the only `<h1>`. */
  readonly body: ReactNode;
}

const numbers = { vi: new Intl.NumberFormat('vi-VN'), en: new Intl.NumberFormat('en-GB') };

/** `8.000 đồng`; `8,000 đồng` in English. */
export const formatMoney = (amount: number, lang: Lang): string => `${numbers[lang].format(amount)} đồng`;

/** `96 kB`, `1,2 MB`; decimal units, never less than 1 kB. */
export function formatBytes(bytes: number, lang: Lang): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} kB`;
  return `${numbers[lang].format(Math.round(bytes / 100_000) / 10)} MB`;
}

/** `45 giây`, `15 phút`: from two minutes on in whole minutes, rounded up. */
export const formatWait = (seconds: number, t: PublicMessages): string =>
  seconds < 120 ? t.seconds(seconds) : t.minutes(Math.ceil(seconds / 60));

/** `14:30, 15/08/2023`. */
export const formatMoment = (at: Instant): string => `${formatTime(at)}, ${formatDay(dayOf(at))}`;

/** The day of a moment when it is not today, the way people write it; null for today. */
export const otherDay = (at: Instant, today: Day): string | null =>
  dayOf(at) === today ? null : formatDay(dayOf(at));
