import type { Queryable } from '../kernel/database.ts';
import type { Text } from '../kernel/refusal.ts';
import { dayOf, type Instant } from '../kernel/time.ts';
import { eventsOf } from '../ledger/index.ts';
import { oneStopById, personById, unitNameOn } from '../organization/index.ts';
import type { DossierEvent, EventKind, Transfer } from './events.ts';
import { eventText, transferText } from './messages.ts';
import type { Office } from './state.ts';
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

/** Where each happens; in the unit that works on it unless it is said here. */
const places: Readonly<Partial<Record<EventKind, CourseStep['place']>>> = {
  'dossier.filed': 'one-stop',
  'dossier.linked': 'one-stop',
  'dossier.received': 'one-stop',
  'dossier.intake-refused': 'one-stop',
  'dossier.supplemented': 'one-stop',
  'dossier.sent-back': 'decider',
  'dossier.apologised': 'decider',
  'dossier.decided': 'decider',
  'dossier.corrected': 'decider',
  'dossier.stopped': 'decider',
  'dossier.withdrawn': 'one-stop',
  'dossier.dispatched': 'one-stop',
  'dossier.delivery-failed': 'one-stop',
  'dossier.returned': 'one-stop',
  'dossier.closed': 'one-stop',
  'dossier.reopened': 'one-stop',
  'dossier.transferred': 'one-stop',
};

/** The life of a dossier, oldest first; each step where the dossier was then, by the name of that day. */
export async function courseOf(db: Queryable, dossier: DossierRow): Promise<CourseStep[]> {
  const entries = await eventsOf(db, dossier.id);
  const names = new Names(db);
  const steps: CourseStep[] = [];
  let office: Office = dossier;
  for (const { kind, data, actor, at } of entries) {
    const event = { kind, data } as DossierEvent;
    if (
      event.kind === 'dossier.filed' ||
      event.kind === 'dossier.linked' ||
      event.kind === 'dossier.received'
    ) {
      office = event.data;
    }
    if (event.kind === 'dossier.accepted') office = { ...office, unitId: event.data.to.unitId };
    if (event.kind === 'dossier.transferred') office = event.data.to;
    const place = places[event.kind] ?? 'unit';
    const oneStop = await names.oneStop(office.oneStopId);
    const unit = await names.unit(office.unitId, at);
    const decider =
      event.kind === 'dossier.decided' || event.kind === 'dossier.corrected' ? event.data.proof.holder : unit;
    const text =
      event.kind === 'dossier.transferred' ? await transferred(names, event.data, at) : eventText[event.kind];
    steps.push({
      at,
      kind: event.kind,
      text,
      by: actor && (await names.person(actor)),
      place,
      unit: place === 'one-stop' ? oneStop : place === 'decider' ? decider : unit,
      reason: 'reason' in event.data ? event.data.reason : null,
      event,
    });
  }
  return steps;
}

/** The one-stop is what citizens know; where it stays the same, the unit has changed. */
async function transferred(names: Names, { from, to, document }: Transfer, at: Instant): Promise<Text> {
  const [before, after] =
    from.oneStopId === to.oneStopId
      ? [await names.unit(from.unitId, at), await names.unit(to.unitId, at)]
      : [await names.oneStop(from.oneStopId), await names.oneStop(to.oneStopId)];
  return before && after
    ? transferText(before, after, document?.number ?? null)
    : eventText['dossier.transferred'];
}

/** Names are asked for once. */
class Names {
  readonly #db: Queryable;
  readonly #known = new Map<string, Promise<unknown>>();

  constructor(db: Queryable) {
    this.#db = db;
  }

  oneStop(id: string): Promise<Text | null> {
    return this.#once(id, async () => (await oneStopById(this.#db, id))?.name ?? null);
  }

  unit(id: string, at: Instant): Promise<Text | null> {
    return this.#once(`${id} ${dayOf(at)}`, () => unitNameOn(this.#db, id, dayOf(at)));
  }

  person(id: string): Promise<string | null> {
    return this.#once(id, async () => (await personById(this.#db, id))?.name ?? null);
  }

  #once<T>(key: string, ask: () => Promise<T>): Promise<T> {
    const known = this.#known.get(key) as Promise<T> | undefined;
    if (known) return known;
    const asked = ask();
    this.#known.set(key, asked);
    return asked;
  }
}
