import type { Instant } from '../kernel/time.ts';

/** `draft` is being written, `submitted` waits for a second person; the other two are final. */
export const draftStates = ['draft', 'submitted', 'published', 'withdrawn'] as const;
export type DraftState = (typeof draftStates)[number];

/** A change as it was typed: perhaps not yet one that the register would take. */
export type TypedChange = { readonly kind: string } & Readonly<Record<string, unknown>>;

/** Changes to the register under discussion. Nothing of them holds before it is published. */
export interface Draft {
  readonly id: string;
  readonly title: string;
  readonly changes: readonly TypedChange[];
  readonly state: DraftState;
  readonly writtenBy: string;
  readonly writtenAt: Instant;
  /** Who published it: never the one who wrote it. */
  readonly approvedBy: string | null;
  readonly decidedAt: Instant | null;
  /** Goes up with everything that happens to it. */
  readonly version: number;
}

export type DraftAct =
  | { readonly kind: 'change'; readonly title: string; readonly changes: readonly TypedChange[] }
  | { readonly kind: 'submit' }
  | { readonly kind: 'approve' }
  | { readonly kind: 'send-back'; readonly reason: string }
  | { readonly kind: 'withdraw' };

/** What a person is to a draft. */
export interface Standing {
  readonly personId: string;
  /** Holds a position of procedure control. */
  readonly controls: boolean;
  /** Procedure control, or head or deputy of a committee. */
  readonly approves: boolean;
}

const allowed: Readonly<Record<DraftAct['kind'], readonly DraftState[]>> = {
  change: ['draft'],
  submit: ['draft'],
  approve: ['submitted'],
  'send-back': ['submitted'],
  withdraw: ['draft', 'submitted'],
};

export type Hindrance =
  | 'not-control'
  | 'not-your-draft'
  | 'second-person-needed'
  | 'not-approver'
  | 'wrong-state';

/**
 * Why a person cannot do this to a draft; undefined when they can. Whoever wrote a draft never publishes it: the
 * two signatures of a register (four eyes), not a rule of law.
 */
export function hindrance(draft: Draft, kind: DraftAct['kind'], person: Standing): Hindrance | undefined {
  const isWriter = draft.writtenBy === person.personId;
  switch (kind) {
    case 'change':
    case 'submit':
      if (!isWriter) return 'not-your-draft';
      if (!person.controls) return 'not-control';
      break;
    case 'approve':
    case 'send-back':
      if (!person.approves) return 'not-approver';
      if (isWriter) return 'second-person-needed';
      break;
    case 'withdraw':
      if (!isWriter && !person.approves) return 'not-approver';
      break;
  }
  return allowed[kind].includes(draft.state) ? undefined : 'wrong-state';
}

/** What can be done to a draft by this person now. */
export const actsFor = (draft: Draft, person: Standing): DraftAct['kind'][] =>
  (Object.keys(allowed) as DraftAct['kind'][]).filter((kind) => !hindrance(draft, kind, person));

/** The draft after an act that nothing hinders. */
export function evolve(draft: Draft, act: DraftAct, person: Standing, at: Instant): Draft {
  const next = { ...draft, version: draft.version + 1 };
  switch (act.kind) {
    case 'change':
      return { ...next, title: act.title, changes: act.changes };
    case 'submit':
      return { ...next, state: 'submitted' };
    case 'approve':
      return { ...next, state: 'published', approvedBy: person.personId, decidedAt: at };
    case 'send-back':
      return { ...next, state: 'draft' };
    case 'withdraw':
      return { ...next, state: 'withdrawn', decidedAt: at };
  }
}
