import type { Instant } from '../../../kernel/time.ts';
import type { Text } from './types.ts';

export interface OwnNotice {
  readonly id: string;
  readonly code: string;
  readonly kind: string;
  readonly text: Text;
  readonly at: Instant;
  readonly read: boolean;
}

export interface OwnNotices {
  readonly items: readonly OwnNotice[];
  readonly unread: number;
}

export type DeliveryState = 'pending' | 'failed' | 'sent' | 'given-up';
export type WeakChannel = 'sms' | 'email';

/** A message to a citizen. */
export interface SentNotice {
  readonly id: string;
  readonly code: string;
  readonly kind: string;
  readonly channel: WeakChannel;
  readonly text: Text;
  /** How many short messages it is paid for as. */
  readonly parts: number | null;
  readonly state: DeliveryState;
  readonly tries: number;
  readonly trouble: string | null;
  readonly createdAt: Instant;
  readonly nextTryAt: Instant | null;
  readonly sentAt: Instant | null;
}

export interface SentNotices {
  readonly items: readonly SentNotice[];
  readonly counts: Readonly<Record<DeliveryState, number>>;
  readonly configured: Readonly<Record<WeakChannel, boolean>>;
}
