import type { DossierEvent, EventKind } from '../dossiers/index.ts';
import type { Instant } from '../kernel/time.ts';
import type { CitizenKind, OfficerKind } from './model.ts';

/** Officers by what they are to the dossier; who that is today, `recipients.ts` knows. */
export type Role =
  | { readonly role: 'person'; readonly personId: string }
  /** Head and deputies of a unit. */
  | { readonly role: 'leaders'; readonly unitId: string }
  | { readonly role: 'assignee' }
  /** Whoever may decide it. */
  | { readonly role: 'signers' }
  /** Counter officers of the committee whose one-stop returns the result. */
  | { readonly role: 'counter' }
  /** Its procedure-control officers. */
  | { readonly role: 'control' };

export interface Told {
  readonly to: Role;
  readonly kind: OfficerKind;
  readonly by: Instant | null;
}

/** Every step that concerns the citizen. What is left out is the office's own business. */
const citizens: Readonly<Partial<Record<EventKind, CitizenKind>>> = {
  'dossier.filed': 'filed',
  'dossier.received': 'received',
  'dossier.intake-refused': 'intake-refused',
  'dossier.supplement-asked': 'supplement-asked',
  'dossier.supplemented': 'supplemented',
  'dossier.suspended': 'suspended',
  'dossier.resumed': 'resumed',
  'dossier.apologised': 'apologised',
  'dossier.redated': 'redated',
  'dossier.decided': 'decided',
  'dossier.corrected': 'corrected',
  'dossier.dispatched': 'dispatched',
  'dossier.delivery-failed': 'delivery-failed',
  'dossier.returned': 'returned',
  'dossier.withdrawn': 'withdrawn',
  'dossier.stopped': 'stopped',
  'dossier.reopened': 'reopened',
  'dossier.transferred': 'transferred',
};

export const toldToCitizen = ({ kind }: DossierEvent): CitizenKind | null => citizens[kind] ?? null;

const person = (personId: string): Role => ({ role: 'person', personId });
const leaders = (unitId: string): Role => ({ role: 'leaders', unitId });

/**
 * What officers are told of an event.
 * @param dossier as it stands now: where it is, and by when it is due.
 */
export function toldToOfficers(
  { kind, data }: DossierEvent,
  { unitId, dueAt }: { readonly unitId: string; readonly dueAt: Instant | null },
): readonly Told[] {
  const tell = (to: Role, what: OfficerKind, by: Instant | null = null): Told => ({ to, kind: what, by });
  switch (kind) {
    case 'dossier.assigned':
      return [tell(person(data.personId), 'assigned')];
    case 'dossier.handed-over':
      return [tell(data.to.personId ? person(data.to.personId) : leaders(data.to.unitId), 'handed-over')];
    case 'dossier.declined':
      return [tell(data.from.personId ? person(data.from.personId) : leaders(data.from.unitId), 'declined')];
    case 'dossier.consulted':
      return [tell(leaders(data.unitId), 'consulted', data.answerBy)];
    case 'dossier.answered':
      return [tell({ role: 'assignee' }, 'answered')];
    case 'dossier.supplement-drafted':
      return [tell(leaders(unitId), 'draft')];
    case 'dossier.supplement-declined':
      return [tell({ role: 'assignee' }, 'draft-declined')];
    case 'dossier.proposed':
      return [tell({ role: 'signers' }, 'to-decide', dueAt)];
    case 'dossier.sent-back':
      return [tell({ role: 'assignee' }, 'sent-back')];
    case 'dossier.supplemented':
      return [tell({ role: 'assignee' }, 'supplemented')];
    case 'dossier.withdrawn':
      return [tell({ role: 'assignee' }, 'withdrawn')];
    case 'dossier.reopened':
      return [tell(leaders(unitId), 'reopened', data.dueAt)];
    case 'dossier.delivery-failed':
      return [tell({ role: 'counter' }, 'delivery-failed'), tell({ role: 'control' }, 'delivery-failed')];
    default:
      return [];
  }
}
