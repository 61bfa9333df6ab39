import type { Day, Instant } from '../../../kernel/time.ts';
import type { Text } from './types.ts';

export type Side = 'unit' | 'team';
export type SessionState = 'open' | 'reading' | 'signed';
export type HalfDay = 'morning' | 'afternoon';

export interface ListedSession {
  readonly id: string;
  readonly campaign: Text;
  readonly unit: Text;
  readonly day: Day;
  readonly half: HalfDay;
  readonly state: SessionState;
}

export interface ListedCampaign {
  readonly slug: string;
  readonly name: Text;
  readonly state: 'draft' | 'announced' | 'running' | 'closed';
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly document: string;
  readonly planned: number;
  readonly signed: number;
  readonly manages: boolean;
}

export type Answer =
  | string
  | number
  | readonly string[]
  | readonly Readonly<Record<string, string | number>>[];

export interface Item {
  readonly name: string;
  readonly label: Text;
  readonly kind: string;
  readonly options?: readonly { readonly name: string; readonly label: Text }[];
}

export interface ItemResult {
  readonly item: string;
  readonly label: Text;
  readonly stated: Answer | null;
  readonly found: Answer | null;
  readonly figure: { readonly value: number | 'yes' | 'no' | null; readonly rows: number } | null;
  readonly finding: { readonly code: string; readonly text: Text } | null;
}

export interface Entry {
  readonly id: string;
  readonly item: string;
  readonly side: Side;
  readonly value: Answer | null;
  readonly replaces: readonly string[];
}

export interface SessionView {
  readonly session: {
    readonly id: string;
    readonly state: SessionState;
    readonly place: string;
    readonly beginsAt: Instant;
    readonly attendees: readonly { readonly side: Side; readonly name: string; readonly title: string }[];
  };
  readonly unit: Text;
  readonly campaign: Text;
  readonly day: Day;
  readonly half: HalfDay;
  readonly sides: readonly Side[];
  readonly definition: {
    readonly title: Text;
    readonly sections: readonly {
      readonly name: string;
      readonly label: Text;
      readonly items: readonly Item[];
    }[];
  };
  readonly results: readonly ItemResult[];
  readonly entries: readonly Entry[];
  readonly evidence: readonly {
    readonly id: string;
    readonly item: string | null;
    readonly name: string;
    readonly complete: boolean;
    readonly late: boolean;
  }[];
  readonly difficulties: readonly { readonly id: string; readonly cause: string; readonly text: string }[];
  readonly recommendations: readonly {
    readonly id: string;
    readonly number: number;
    readonly text: string;
    readonly reply: string | null;
  }[];
  /** SHA-256 of the minutes as they are drawn, hexadecimal. */
  readonly minutes: string | null;
  readonly signatures: readonly { readonly side: Side; readonly name: string; readonly signedAt: Instant }[];
  readonly addenda: readonly { readonly number: number; readonly text: string; readonly at: Instant }[];
}

export interface ProvenFigure {
  readonly figure: string;
  readonly value: number | 'yes' | 'no' | null;
  readonly at: Instant;
  readonly query: string;
  readonly rowsSha256: string;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}
