import { type SignedIn, servesAt, worksIn } from '../identity/index.ts';
import { type ActKind, rules } from './acts.ts';
import { leads } from './permission.ts';
import type { DossierRow } from './store.ts';

/** What a person can be offered to do with a dossier: the names of the commands, as the API has them. */
export const actions = [
  'receive',
  'refuse-intake',
  'ask-at-intake',
  'supplement',
  'accept',
  'decline',
  'take',
  'assign',
  'propose',
  'decide',
  'send-back',
  'answer',
  'approve-supplement',
  'decline-supplement',
  'draft-supplement',
  'hand-over',
  'consult',
  'close-consultation',
  'inspect',
  'suspend',
  'resume',
  'apologise',
  'return',
  'dispatch',
  'report-undelivered',
  'correct',
  'stop',
  'withdraw',
  'close',
  'reopen',
] as const;
export type Action = (typeof actions)[number];

/** Who a person is to a dossier at this moment. */
export interface Relation {
  readonly person: SignedIn;
  readonly atCounter: boolean;
  readonly inUnit: boolean;
  readonly leads: boolean;
  readonly may: boolean;
  readonly controls: boolean;
}

interface Offer {
  readonly act: ActKind;
  readonly to: (relation: Relation, dossier: DossierRow) => boolean;
  /** What must be under way, or must not be. */
  readonly when?: (dossier: DossierRow, relation: Relation) => boolean;
}

const counter = ({ atCounter }: Relation) => atCounter;
const unit = ({ inUnit }: Relation) => inUnit;
const leader = (relation: Relation) => relation.leads;
const decider = ({ may }: Relation) => may;
const free = ({ standing }: DossierRow) => standing.handOver === null;
const nothingPending = ({ standing }: DossierRow) => standing.handOver === null && standing.draft === null;
const handedTo = ({ person }: Relation, { standing: { handOver } }: DossierRow) =>
  handOver !== null &&
  worksIn(person, handOver.to.unitId) &&
  (handOver.to.personId === null ||
    handOver.to.personId === person.personId ||
    leads(person, handOver.to.unitId));
const inTransit = ({ standing }: DossierRow) => standing.delivery !== null;

const offers: Readonly<Record<Action, Offer>> = {
  receive: { act: 'receive', to: counter, when: ({ state }) => state === 'filed' },
  'refuse-intake': { act: 'refuse-intake', to: counter, when: ({ receivedAt }) => receivedAt === null },
  'ask-at-intake': { act: 'ask-supplement', to: counter, when: ({ state }) => state === 'filed' },
  supplement: { act: 'supplement', to: counter },
  accept: { act: 'accept', to: handedTo },
  decline: { act: 'decline', to: handedTo },
  take: { act: 'take', to: unit, when: (d, { person }) => free(d) && d.assigneeId !== person.personId },
  assign: { act: 'assign', to: leader, when: free },
  propose: {
    act: 'propose',
    to: unit,
    when: (d) => nothingPending(d) && d.standing.consultations.length === 0,
  },
  decide: { act: 'decide', to: decider },
  'send-back': { act: 'send-back', to: decider },
  answer: {
    act: 'answer',
    to: ({ person }, { standing }) => standing.consultations.some((c) => worksIn(person, c.unitId)),
  },
  'approve-supplement': {
    act: 'ask-supplement',
    to: leader,
    when: (d) => d.state === 'processing' && free(d),
  },
  'decline-supplement': {
    act: 'decline-supplement',
    to: leader,
    when: ({ standing }) => standing.draft !== null,
  },
  'draft-supplement': {
    act: 'draft-supplement',
    to: (relation) => relation.inUnit && !relation.leads,
    when: nothingPending,
  },
  'hand-over': { act: 'hand-over', to: unit, when: nothingPending },
  consult: { act: 'consult', to: unit, when: nothingPending },
  'close-consultation': {
    act: 'close-consultation',
    to: unit,
    when: ({ standing }) => standing.consultations.length > 0,
  },
  inspect: { act: 'inspect', to: unit, when: nothingPending },
  suspend: { act: 'suspend', to: unit, when: nothingPending },
  resume: { act: 'resume', to: unit },
  apologise: { act: 'apologise', to: decider },
  return: { act: 'return', to: counter },
  dispatch: { act: 'dispatch', to: counter, when: (d) => !inTransit(d) },
  'report-undelivered': { act: 'report-undelivered', to: counter, when: inTransit },
  correct: { act: 'correct', to: decider, when: (d) => d.decidedAt !== null && !inTransit(d) },
  stop: { act: 'stop', to: decider },
  withdraw: { act: 'withdraw', to: counter },
  close: { act: 'close', to: counter },
  reopen: { act: 'reopen', to: ({ controls }) => controls },
};

/** What this person may do now, the likeliest first; a part that waits for its turn offers nothing but its end. */
export const offersTo = (relation: Relation, dossier: DossierRow): Action[] =>
  actions.filter((action) => {
    const { act, to, when } = offers[action];
    return (
      rules[act].from.includes(dossier.state) && to(relation, dossier) && (when?.(dossier, relation) ?? true)
    );
  });

/** Who a person is to a dossier; whether they may decide is asked of the register. */
export function relationTo(
  dossier: DossierRow,
  person: SignedIn,
  { may, committeeId, counters }: { may: boolean; committeeId: string; counters: readonly string[] },
): Relation {
  return {
    person,
    may,
    atCounter: counters.some((id) => servesAt(person, id)),
    inUnit: worksIn(person, dossier.unitId),
    leads: leads(person, dossier.unitId),
    controls: person.positions.some((p) => p.unit.id === committeeId && p.rank === 'procedure-control'),
  };
}
