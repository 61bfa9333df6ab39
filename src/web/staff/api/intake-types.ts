import type { Instant } from '../../../kernel/time.ts';
import type { Way } from './basic-types.ts';
import type { Applicant, ComponentRow, State, Text } from './types.ts';

/** What the counter sends and asks when something comes in. */

/** One procedure of an interlinked group: which one-stop takes it, and what it wants. */
export interface GroupPart {
  readonly no: number;
  /** The parts that must be granted before this one begins. */
  readonly after: readonly number[];
  readonly procedure: { readonly code: string; readonly name: Text };
  readonly oneStop: { readonly slug: string; readonly name: Text } | null;
  readonly components: readonly ComponentRow[];
}

export interface Group {
  readonly slug: string;
  readonly name: Text;
  readonly illustrative: boolean;
  readonly parts: readonly GroupPart[];
}

/** A dossier of the same person and procedure that is not at its end. */
export interface Duplicate {
  readonly code: string;
  readonly state: State;
  readonly oneStop: Text;
  readonly receivedAt: Instant | null;
  readonly appointedAt: Instant | null;
}

export interface FiledDossier extends NewDossier {
  readonly channel: Way;
}

export interface NewInterlinked extends Omit<NewDossier, 'procedure' | 'components'> {
  readonly group: string;
  readonly parts: readonly { readonly no: number; readonly components: NewDossier['components'] }[];
}

export interface NewDossier {
  readonly oneStop: string;
  readonly procedure: string;
  readonly applicant: Omit<Applicant, 'birthDate'> & { readonly birthDate?: string };
  readonly components: readonly {
    readonly no: number;
    readonly count: number;
    readonly files: readonly { readonly id: string; readonly name: string }[];
  }[];
  readonly copies: number;
  readonly note?: string;
}
