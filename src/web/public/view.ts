import type { Day, Instant, Period } from '../../kernel/time.ts';

/**
 * What the public pages show. A route fills one of these models and hands it to `renderPage`; the page asks
 * nobody else. `string` fields that are data (names, addresses, legal texts) are already in the language of
 * the page; moments, days and numbers are raw, and the page writes them the way people do.
 */
export type Page =
  | { readonly kind: 'home'; readonly model: HomeModel }
  | { readonly kind: 'search'; readonly model: SearchModel }
  | { readonly kind: 'procedure'; readonly model: ProcedureModel }
  | { readonly kind: 'procedure-anywhere'; readonly model: ProcedureAnywhereModel }
  | { readonly kind: 'office'; readonly model: OfficePageModel }
  | { readonly kind: 'office-ended'; readonly model: OfficeEndedModel }
  | { readonly kind: 'lookup'; readonly model: LookupModel }
  | { readonly kind: 'status'; readonly model: StatusModel }
  | { readonly kind: 'status-details'; readonly model: StatusDetailsModel }
  | { readonly kind: 'rated'; readonly model: RatedModel }
  | { readonly kind: 'recommendations'; readonly model: RecommendationsModel }
  | { readonly kind: 'problem'; readonly model: ProblemModel };

/** A one-stop in a list. Links to `/co-quan/:slug`. */
export interface OfficeSummary {
  readonly slug: string;
  readonly name: string;
  readonly level: 'district' | 'ward';
  /** Empty when it is not known. */
  readonly address: string;
}

/**
 * Opening hours by ISO weekday, `'1'` Monday to `'7'` Sunday: `{"1": [["08:00", "12:00"]]}`. A weekday left
 * out is closed. It is what the register of offices holds.
 */
export type Hours = Readonly<Record<string, readonly (readonly [open: string, close: string])[]>>;

/** Whether an office is open at the moment of the page. */
export type OpenNow =
  | { readonly kind: 'open'; readonly until: Instant }
  /** `next` null: no opening is known within the calendar. */
  | { readonly kind: 'closed'; readonly next: Instant | null };

/** A one-stop in full. */
export interface OfficeView extends OfficeSummary {
  /** Empty when it is not known. */
  readonly phone: string;
  readonly hours: Hours;
  readonly open: OpenNow;
}

/** A procedure in a list. */
export interface ProcedureItem {
  /** National code: `1.001193`. */
  readonly code: string;
  readonly name: string;
  readonly field: string;
  /** `5 ngày làm việc`. */
  readonly term: string;
  /** With an office the item links to `/tt/:office/:code`, else to `/tt/:code`. */
  readonly office: { readonly slug: string; readonly name: string } | null;
}

/** `/` */
export interface HomeModel {
  readonly today: Day;
  readonly frequent: readonly ProcedureItem[];
  readonly offices: readonly OfficeSummary[];
}

/** `/tim?q=`. An empty `query` lists everything. */
export interface SearchModel {
  readonly query: string;
  readonly items: readonly ProcedureItem[];
  /** How many match in all; more than `items.length` when the list was cut. */
  readonly total: number;
}

export type ComponentKind = 'original' | 'copy' | 'certified-copy' | 'form';
export type Channel = 'counter' | 'post' | 'online';
/** Fields of a procedure whose values may be plausible rather than official. */
export type IllustrativeField = 'term' | 'fee' | 'components' | 'forms' | 'channels' | 'legalBasis';

export interface ComponentItem {
  readonly name: string;
  readonly kind: ComponentKind;
  readonly count: number;
  readonly required: boolean;
}

/** A procedure as published on the day of the page. */
export interface ProcedureView {
  readonly code: string;
  readonly name: string;
  readonly field: string;
  /** `5 ngày làm việc`. */
  readonly term: string;
  /** `amount` in đồng; 0 is free of charge. */
  readonly fee: { readonly amount: number; readonly note: string | null };
  readonly components: readonly ComponentItem[];
  /** `href` null: the form is handed out at the counter. */
  readonly forms: readonly { readonly code: string; readonly name: string; readonly href: string | null }[];
  readonly channels: readonly Channel[];
  readonly result: string;
  readonly legalBasis: readonly { readonly number: string; readonly title: string }[];
  /** Names other than `IllustrativeField` are ignored. */
  readonly illustrative: readonly string[];
}

export type ChainKind = 'law' | 'city-decision' | 'decision' | 'annex-row' | 'position';

/** One link of the chain of documents by which somebody may decide. Persons are not named to the public. */
export interface ChainItem {
  readonly kind: ChainKind;
  /** The whole link in words, with number, date and article where it has them. */
  readonly text: string;
  /** The document's number was invented for the demonstration. */
  readonly illustrative: boolean;
  /** When it holds, the end excluded; null where it has no period of its own. */
  readonly period: Period | null;
}

/** Why a body decides. */
export type Because =
  | {
      readonly kind: 'delegation';
      readonly delegator: string;
      /** Of the decision: `3442/QĐ-UBND`. */
      readonly number: string;
      readonly lastDay: Day | null;
    }
  /** The law with its article and number. */
  | { readonly kind: 'law'; readonly law: string };

/** One kind of case of a procedure whose decider depends on the case. */
export interface CaseView {
  /** As the decision words it; empty for every kind that no decision names; null where it makes no difference. */
  readonly caseType: string | null;
  /** Đồng; `from` included, `to` excluded; null where it makes no difference. */
  readonly value: { readonly from: number; readonly to: number | null } | null;
  /** Null when nobody may decide such a case. */
  readonly decider: string | null;
}

/** Who decides on the day of the page, or why nobody can. */
export type AuthorityView =
  | {
      readonly kind: 'standing';
      /** Title and body: `Trưởng phòng, Phòng Tư pháp quận Ba Đình`. */
      readonly holder: string;
      readonly delegated: boolean;
      readonly because?: Because;
      readonly chain: readonly ChainItem[];
    }
  /** It depends on the case; `reason` says on what. */
  | {
      readonly kind: 'depends';
      readonly reason: string;
      readonly cases: readonly CaseView[];
      readonly chain: readonly ChainItem[];
    }
  | {
      readonly kind: 'gap';
      /** The first broken link, in a sentence. */
      readonly reason: string;
      /** The chain as far as it holds; may be empty. */
      readonly chain: readonly ChainItem[];
    };

/** `/tt/:office/:code`, where the QR code on the wall leads. */
export interface ProcedureModel {
  readonly today: Day;
  readonly procedure: ProcedureView;
  readonly office: OfficeView;
  readonly authority: AuthorityView;
  /** Address of the poster as PDF, in full from `/`; null when there is none. */
  readonly posterHref: string | null;
}

/** `/tt/:office/:code` and `/co-quan/:office` of a one-stop that is not there any more. */
export interface OfficeEndedModel {
  readonly today: Day;
  readonly office: { readonly slug: string; readonly name: string };
  /** The first day on which it was not there. */
  readonly endedOn: Day;
  /** Number and title of the document that ended it; null when it is not known. */
  readonly document: string | null;
  /** Null on the page of the one-stop itself. */
  readonly procedure: { readonly code: string; readonly name: string } | null;
  readonly successors: readonly OfficeSummary[];
}

/** `/tt/:code` */
export interface ProcedureAnywhereModel {
  readonly today: Day;
  readonly procedure: ProcedureView;
  /** The one-stops that receive it, each linking to `/tt/:office/:code`. */
  readonly offices: readonly OfficeSummary[];
}

/** One line of the procedures posted at an office. */
export interface PostedProcedure {
  readonly code: string;
  readonly name: string;
  readonly field: string;
  readonly term: string;
  /** Who decides today; null when nobody can. */
  readonly decider: string | null;
  readonly delegated: boolean;
}

/** `/co-quan/:office` */
export interface OfficePageModel {
  readonly today: Day;
  readonly office: OfficeView;
  /** In the order in which they are posted; the page groups neighbours of one field. */
  readonly procedures: readonly PostedProcedure[];
  /** Address of the posting list as PDF; null when there is none. */
  readonly postingHref: string | null;
}

/** `/ho-so` without a code, or with one that cannot be a dossier code: what was typed is kept. */
export interface LookupModel {
  readonly code: string;
  /** `none` before anything was asked. */
  readonly error: 'none' | 'empty' | 'malformed' | 'not-found';
}

/**
 * Where a dossier stands, in the citizen's eyes.
 * received: taken in, not yet with a specialist · in-progress: being examined · awaiting-decision: examined,
 * waiting for the decision or the signature · supplement: the applicant must add papers · stopped: the clock
 * is stopped for another reason · withdrawn: by the applicant · ready: granted, to be collected · rejected:
 * not granted, the reasons to be collected · returned: result handed over.
 */
export type PublicState =
  /** Sent in, not received yet. */
  | 'filed'
  /** A part of an interlinked dossier whose turn has not come. */
  | 'waiting'
  /** Not received, with the reasons. */
  | 'refused'
  | 'received'
  | 'in-progress'
  | 'awaiting-decision'
  | 'supplement'
  /** The limit stands still by a paper. */
  | 'suspended'
  | 'stopped'
  | 'withdrawn'
  | 'ready'
  | 'rejected'
  | 'returned';

/**
 * Against the due moment: open and in time, open with a day or less left, open and past due, finished in
 * time, finished late; none where no due moment counts (stopped, withdrawn).
 */
export type Timeliness = 'in-time' | 'due-soon' | 'overdue' | 'finished-in-time' | 'finished-late' | 'none';

export type CourseKind =
  | 'received'
  | 'forwarded'
  | 'accepted'
  | 'assigned'
  | 'examined'
  | 'supplement-asked'
  | 'supplement-received'
  | 'submitted'
  | 'approved'
  | 'rejected'
  | 'signed'
  | 'issued'
  | 'sent-back'
  | 'apologised'
  | 'due-changed'
  | 'stopped'
  | 'resumed'
  | 'withdrawn'
  | 'ready'
  | 'returned'
  | 'transferred'
  | 'filed'
  | 'linked'
  | 'refused'
  | 'consulted'
  | 'answered'
  | 'inspected'
  | 'suspended'
  | 'corrected'
  | 'dispatched'
  | 'undelivered'
  | 'closed'
  | 'reopened'
  | 'rated';

/** One thing that happened to the dossier. No names of persons. */
export interface CourseItem {
  readonly at: Instant;
  readonly kind: CourseKind;
  /** The body where it happened. */
  readonly unit: string;
  /** The reason or what changed, where the citizen may read it without the second secret. */
  readonly note: string | null;
}

/** One part of an interlinked dossier, as everybody may see it. */
export interface StatusPart {
  readonly code: string;
  readonly procedure: string;
  readonly office: string;
  readonly state: PublicState;
  /** Null while no limit runs. */
  readonly dueAt: Instant | null;
}

/** `/ho-so/:code`: nothing personal on it. */
export interface StatusModel {
  readonly now: Instant;
  readonly code: string;
  readonly procedure: { readonly code: string; readonly name: string };
  /** The one-stop that received it and returns the result. */
  readonly office: OfficeView;
  /** The body that has it now; null when finished. */
  readonly holder: string | null;
  readonly state: PublicState;
  /** Null before reception. */
  readonly receivedAt: Instant | null;
  /** The current due moment; null while none is running. */
  readonly dueAt: Instant | null;
  /** The moment first promised, when it differs from `dueAt`. */
  readonly originalDueAt: Instant | null;
  /** How the due moment came about, in sentences of the page's language; empty while none is running. */
  readonly dueExplained: readonly string[];
  readonly timeliness: Timeliness;
  readonly returnedAt: Instant | null;
  /** Of an interlinked dossier, in order; none for a dossier of its own. */
  readonly parts: readonly StatusPart[];
  /** Oldest first. */
  readonly course: readonly CourseItem[];
  /** Why the details did not open after a POST; null on a GET. */
  readonly unlockError: 'empty' | 'wrong' | 'too-many' | null;
}

/** What the second secret opens, on top of the status. */
export interface StatusDetailsModel extends StatusModel {
  readonly applicant: {
    readonly name: string;
    /** Null: not given. */
    readonly phone: string | null;
    readonly address: string | null;
    /** For whom it was filed, when that is another person. */
    readonly onBehalfOf: string | null;
  };
  readonly components: readonly ComponentItem[];
  readonly results: readonly ResultFile[];
  readonly rating: RatingView;
}

export interface ResultFile {
  readonly name: string;
  /** Number of the result document: `123/GXN-UBND`; null before it is issued. */
  readonly number: string | null;
  readonly issuedOn: Day | null;
  /** Link that needs nothing further typed; the route puts what proves the secret into it. */
  readonly href: string;
  readonly bytes: number;
}

export type RatingView =
  /** Before the result is there to collect. */
  | { readonly kind: 'not-yet' }
  | {
      readonly kind: 'open';
      /** Hidden inputs that prove the secret and carry the idempotency key. */
      readonly hidden: readonly { readonly name: string; readonly value: string }[];
      /** What was posted, kept; score null before a choice. */
      readonly score: number | null;
      readonly comment: string;
      readonly errors: readonly RatingError[];
    }
  | { readonly kind: 'given'; readonly score: number; readonly comment: string; readonly at: Instant };

export type RatingError = 'score-missing' | 'comment-too-long';

/** After POST `/ho-so/:code/danh-gia` (`score` 1–5, `comment`). */
export interface RatedModel {
  readonly code: string;
  readonly score: number;
}

/** What a unit asked for on a survey; its words are as they were taken down. */
export interface PublicRecommendation {
  readonly number: number;
  readonly unit: string;
  readonly alsoAsked: readonly string[];
  readonly text: string;
  readonly state: 'raised' | 'answered' | 'carried' | 'replied' | 'verified';
  readonly late: boolean;
  readonly owner: string | null;
  readonly dueAt: Instant | null;
  readonly raisedAt: Instant;
  readonly reply: string | null;
  readonly basis: string | null;
}

/** `/kien-nghi`. */
export interface RecommendationsModel {
  readonly entries: readonly PublicRecommendation[];
}

/** A page instead of the one asked for. */
export interface ProblemModel {
  readonly status: 400 | 403 | 404 | 405 | 409 | 413 | 429 | 500 | 503;
  /** A refusal's own title and remedy, in place of the general words; null for those. */
  readonly title: string | null;
  readonly mend: string | null;
  /** To quote when asking for help; null when there is none. */
  readonly requestId: string | null;
  /** Seconds until it is worth trying again (429, 503); null when unknown. */
  readonly retryAfter: number | null;
}
