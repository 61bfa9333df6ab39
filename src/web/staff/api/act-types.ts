import type { Collector, Outcome, StoredFile } from './basic-types.ts';

interface Reasoned {
  readonly reason: string;
}
interface Nothing {
  readonly [none: string]: never;
}

/** Body of each act on a dossier. */
export interface Acts {
  readonly receive: Nothing;
  readonly 'refuse-intake': { readonly reasons: readonly string[] };
  readonly 'ask-at-intake': { readonly items: readonly string[]; readonly ground: string };
  readonly supplement: {
    readonly components: readonly {
      readonly no: number;
      readonly count: number;
      readonly files: readonly Pick<StoredFile, 'id' | 'name'>[];
    }[];
  };
  readonly accept: Nothing;
  readonly decline: Reasoned;
  readonly take: Nothing;
  readonly assign: { readonly personId: string };
  readonly propose: { readonly outcome: Outcome; readonly reason?: string };
  readonly decide: { readonly outcome: Outcome; readonly reason?: string; readonly remedy?: string };
  readonly 'send-back': Reasoned;
  readonly answer: { readonly consultation: string; readonly answer: string };
  readonly 'approve-supplement': { readonly items?: readonly string[]; readonly ground?: string };
  readonly 'decline-supplement': Reasoned;
  readonly 'draft-supplement': { readonly items: readonly string[]; readonly ground: string };
  readonly 'hand-over': { readonly unit: string; readonly personId?: string; readonly note?: string };
  readonly consult: { readonly unit: string; readonly question: string; readonly hours: number };
  readonly 'close-consultation': { readonly consultation: string; readonly reason: string };
  readonly inspect: {
    readonly on: string;
    readonly place: string;
    readonly present: string;
    readonly findings: string;
    readonly files?: readonly string[];
  };
  readonly suspend: { readonly ground: string; readonly paper: string; readonly note?: string };
  readonly resume: { readonly paper?: string };
  readonly apologise: { readonly cause: string; readonly to: string };
  readonly return:
    | { readonly channel: 'counter'; readonly collector: Collector; readonly secret?: string }
    | { readonly channel: 'post' | 'online'; readonly proof: string };
  readonly dispatch: { readonly channel: string; readonly reference: string };
  readonly 'report-undelivered': Reasoned;
  readonly correct: Reasoned;
  readonly stop: Reasoned;
  readonly withdraw: Reasoned;
  readonly close: Nothing;
  readonly reopen: { readonly complaint: string; readonly reason: string };
}
