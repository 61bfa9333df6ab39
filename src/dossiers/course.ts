import type { Queryable } from '../kernel/database.ts';
import type { Text } from '../kernel/refusal.ts';
import { dayOf, type Instant } from '../kernel/time.ts';
import { eventsOf } from '../ledger/index.ts';
import { personById, unitOn } from '../organization/index.ts';
import { eventText } from './messages.ts';
import type { DossierEvent } from './model.ts';
import type { DossierRow } from './store.ts';

/** One thing that happened to a dossier, as the ledger tells it. */
export interface CourseStep {
  readonly at: Instant;
  readonly kind: DossierEvent['kind'];
  readonly text: Text;
  /** Who did it. Shown to officers, never to the public. */
  readonly by: string | null;
  /** The body where it happened: the one-stop for reception and return, the unit in between. */
  readonly place: 'one-stop' | 'unit' | 'decider';
  readonly unit: Text | null;
  /** Free words of an officer: they may name persons, so the public does not see them either. */
  readonly reason: string | null;
  readonly event: DossierEvent;
}

const places: Readonly<Record<DossierEvent['kind'], CourseStep['place']>> = {
  'dossier.received': 'one-stop',
  'dossier.taken': 'unit',
  'dossier.proposed': 'unit',
  'dossier.sent-back': 'decider',
  'dossier.decided': 'decider',
  'dossier.returned': 'one-stop',
};

/** The life of a dossier, oldest first. */
export async function courseOf(db: Queryable, dossier: DossierRow, oneStopName: Text): Promise<CourseStep[]> {
  const unit = (await unitOn(db, dossier.unitId, dayOf(dossier.receivedAt)))?.name ?? null;
  const events = await eventsOf(db, dossier.id);
  const names = new Map<string, string | null>();
  for (const { actor } of events) {
    if (actor && !names.has(actor)) names.set(actor, (await personById(db, actor))?.name ?? null);
  }
  return events.map((entry) => {
    const event = { kind: entry.kind, data: entry.data } as DossierEvent;
    const place = places[event.kind];
    const decider = event.kind === 'dossier.decided' ? event.data.proof.holder : unit;
    return {
      at: entry.at,
      kind: event.kind,
      text: eventText[event.kind] ?? { vi: event.kind, en: event.kind },
      by: entry.actor ? (names.get(entry.actor) ?? null) : null,
      place,
      unit: place === 'one-stop' ? oneStopName : place === 'decider' ? decider : unit,
      reason: 'reason' in event.data ? event.data.reason : null,
      event,
    };
  });
}
