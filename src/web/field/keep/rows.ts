import type { Definition } from '../../../checklists/index.ts';
import type { AnswerEntry, Cause, HalfDay, SessionState } from '../../../surveys/index.ts';

/** A session as it is announced: whom the group visits, when. */
export interface Announced {
  readonly id: string;
  /** The campaign's slug. */
  readonly campaign: string;
  /** The name of whom the group visits. */
  readonly unit: { readonly vi: string; readonly en: string };
  readonly day: string;
  readonly half: HalfDay;
}

/** A session on this device: everything that is needed to go on without a network. */
export interface SavedSession extends Announced {
  readonly state: SessionState;
  readonly definition: Definition;
  /** What the system counts, by the item that it stands beside. */
  readonly figures: Readonly<Record<string, LiveValue>>;
}

export interface LiveValue {
  readonly label: { readonly vi: string; readonly en: string };
  readonly value: number | 'yes' | 'no' | null;
}

/** How far something has come that began on this device. */
export type Sending =
  /** On the device, durably; on no server yet. */
  | { readonly state: 'saved' }
  | { readonly state: 'sent' }
  /** Reached the server after the minutes were signed; kept there for an addendum. */
  | { readonly state: 'late' }
  /** The server will not have it, for this reason; it stays on the device. */
  | { readonly state: 'refused'; readonly why: string };

interface Made {
  readonly session: string;
  readonly sending: Sending;
}

export interface KeptEntry extends Made {
  readonly entry: AnswerEntry;
}

export type NoteKind = 'difficulty' | 'recommendation';
export interface KeptNote extends Made {
  readonly kind: NoteKind;
  readonly cause: Cause;
  readonly text: string;
  /** Of a recommendation: may be shown to everybody. */
  readonly public: boolean;
}

export interface Spot {
  readonly latitude: number;
  readonly longitude: number;
  readonly accuracyM: number;
}

/** A photograph or document of this device; its bytes are kept beside. */
export interface KeptFile extends Made {
  readonly item: string | null;
  readonly kind: 'photograph' | 'document';
  readonly name: string;
  readonly type: string;
  readonly size: number;
  /** Hexadecimal, of the bytes. */
  readonly sha256: string;
  readonly takenAt: string;
  readonly place: Spot | null;
}

export interface Settings {
  readonly device: string;
  /** Whoever signed in last on this device. */
  readonly person: { readonly id: string; readonly name: string } | null;
}

/** What the device keeps, by kind; each row under an id. */
export interface Rows {
  sessions: SavedSession;
  /** What the server has for a session, of everybody; under the session's id. */
  theirs: readonly AnswerEntry[];
  entries: KeptEntry;
  notes: KeptNote;
  files: KeptFile;
  settings: Settings;
}
export type Kind = keyof Rows;
export const kinds = [
  'sessions',
  'theirs',
  'entries',
  'notes',
  'files',
  'settings',
] as const satisfies Kind[];

/** One row put or, without a row, taken away. */
export type Change =
  | { [K in Kind]: { readonly kind: K; readonly id: string; readonly row: Rows[K] | null } }[Kind]
  | { readonly kind: 'bytes'; readonly id: string; readonly row: Uint8Array<ArrayBuffer> | null };

/** Where rows are kept. Changes that are written together are there together, or not at all. */
export interface Depot {
  all<K extends Kind>(kind: K): Promise<ReadonlyMap<string, Rows[K]>>;
  bytes(id: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Resolves when they would survive the telephone being killed. @throws what stood in the way; then nothing was kept. */
  write(changes: readonly Change[]): Promise<void>;
}
