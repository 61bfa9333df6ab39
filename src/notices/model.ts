import { addMinutes, type Instant } from '../kernel/time.ts';

/** `page` is the list of officers on their own page: it needs nobody to deliver it. */
export const channels = ['sms', 'email', 'page'] as const;
export type Channel = (typeof channels)[number];
export type WeakChannel = Exclude<Channel, 'page'>;

/** `failed` is tried again, `given-up` only when somebody asks for it. */
export const deliveryStates = ['pending', 'failed', 'sent', 'given-up'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** What a citizen is told. */
export const citizenKinds = [
  'filed',
  'received',
  'intake-refused',
  'supplement-asked',
  'supplemented',
  'suspended',
  'resumed',
  'apologised',
  'redated',
  'decided',
  'corrected',
  'dispatched',
  'delivery-failed',
  'returned',
  'withdrawn',
  'stopped',
  'reopened',
  'transferred',
  'overdue',
  'stuck',
] as const;
export type CitizenKind = (typeof citizenKinds)[number];

/** What an officer is told. */
export const officerKinds = [
  'handed-over',
  'assigned',
  'declined',
  'consulted',
  'answered',
  'draft',
  'draft-declined',
  'to-decide',
  'sent-back',
  'supplemented',
  'withdrawn',
  'reopened',
  'delivery-failed',
  'undelivered',
  'due-soon',
  'overdue',
  'stuck',
  'consultation-late',
  'not-accepted',
] as const;
export type OfficerKind = (typeof officerKinds)[number];

/** What an adapter says about a message: `refused` is for good, with `unknown` it may or may not have gone out. */
export type Outcome =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'unknown'; readonly reason: string };

export interface Message {
  /** A telephone number in E.164, or an address of electronic mail. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same whenever this message is tried again: whoever carries it can tell that it has it already. */
  readonly reference: string;
}

/** Carries messages to people: a mail server, a gateway for short messages or Zalo. Never throws. */
export interface Carrier {
  send(message: Message): Promise<Outcome>;
  /** What became of a message whose answer was lost; `absent`: it never came. Null where nobody can be asked. */
  readonly statusOf: ((reference: string) => Promise<Outcome | { readonly kind: 'absent' }>) | null;
}

export type Carriers = Readonly<Record<WeakChannel, Carrier | null>>;

/** After so many days a message would say what is no longer news. */
export const GIVEN_UP_AFTER_DAYS = 3;
export const givenUpBefore = (now: Instant): Instant => addMinutes(now, -GIVEN_UP_AFTER_DAYS * 1440);

const FIRST_MINUTES = 1;
const LONGEST_MINUTES = 6 * 60;

/**
 * When a message is tried again: after 1, 2, 4 … minutes, 6 hours at most, each shortened by up to a half, so that
 * what failed together does not come again together.
 * @param tries so far, from 1. @param random from 0 up to 1.
 */
export function nextTry(now: Instant, tries: number, random: number): Instant {
  const minutes = Math.min(FIRST_MINUTES * 2 ** (tries - 1), LONGEST_MINUTES);
  return addMinutes(now, minutes * (1 - random / 2));
}

/** While one process tries, no other does; if it dies meanwhile, the next one asks what became of the message. */
export const LEASE_MINUTES = 2;
