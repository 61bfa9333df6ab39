import { v7 } from 'uuid';

/** Makes identifiers: UUID version 7 (RFC 9562), so that rows written together lie together. */
export type NewId = () => string;

export const newId: NewId = () => v7();

/** Identifiers that come out the same for the same seed and clock: for the demonstration data. */
export function seededIds(random: () => number, nowMs: () => number): NewId {
  return () => {
    const bytes = Uint8Array.from({ length: 16 }, () => Math.floor(random() * 256));
    return v7({ msecs: nowMs(), random: bytes, seq: Math.floor(random() * 0x7fffffff) });
  };
}
