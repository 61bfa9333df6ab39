import type { Text } from '../kernel/refusal.ts';
import type { Level } from '../organization/index.ts';

/** What is asked on a survey: sections of items, some only where an answer above calls for them. Plain data. */
export interface Definition {
  readonly slug: string;
  readonly title: Text;
  readonly level: Level;
  readonly sections: readonly Section[];
}

export interface Section {
  readonly name: string;
  readonly label: Text;
  readonly relevant: Condition | null;
  readonly items: readonly Item[];
}

interface Asked {
  /** Unique within the checklist: a letter or `_`, then letters, digits, `_`, `-`, `.` (XLSForm). */
  readonly name: string;
  readonly label: Text;
  readonly hint: Text | null;
  readonly required: boolean;
  /** Asked only where it holds. */
  readonly relevant: Condition | null;
  /** The law or model standard that calls for it: `Quyết định 4610/QĐ-UBND, phụ lục II`. */
  readonly source: string | null;
  /** Name of the live figure beside the answer (`src/figures`). */
  readonly figure: string | null;
  readonly score: Score | null;
  /** Whether a photograph or a document goes with the answer. */
  readonly evidence: 'none' | 'welcome' | 'required';
}

export type Item = Asked &
  (
    | { readonly kind: 'yes-no' | 'text' | 'photograph' | 'document' | 'signature' }
    | {
        readonly kind: 'number';
        readonly min: number | null;
        readonly max: number | null;
        readonly whole: boolean;
      }
    /** 0 to 100. */
    | { readonly kind: 'percentage' }
    | { readonly kind: 'choice'; readonly multiple: boolean; readonly options: readonly Option[] }
    | { readonly kind: 'table'; readonly columns: readonly Column[] }
  );
export type ItemKind = Item['kind'];

export interface Option {
  readonly name: string;
  readonly label: Text;
}

export interface Column {
  readonly name: string;
  readonly label: Text;
  readonly kind: 'yes-no' | 'text' | 'number' | 'percentage';
}

/** `weight` points where the condition holds for the answer, none where it does not. */
export interface Score {
  readonly weight: number;
  readonly full: Condition;
}

export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly item: string; readonly is: Comparison; readonly value: string | number }
  /** Whether anything was answered; for a choice of several, whether this one is among them. */
  | { readonly item: string; readonly is: 'answered' }
  | { readonly item: string; readonly is: 'selected'; readonly value: string };
export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';

/**
 * What was answered to one item: `yes`/`no`; a number; the name of an option or several; words; rows of a table by
 * column; the ids of photographs, documents or a signature.
 */
export type Answer =
  | string
  | number
  | readonly string[]
  | readonly Readonly<Record<string, string | number>>[];

/** Answers by the name of the item. What is missing was not answered. */
export type Answers = Readonly<Record<string, Answer>>;

export interface Version {
  readonly id: string;
  readonly slug: string;
  readonly number: number;
  readonly state: 'draft' | 'published' | 'withdrawn';
  readonly definition: Definition;
}
