import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Instant } from '../kernel/time.ts';

/** An event as a command makes it, before it has its place in a chain. */
export interface NewEvent {
  readonly id: string;
  /** What the event is about: the id of a dossier, a unit, a delegation. */
  readonly stream: string;
  /** 1 for the first event of its stream. */
  readonly streamSeq: number;
  readonly kind: string;
  readonly data: object;
}

export interface ChainedEvent extends NewEvent {
  readonly chain: string;
  readonly chainSeq: number;
  readonly actor: string | null;
  readonly at: Instant;
  readonly previousHash: Buffer;
  readonly hash: Buffer;
}

export interface ChainHead {
  readonly length: number;
  readonly head: Buffer;
}

export const sha256 = (bytes: string | Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

/** JSON in the one form that hashes the same everywhere (RFC 8785). */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('not JSON');
  return text;
}

/** SHA-256 over the previous hash followed by the event in canonical JSON: what anyone can check again. */
export function eventHash(event: Omit<ChainedEvent, 'hash'>): Buffer {
  const { previousHash, id, chain, chainSeq, stream, streamSeq, kind, data, actor, at } = event;
  const content = canonicalJson({ id, chain, chainSeq, stream, streamSeq, kind, data, actor, at });
  return sha256(Buffer.concat([previousHash, Buffer.from(content)]));
}

/**
 * The canonical JSON of an event in two parts, for whoever only knows its place in the chain once the chain is held:
 * `opening`, the place, a comma, and what is said without its first brace. Canonical JSON sorts the members, so
 * `actor`, `at` and `chain` always stand before `chainSeq`, and the others behind it.
 */
export const openingOf = ({ actor, at, chain }: Pick<ChainedEvent, 'actor' | 'at' | 'chain'>): string =>
  `${canonicalJson({ actor, at, chain }).slice(0, -1)},"chainSeq":`;

export const saidOf = ({ data, id, kind, stream, streamSeq }: NewEvent): string =>
  canonicalJson({ data, id, kind, stream, streamSeq });

/** Gives new events their places at the end of a chain. */
export function link(
  chain: string,
  end: ChainHead,
  events: readonly NewEvent[],
  actor: string | null,
  at: Instant,
): ChainedEvent[] {
  let { length, head } = end;
  return events.map((event) => {
    length += 1;
    const unhashed = { ...event, chain, chainSeq: length, actor, at, previousHash: head };
    const hash = eventHash(unhashed);
    head = hash;
    return { ...unhashed, hash };
  });
}

/** @returns the place of the first event that does not follow from the one before it, or null. */
export function firstBreak(events: readonly ChainedEvent[], start: ChainHead): number | null {
  let { length, head } = start;
  for (const event of events) {
    length += 1;
    if (
      event.chainSeq !== length ||
      !event.previousHash.equals(head) ||
      !eventHash(event).equals(event.hash)
    ) {
      return length;
    }
    head = event.hash;
  }
  return null;
}

export const emptyChain: ChainHead = { length: 0, head: Buffer.alloc(32) };
