import type { Queryable } from '../kernel/database.ts';
import { eventsOf } from '../ledger/index.ts';
import type { DossierEvent, Filed, FiledComponent } from './events.ts';

/** What came in when the dossier was filed, with what was brought since. It must have been filed before. */
export async function filedOf(db: Queryable, dossierId: string): Promise<Filed> {
  const events = (await eventsOf(db, dossierId)) as unknown as DossierEvent[];
  const [first] = events;
  if (
    first?.kind !== 'dossier.filed' &&
    first?.kind !== 'dossier.linked' &&
    first?.kind !== 'dossier.received'
  ) {
    throw new Error(`no beginning: ${dossierId}`);
  }
  const { code, oneStopId, procedureVersionId, unitId, channel, copies, facts, partyDigest } = first.data;
  const components = broughtBy(events);
  return { code, oneStopId, procedureVersionId, unitId, channel, copies, facts, components, partyDigest };
}

/** All components that came so far: at the beginning and with every supplement. */
export function broughtBy(events: readonly DossierEvent[]): FiledComponent[] {
  const brought = new Map<number, FiledComponent>();
  for (const [index, event] of events.entries()) {
    // Received after it was filed, the event tells again what is known.
    if (event.kind === 'dossier.received' && index > 0) continue;
    for (const { no, count, files } of bringing(event)) {
      const before = brought.get(no);
      brought.set(no, {
        no,
        count: (before?.count ?? 0) + count,
        files: [...(before?.files ?? []), ...files],
      });
    }
  }
  return [...brought.values()].sort((a, b) => a.no - b.no);
}

function bringing(event: DossierEvent): readonly FiledComponent[] {
  switch (event.kind) {
    case 'dossier.filed':
    case 'dossier.linked':
    case 'dossier.received':
    case 'dossier.supplemented':
      return event.data.components;
    default:
      return [];
  }
}
