import type { Proof } from '../authority/index.ts';
import type { Term } from '../calendar/index.ts';
import type { Instant } from '../kernel/time.ts';

export type State = 'received' | 'processing' | 'proposed' | 'decided' | 'returned';
export type Outcome = 'grant' | 'refuse';

/** What happens to a dossier, each a fact of its moment. Personal data stands elsewhere, under a salted digest. */
export type DossierEvent =
  | {
      readonly kind: 'dossier.received';
      readonly data: {
        readonly code: string;
        readonly oneStopId: string;
        readonly procedureVersionId: string;
        readonly unitId: string;
        readonly term: Term;
        readonly dueAt: Instant;
        readonly channel: 'counter';
        /** Sets of the dossier handed in. */
        readonly copies: number;
        readonly components: readonly {
          readonly no: number;
          readonly count: number;
          readonly files: readonly string[];
        }[];
        readonly partyDigest: string;
      };
    }
  | { readonly kind: 'dossier.taken'; readonly data: { readonly personId: string } }
  | {
      readonly kind: 'dossier.proposed';
      readonly data: { readonly personId: string; readonly outcome: Outcome; readonly reason: string | null };
    }
  | {
      readonly kind: 'dossier.sent-back';
      readonly data: { readonly personId: string; readonly reason: string };
    }
  | {
      readonly kind: 'dossier.decided';
      readonly data: {
        readonly outcome: Outcome;
        readonly reason: string | null;
        readonly number: string;
        readonly resultSha256: string;
        readonly proof: Proof;
      };
    }
  | {
      readonly kind: 'dossier.returned';
      readonly data: { readonly personId: string; readonly collector: Collector };
    }
  | { readonly kind: 'dossier.transferred'; readonly data: Transfer };

/** Where a dossier is: the one-stop that returns its result, the unit that works on it. */
export interface Office {
  readonly oneStopId: string;
  readonly unitId: string;
}

/** An office ended, and another goes on. */
export interface Transfer {
  readonly from: Office;
  readonly to: Office;
  /** By which document; null when none says so. */
  readonly document: { readonly document: string; readonly number: string } | null;
}

/** Who came for the result: checked at the counter, not named in the ledger. */
export type Collector = 'applicant' | 'representative';

export interface Dossier {
  readonly state: State;
  readonly version: number;
  readonly assigneeId: string | null;
  readonly outcome: Outcome | null;
  readonly reason: string | null;
  readonly decidedAt: Instant | null;
  readonly returnedAt: Instant | null;
}

/** What a person asks to be done, once it is known that they may. */
export type Act =
  | { readonly kind: 'take'; readonly personId: string }
  | {
      readonly kind: 'propose';
      readonly personId: string;
      readonly outcome: Outcome;
      readonly reason: string | null;
    }
  | { readonly kind: 'send-back'; readonly personId: string; readonly reason: string }
  | {
      readonly kind: 'decide';
      readonly outcome: Outcome;
      readonly reason: string | null;
      readonly number: string;
      readonly resultSha256: string;
      readonly proof: Proof;
    }
  | { readonly kind: 'return'; readonly personId: string; readonly collector: Collector };

/**
 * In which states each act can be done. A dossier may be decided straight from processing only through a
 * proposal: the one who examines and the one who decides are two steps (Decree 61/2018/NĐ-CP art. 19).
 */
export const allowed: Readonly<Record<Act['kind'], readonly State[]>> = {
  take: ['received', 'processing'],
  propose: ['processing'],
  'send-back': ['proposed'],
  decide: ['proposed'],
  return: ['decided'],
};

/** The event that an act makes, or null when the dossier's state does not allow it. */
export function decide(state: Dossier, act: Act): DossierEvent | null {
  if (!allowed[act.kind].includes(state.state)) return null;
  switch (act.kind) {
    case 'take':
      return { kind: 'dossier.taken', data: { personId: act.personId } };
    case 'propose':
      return {
        kind: 'dossier.proposed',
        data: { personId: act.personId, outcome: act.outcome, reason: act.reason },
      };
    case 'send-back':
      return { kind: 'dossier.sent-back', data: { personId: act.personId, reason: act.reason } };
    case 'decide': {
      const { kind: _, ...data } = act;
      return { kind: 'dossier.decided', data };
    }
    case 'return':
      return { kind: 'dossier.returned', data: { personId: act.personId, collector: act.collector } };
  }
}

/** No act of a person: it follows from the register. Null for what was returned, which has no office any more. */
export const transfer = (state: Dossier, data: Transfer): DossierEvent | null =>
  state.state === 'returned' ? null : { kind: 'dossier.transferred', data };

export const received: Dossier = {
  state: 'received',
  version: 1,
  assigneeId: null,
  outcome: null,
  reason: null,
  decidedAt: null,
  returnedAt: null,
};

/** The state after one more event. */
export function evolve(state: Dossier, event: DossierEvent, at: Instant): Dossier {
  const next = { ...state, version: state.version + 1 };
  switch (event.kind) {
    case 'dossier.received':
      return received;
    case 'dossier.taken':
      return { ...next, state: 'processing', assigneeId: event.data.personId };
    case 'dossier.proposed':
      return { ...next, state: 'proposed', outcome: event.data.outcome, reason: event.data.reason };
    case 'dossier.sent-back':
      return { ...next, state: 'processing', outcome: null, reason: null };
    case 'dossier.decided':
      return {
        ...next,
        state: 'decided',
        outcome: event.data.outcome,
        reason: event.data.reason,
        decidedAt: at,
      };
    case 'dossier.returned':
      return { ...next, state: 'returned', returnedAt: at };
    case 'dossier.transferred':
      return next;
  }
}

/** Past due: an open dossier by now, a decided one by when it was decided. Computed, never stored. */
export const isLate = (dossier: { dueAt: Instant; decidedAt: Instant | null }, now: Instant): boolean =>
  (dossier.decidedAt ?? now) > dossier.dueAt;
