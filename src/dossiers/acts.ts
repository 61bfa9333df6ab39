import { addMinutes, type Instant } from '../kernel/time.ts';
import type { Fact, FactData } from './events.ts';
import { type Dossier, inHand, running, type State } from './state.ts';

/**
 * What can be asked to be done with a dossier, once it is known that the sender may: by kind, with all that the event
 * needs. Whoever sends it works out the moments and numbers; the rule here only says whether it can be.
 */
interface Asked {
  readonly receive: FactData<'received'>;
  readonly 'refuse-intake': FactData<'intake-refused'>;
  readonly 'draft-supplement': FactData<'supplement-drafted'>;
  readonly 'decline-supplement': FactData<'supplement-declined'>;
  readonly 'ask-supplement': FactData<'supplement-asked'>;
  readonly supplement: FactData<'supplemented'>;
  readonly take: FactData<'taken'>;
  readonly assign: FactData<'assigned'>;
  readonly 'hand-over': FactData<'handed-over'>;
  readonly accept: FactData<'accepted'>;
  readonly decline: FactData<'declined'>;
  readonly consult: FactData<'consulted'>;
  readonly answer: FactData<'answered'>;
  readonly 'close-consultation': FactData<'unanswered'>;
  readonly inspect: FactData<'inspected'>;
  readonly propose: FactData<'proposed'>;
  readonly 'send-back': FactData<'sent-back'>;
  readonly suspend: FactData<'suspended'>;
  readonly resume: FactData<'resumed'>;
  readonly apologise: FactData<'apologised'> & {
    /** How often the regime in force on that day allows it. */
    readonly allowed: number;
  };
  readonly decide: FactData<'decided'>;
  readonly correct: FactData<'corrected'>;
  readonly withdraw: FactData<'withdrawn'>;
  readonly stop: FactData<'stopped'>;
  readonly dispatch: FactData<'dispatched'>;
  readonly 'report-undelivered': FactData<'delivery-failed'>;
  readonly return: FactData<'returned'>;
  readonly close: FactData<'closed'>;
  readonly reopen: FactData<'reopened'>;
  readonly redate: FactData<'redated'>;
  readonly transfer: FactData<'transferred'>;
}

export type ActKind = keyof Asked;
export type Act = { readonly [K in ActKind]: { readonly kind: K; readonly data: Asked[K] } }[ActKind];
export type ActOf<K extends ActKind> = Extract<Act, { kind: K }>;

/** Why an act cannot be done now. Each has its sentence in `messages.ts`. */
export type Obstacle =
  | 'wrong-state'
  /** The moment of the act lies before the last event: a clock has jumped. */
  | 'clock-behind'
  | 'under-way'
  | 'not-under-way'
  | 'consultation-open'
  | 'no-such-consultation'
  | 'apology-used'
  | 'not-later'
  | 'on-its-way'
  | 'not-on-its-way'
  | 'other-stage'
  | 'never-received';

interface Rule<K extends ActKind> {
  /** In which states it can be done. */
  readonly from: readonly State[];
  /** The event that it makes. */
  readonly makes: Fact;
  /** What else stands in the way. */
  readonly unless?: (dossier: Dossier, data: Asked[K], at: Instant) => Obstacle | null;
}

const nothingPending = ({ standing }: Dossier): Obstacle | null =>
  standing.handOver || standing.draft ? 'under-way' : null;

const nobodyAsked = (dossier: Dossier): Obstacle | null =>
  nothingPending(dossier) ?? (dossier.standing.consultations.length > 0 ? 'consultation-open' : null);

const openConsultation = ({ standing }: Dossier, { id }: { readonly id: string }): Obstacle | null =>
  standing.consultations.some((c) => c.id === id) ? null : 'no-such-consultation';

const handOverUnderWay = ({ standing }: Dossier): Obstacle | null =>
  standing.handOver ? null : 'not-under-way';

/**
 * The life of a dossier as data: pages draw it, the program obeys it. A dossier is decided only through a proposal:
 * the one who examines and the one who decides are two steps (Decree 61/2018/NĐ-CP art. 19).
 */
export const rules: { readonly [K in ActKind]: Rule<K> } = {
  receive: { from: ['filed', 'waiting'], makes: 'received' },
  'refuse-intake': { from: ['filed', 'supplementing'], makes: 'intake-refused', unless: atIntake },
  'draft-supplement': { from: ['processing'], makes: 'supplement-drafted', unless: nothingPending },
  'decline-supplement': {
    from: ['processing'],
    makes: 'supplement-declined',
    unless: ({ standing }) => (standing.draft ? null : 'not-under-way'),
  },
  'ask-supplement': {
    from: ['filed', 'processing'],
    makes: 'supplement-asked',
    unless: ({ state, standing }, { stage }) => {
      if ((state === 'filed') !== (stage === 'intake')) return 'other-stage';
      return standing.handOver ? 'under-way' : null;
    },
  },
  supplement: {
    from: ['supplementing'],
    makes: 'supplemented',
    unless: ({ standing }, { dueAt }) =>
      (standing.supplement?.stage === 'intake') === (dueAt === null) ? null : 'other-stage',
  },
  take: {
    from: ['received', 'processing'],
    makes: 'taken',
    unless: ({ standing }) => (standing.handOver ? 'under-way' : null),
  },
  assign: {
    from: ['received', 'processing'],
    makes: 'assigned',
    unless: ({ standing }) => (standing.handOver ? 'under-way' : null),
  },
  'hand-over': { from: ['received', 'processing'], makes: 'handed-over', unless: nothingPending },
  accept: { from: ['received', 'processing'], makes: 'accepted', unless: handOverUnderWay },
  decline: { from: ['received', 'processing'], makes: 'declined', unless: handOverUnderWay },
  consult: { from: ['processing'], makes: 'consulted', unless: nothingPending },
  answer: { from: inHand, makes: 'answered', unless: openConsultation },
  'close-consultation': { from: inHand, makes: 'unanswered', unless: openConsultation },
  inspect: { from: ['processing'], makes: 'inspected', unless: nothingPending },
  propose: { from: ['processing'], makes: 'proposed', unless: nobodyAsked },
  'send-back': { from: ['proposed'], makes: 'sent-back' },
  suspend: { from: ['processing'], makes: 'suspended', unless: nothingPending },
  resume: { from: ['suspended'], makes: 'resumed' },
  apologise: {
    from: running,
    makes: 'apologised',
    unless: ({ standing, appointedAt }, { to, allowed }, at) => {
      if (standing.apologies >= allowed) return 'apology-used';
      return to <= at || (appointedAt !== null && to <= appointedAt) ? 'not-later' : null;
    },
  },
  decide: { from: ['proposed'], makes: 'decided' },
  correct: {
    from: ['decided', 'returned', 'closed'],
    makes: 'corrected',
    unless: ({ decidedAt, standing }) => {
      if (decidedAt === null) return 'wrong-state';
      return standing.delivery ? 'on-its-way' : null;
    },
  },
  withdraw: { from: ['filed', 'waiting', ...inHand], makes: 'withdrawn' },
  stop: { from: ['waiting', ...inHand], makes: 'stopped' },
  dispatch: {
    from: ['decided'],
    makes: 'dispatched',
    unless: ({ standing }) => (standing.delivery ? 'on-its-way' : null),
  },
  'report-undelivered': {
    from: ['decided'],
    makes: 'delivery-failed',
    unless: ({ standing }) => (standing.delivery ? null : 'not-on-its-way'),
  },
  return: {
    from: ['decided'],
    makes: 'returned',
    unless: ({ standing: { delivery } }, { channel }) => {
      if (channel === 'counter') return delivery ? 'on-its-way' : null;
      return delivery?.channel === channel ? null : 'not-on-its-way';
    },
  },
  close: { from: ['returned', 'refused', 'withdrawn', 'stopped'], makes: 'closed' },
  reopen: {
    from: ['returned', 'closed', 'refused', 'withdrawn', 'stopped'],
    makes: 'reopened',
    unless: ({ receivedAt }, { as, dueAt }) => {
      const again = receivedAt !== null;
      return (as === 'received') === again && (dueAt !== null) === again ? null : 'never-received';
    },
  },
  redate: { from: running, makes: 'redated' },
  transfer: {
    from: ['filed', 'waiting', ...inHand, 'decided', 'refused', 'withdrawn', 'stopped'],
    makes: 'transferred',
  },
};

function atIntake({ receivedAt }: Dossier): Obstacle | null {
  return receivedAt === null ? null : 'other-stage';
}

export const actKinds = Object.keys(rules) as ActKind[];

/** Two commands may cross on their way to one dossier; a clock that jumped is further off than this. */
const CROSSING_MINUTES = 1;

export const clockBehind = ({ lastAt }: Dossier, at: Instant): boolean =>
  addMinutes(at, CROSSING_MINUTES) < lastAt;

/** What stands in the way of an act at a moment; null when nothing does. */
export function obstacle<K extends ActKind>(dossier: Dossier, act: ActOf<K>, at: Instant): Obstacle | null {
  const { from, unless } = rules[act.kind] as Rule<K>;
  if (!from.includes(dossier.state)) return 'wrong-state';
  if (clockBehind(dossier, at)) return 'clock-behind';
  return unless?.(dossier, act.data as Asked[K], at) ?? null;
}
