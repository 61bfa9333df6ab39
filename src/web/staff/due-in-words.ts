import { dayOf, daysBetween, epochMs, formatDay, formatTime, type Instant } from '../../kernel/time.ts';
import type { DossierRow } from './api/types.ts';

/** How a due moment stands to now, before it is put in words. Days are days of the calendar. */
export type DueStanding =
  | { readonly kind: 'done'; readonly late: boolean }
  /** No limit runs: not received, waiting for the applicant, suspended, ended otherwise. */
  | { readonly kind: 'none' }
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
  const { dueAt, state, late } = dossier;
  if (state === 'decided' || state === 'returned') return { kind: 'done', late };
  if (dueAt === null || !running.has(state)) return { kind: 'none' };
  const days = daysBetween(dayOf(now), dayOf(dueAt));
  if (days < 0) return { kind: 'late-days', days: -days };
  if (days === 0)
    return { kind: epochMs(dueAt) < epochMs(now) ? 'late-today' : 'today', time: formatTime(dueAt) };
  if (days === 1) return { kind: 'tomorrow', time: formatTime(dueAt) };
  return { kind: 'ahead', days, day: formatDay(dayOf(dueAt)) };
}

const running: ReadonlySet<DossierRow['state']> = new Set(['received', 'processing', 'proposed']);
