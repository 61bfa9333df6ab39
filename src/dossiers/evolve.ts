import type { ClockFact } from '../calendar/index.ts';
import { type Instant, instant } from '../kernel/time.ts';
import type { DossierEvent } from './events.ts';
import { type Dossier, nothingUnderWay, type Standing } from './state.ts';

/** Before anything happened. */
export const unborn: Dossier = {
  state: 'filed',
  version: 0,
  lastAt: instant(0),
  receivedAt: null,
  dueAt: null,
  appointedAt: null,
  assigneeId: null,
  unitId: '',
  outcome: null,
  reason: null,
  decidedAt: null,
  returnedAt: null,
  standing: nothingUnderWay,
};

/** The dossier after one more event. Any sequence that `decide` allows gives the same dossier again. */
export function evolve(dossier: Dossier, event: DossierEvent, when: Instant): Dossier {
  const at = when < dossier.lastAt ? dossier.lastAt : when;
  return { ...dossier, ...changes(dossier, event, at), version: dossier.version + 1, lastAt: at };
}

function changes(dossier: Dossier, { kind, data }: DossierEvent, at: Instant): Partial<Dossier> {
  const { standing } = dossier;
  const stands = (change: Partial<Standing>): { standing: Standing } => ({
    standing: { ...standing, ...change },
  });
  const ticked = (...facts: ClockFact[]) => [...standing.clock, ...facts];

  switch (kind) {
    case 'dossier.filed':
      return { state: 'filed', unitId: data.unitId };
    case 'dossier.linked':
      return { state: 'waiting', unitId: data.unitId };
    case 'dossier.received':
      return {
        state: 'received',
        unitId: data.unitId,
        receivedAt: at,
        dueAt: data.dueAt,
        appointedAt: data.dueAt,
        standing: nothingUnderWay,
      };
    case 'dossier.intake-refused':
      return { state: 'refused', standing: nothingUnderWay };
    case 'dossier.supplement-drafted': {
      const { personId, items, ground } = data;
      return stands({ draft: { personId, items, ground } });
    }
    case 'dossier.supplement-declined':
      return stands({ draft: null });
    case 'dossier.supplement-asked': {
      const clock: ClockFact[] =
        data.stage === 'examination'
          ? ticked({ kind: 'paused', at, ground: 'supplement', paper: data.number })
          : ticked();
      return { state: 'supplementing', ...stands({ draft: null, supplement: { stage: data.stage }, clock }) };
    }
    case 'dossier.supplemented':
      if (data.dueAt === null) return { state: 'filed', ...stands({ supplement: null }) };
      return {
        state: 'processing',
        ...begunAnew(data.dueAt),
        ...stands({ supplement: null, apologies: 0, clock: ticked({ kind: 'restarted', at, paper: null }) }),
      };
    case 'dossier.taken':
    case 'dossier.assigned':
      return { state: 'processing', assigneeId: data.personId };
    case 'dossier.handed-over':
      return stands({ handOver: { from: data.from, to: data.to } });
    case 'dossier.accepted':
      return {
        state: 'processing',
        unitId: data.to.unitId,
        assigneeId: data.to.personId,
        ...stands({ handOver: null }),
      };
    case 'dossier.declined':
      return stands({ handOver: null });
    case 'dossier.consulted': {
      const { id, unitId, answerBy } = data;
      return stands({ consultations: [...standing.consultations, { id, unitId, answerBy }] });
    }
    case 'dossier.answered':
    case 'dossier.unanswered':
      return stands({ consultations: standing.consultations.filter(({ id }) => id !== data.id) });
    case 'dossier.inspected':
      return {};
    case 'dossier.corrected':
      // The applicant has to get the new version, even one who has the old.
      return { state: 'decided', returnedAt: null };
    case 'dossier.proposed':
      return { state: 'proposed', outcome: data.outcome, reason: data.reason };
    case 'dossier.sent-back':
      return { state: 'processing', outcome: null, reason: null };
    case 'dossier.suspended': {
      const { ground, paper } = data;
      return { state: 'suspended', ...stands({ clock: ticked({ kind: 'paused', at, ground, paper }) }) };
    }
    case 'dossier.resumed':
      return {
        state: 'processing',
        ...movedTo(dossier, data.dueAt),
        ...stands({ clock: ticked({ kind: 'resumed', at, paper: data.paper }) }),
      };
    case 'dossier.apologised':
      return {
        appointedAt: data.to,
        ...stands({
          apologies: data.count,
          clock: ticked({ kind: 'reappointed', at, due: data.to, paper: data.number }),
        }),
      };
    case 'dossier.decided':
      return {
        state: 'decided',
        outcome: data.outcome,
        reason: data.reason,
        decidedAt: at,
        ...stands({ draft: null, handOver: null }),
      };
    case 'dossier.withdrawn':
    case 'dossier.stopped':
      return {
        state: kind === 'dossier.withdrawn' ? 'withdrawn' : 'stopped',
        // What was only proposed comes to nothing.
        outcome: null,
        reason: null,
        ...ended(standing),
      };
    case 'dossier.dispatched': {
      const { channel, reference } = data;
      return stands({ delivery: { channel, reference } });
    }
    case 'dossier.delivery-failed':
      return stands({ delivery: null });
    case 'dossier.returned':
      return { state: 'returned', returnedAt: at, ...stands({ delivery: null }) };
    case 'dossier.closed':
      return { state: 'closed' };
    case 'dossier.reopened':
      return {
        outcome: null,
        reason: null,
        decidedAt: null,
        returnedAt: null,
        ...(data.dueAt === null
          ? { state: data.as, ...stands(nothingUnderWay) }
          : {
              state: 'received' as const,
              assigneeId: null,
              ...begunAnew(data.dueAt),
              ...stands({
                ...nothingUnderWay,
                clock: ticked({ kind: 'restarted', at, paper: data.complaint }),
              }),
            }),
      };
    case 'dossier.redated':
      return {
        ...movedTo(dossier, data.to),
        ...stands({ clock: ticked({ kind: 'redated', at, due: data.to, paper: data.change }) }),
      };
    case 'dossier.transferred':
      return { unitId: data.to.unitId };
  }
}

/** A new limit is a new appointment. */
const begunAnew = (dueAt: Instant) => ({ dueAt, appointedAt: dueAt });

/** What the applicant was told by an apology stands while it is the later one. */
const movedTo = ({ appointedAt, standing }: Dossier, dueAt: Instant) => ({
  dueAt,
  appointedAt: standing.apologies > 0 && appointedAt !== null && appointedAt > dueAt ? appointedAt : dueAt,
});

/** Nobody waits any more for what was under way; the clock keeps what happened to it. */
const ended = ({ clock }: Standing): { standing: Standing } => ({ standing: { ...nothingUnderWay, clock } });

/** The dossier that its events make. */
export const replay = (events: readonly { readonly event: DossierEvent; readonly at: Instant }[]): Dossier =>
  events.reduce((dossier, { event, at }) => evolve(dossier, event, at), unborn);
