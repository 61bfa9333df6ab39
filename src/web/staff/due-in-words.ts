import { dayOf, daysBetween, epochMs, formatDay, formatTime, type Instant } from '../../kernel/time.ts';
import type { DossierRow } from './api/types.ts';

/** How a due moment stands to now, before it is put in words. Days are days of the calendar. */
export type DueStanding =
  | { readonly kind: 'done'; readonly late: boolean }
  | { readonly kind: 'late-days'; readonly days: number }
  | { readonly kind: 'late-today'; readonly time: string }
  | { readonly kind: 'today'; readonly time: string }
  | { readonly kind: 'tomorrow'; readonly time: string }
  | { readonly kind: 'ahead'; readonly days: number; readonly day: string };

/** A decided dossier keeps no clock running: what is left to say is whether it was in time. */
export function dueStanding(
  dossier: Pick<DossierRow, 'dueAt' | 'state' | 'late'>,
  now: Instant,
): DueStanding {
  if (dossier.state === 'decided' || dossier.state === 'returned')
    return { kind: 'done', late: dossier.late };
  const { dueAt } = dossier;
  const days = daysBetween(dayOf(now), dayOf(dueAt));
  if (days < 0) return { kind: 'late-days', days: -days };
  if (days === 0)
    return { kind: epochMs(dueAt) < epochMs(now) ? 'late-today' : 'today', time: formatTime(dueAt) };
  if (days === 1) return { kind: 'tomorrow', time: formatTime(dueAt) };
  return { kind: 'ahead', days, day: formatDay(dayOf(dueAt)) };
}
