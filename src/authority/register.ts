import { z } from 'zod';
import { daySchema, periodSchema, slugSchema, textSchema } from '../kernel/schemas.ts';
import type { Period } from '../kernel/time.ts';
import { holds, type When } from './stretch.ts';

/**
 * The register of authority: everything that bears on who may decide, over all time. The database holds it in
 * tables; a file holds it as JSON of this very shape, so that the same rules run with and without a server.
 *
 * Units, one-stops and documents are named by slug, procedures by national code. Persons, positions and
 * territories carry keys without meaning: codes of territories live on under other names.
 */

export const levels = ['ward', 'district', 'city'] as const;
const level = z.enum(levels);
/** Keys that only have to be equal or different. */
const key = z.string().min(1);
/** A procedure's national code, such as `1.001193`. */
const code = z.string().min(1);

const unit = z.object({
  unit: slugSchema,
  kind: z.enum(['committee', 'division', 'office']),
  level,
  name: textSchema,
  headTitle: textSchema,
  parent: slugSchema.nullable(),
  territory: key,
  period: periodSchema,
});

const oneStop = z.object({
  oneStop: slugSchema,
  /** The committee whose one-stop it is. */
  unit: slugSchema,
  level,
  name: textSchema,
  period: periodSchema,
});

const procedure = z.object({
  procedure: code,
  /** Which version of its text; a posting shows one of them. */
  version: key,
  name: textSchema,
  field: textSchema,
  levels: z.array(level),
  period: periodSchema,
});

/** A procedure is received at a one-stop and worked on by a unit. */
const route = z.object({ procedure: code, oneStop: slugSchema, unit: slugSchema, period: periodSchema });

/** Who decides by law, before any delegation. */
const competence = z.object({
  procedure: code,
  level,
  holder: z.enum(['committee', 'chairperson', 'division']),
  division: slugSchema.nullable(),
  document: slugSchema,
  article: z.string().nullable(),
  period: periodSchema,
});

const document = z.object({
  document: slugSchema,
  number: z.string().min(1),
  kind: z.enum(['law', 'decree', 'circular', 'resolution', 'decision']),
  title: textSchema,
  issuer: z.string(),
  signer: z.string().nullable(),
  issuedOn: daySchema,
  /** A number invented for a demonstration. */
  illustrative: z.boolean(),
  /** When it is in force; more than one period when it was suspended in between. */
  inForce: z.array(periodSchema),
  restsOn: z.array(slugSchema),
});

/** What one document does to another. */
const effect = z.object({
  document: slugSchema,
  effect: z.enum(['amends', 'replaces', 'repeals', 'suspends', 'extends']),
  on: slugSchema,
  from: daySchema,
  /** With `replaces`: what rests on the old document rests on the new one from then on (transitional clause). */
  carriesOver: z.boolean().default(false),
});

/** When a row of an annex applies; null where it makes no difference. */
const conditions = z.object({
  /** Kind of case, in the decision's own words: `có yếu tố nước ngoài`. */
  caseType: z.string().min(1).nullable(),
  /** Đồng; from inclusive, to exclusive, null where there is no limit. */
  value: z.object({ from: z.int().nonnegative().nullable(), to: z.int().positive().nullable() }).nullable(),
});

/** One row of a delegation decision's annex: one procedure, one delegate, one territory. */
const row = z.object({
  document: slugSchema,
  annex: z.string().min(1),
  no: z.int().positive(),
  procedure: code,
  delegator: slugSchema,
  delegate: slugSchema,
  /** Only the holder of this position, not the delegate's head. */
  position: key.nullable(),
  territory: key,
  conditions,
  /** What the delegate owes the delegator, in the decision's words. */
  reporting: z.string().nullable(),
  /** The delegate's own time limit, in the decision's words. */
  term: z.string().nullable(),
  /** When it holds; more than one period when it was suspended in between, none when it never came to hold. */
  periods: z.array(periodSchema),
});

const position = z.object({
  position: key,
  unit: slugSchema,
  /** Of staff at a one-stop. */
  oneStop: slugSchema.nullable(),
  rank: z.enum(['head', 'deputy', 'specialist', 'counter-officer', 'procedure-control', 'administrator']),
  title: textSchema,
  period: periodSchema,
});

/** Who holds a position; one at a time. */
const assignment = z.object({ position: key, person: key, name: z.string().min(1), period: periodSchema });

/**
 * Somebody signs for the head of a unit during a period; not a delegation. `KT.` a deputy for the head, `TL.` the
 * head of a unit below by order, `TUQ.` the same by special mandate, `Q.` the acting head (Decree 30/2020/NĐ-CP
 * art. 13).
 */
const substitution = z.object({
  unit: slugSchema,
  /** The position of the one who signs. */
  position: key,
  form: z.enum(['KT', 'TL', 'TUQ', 'Q']),
  document: slugSchema.nullable(),
  period: periodSchema,
});

/** A procedure on the wall of a one-stop (niêm yết). */
const posting = z.object({
  oneStop: slugSchema,
  version: key,
  postedAt: z.iso.datetime(),
  /** What the posting said of who decides: `fingerprint` of the answer on that day. */
  fingerprint: z.string().nullable(),
});

const training = z.object({ person: key, procedure: code, on: daySchema });

/** What becomes of a unit that ends. Without a field: of everything that no other line names. */
const succession = z.object({
  unit: slugSchema,
  successor: slugSchema,
  field: z.string().nullable(),
  on: daySchema,
  document: slugSchema,
});

export const registerSchema = z.object({
  units: z.array(unit),
  oneStops: z.array(oneStop),
  procedures: z.array(procedure),
  routes: z.array(route),
  competences: z.array(competence),
  documents: z.array(document),
  effects: z.array(effect).default([]),
  rows: z.array(row),
  positions: z.array(position),
  assignments: z.array(assignment),
  substitutions: z.array(substitution).default([]),
  postings: z.array(posting).default([]),
  trainings: z.array(training).default([]),
  successions: z.array(succession).default([]),
});

export type Register = z.infer<typeof registerSchema>;
export type Level = (typeof levels)[number];
export type UnitEntry = Register['units'][number];
export type OneStopEntry = Register['oneStops'][number];
export type ProcedureEntry = Register['procedures'][number];
export type RouteEntry = Register['routes'][number];
export type Competence = Register['competences'][number];
export type DocumentEntry = Register['documents'][number];
export type Effect = Register['effects'][number];
export type Row = Register['rows'][number];
export type PositionEntry = Register['positions'][number];
export type Assignment = Register['assignments'][number];
export type Substitution = Register['substitutions'][number];
export type PostingEntry = Register['postings'][number];
export type Succession = Register['successions'][number];

export const emptyRegister: Register = registerSchema.parse({
  units: [],
  oneStops: [],
  procedures: [],
  routes: [],
  competences: [],
  documents: [],
  rows: [],
  positions: [],
  assignments: [],
});

/** What makes a row of an annex the same row: one decision, one annex, one number, one delegate. */
export const rowKey = (r: Pick<Row, 'document' | 'annex' | 'no' | 'delegate'>): string =>
  `${r.document} ${r.annex}/${r.no} ${r.delegate}`;

/** The period that holds a day, if any does. */
export const periodOn = (periods: readonly Period[], on: When): Period | undefined =>
  periods.find((period) => holds(on, period));

/** The entry of a timeline that holds on a day. */
export const entryOn = <T extends { period: Period }>(
  entries: readonly T[] | undefined,
  on: When,
): T | undefined => entries?.find((entry) => holds(on, entry.period));
