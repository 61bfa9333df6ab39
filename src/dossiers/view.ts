import {
  type Authority,
  type Link,
  loadRegister,
  loadSlice,
  mayDecide,
  type Signer,
  successorOneStops,
  who,
} from '../authority/index.ts';
import { type Deadline, explain } from '../calendar/index.ts';
import { type Component, type ProcedureVersion, versionById } from '../catalogue/index.ts';
import { type SignedIn, worksIn } from '../identity/index.ts';
import type { Database } from '../kernel/database.ts';
import { notFound, Refusal, type Text } from '../kernel/refusal.ts';
import { type Day, dayOf, type Instant } from '../kernel/time.ts';
import type { System } from '../ledger/index.ts';
import { type OneStop, oneStopById, personById, unitNameOn, unitOn } from '../organization/index.ts';
import { deadlineOfDossier } from './clock.ts';
import { type CourseStep, courseOf } from './course.ts';
import { broughtBy } from './filed.ts';
import type { Applicant } from './input.ts';
import { refusals } from './messages.ts';
import { type NationalStatus, nationalStatus } from './national-status.ts';
import { type Action, offersTo, relationTo } from './offers.ts';
import { regimeOn } from './regime.ts';
import { slipSecret } from './secret.ts';
import { isLate, type Outcome, type State } from './state.ts';
import {
  type Decision,
  type DossierRow,
  decisionsOf,
  dossierByCode,
  filesOf,
  partsOf,
  partyOf,
  slipKey,
} from './store.ts';
import { type Consultation, consultationsOf, type UnderWay, underWayOf } from './under-way.ts';

export interface ReceivedComponent extends Omit<Component, 'count'> {
  readonly no: number;
  /** How many are wanted, and how many were received. */
  readonly count: number;
  readonly received: number;
  readonly files: readonly { id: string; name: string; type: string; size: number }[];
}

/** A dossier as its officers see it. */
export interface DossierView {
  readonly code: string;
  readonly procedure: { readonly code: string; readonly name: Text };
  readonly version: ProcedureVersion;
  readonly applicant: Applicant;
  readonly note: string | null;
  readonly state: State;
  readonly outcome: Outcome | null;
  readonly nationalStatus: NationalStatus;
  readonly channel: DossierRow['channel'];
  readonly regime: string | null;
  readonly registerLine: number | null;
  /** Null for what is not received, as is the due moment. */
  readonly receivedAt: Instant | null;
  readonly dueAt: Instant | null;
  /** What the applicant was told last. */
  readonly appointedAt: Instant | null;
  readonly late: boolean;
  readonly oneStop: OneStop;
  readonly unit: { readonly id: string; readonly name: Text };
  readonly assignee: { readonly id: string; readonly name: string } | null;
  readonly components: readonly ReceivedComponent[];
  readonly copies: number;
  readonly receivedBy: string | null;
  readonly underWay: UnderWay;
  /** Slug of the unit that works on it; null when it is not there any more. */
  readonly unitSlug: string | null;
  /** Every opinion that was asked for, oldest first. */
  readonly consultations: readonly Consultation[];
  /** Which of the open ones this person's unit is asked. */
  readonly askedOfMe: readonly string[];
  readonly apologies: Apologies;
  /** The parts of the interlinked dossier that this belongs to, in order; none for a dossier of its own. */
  readonly parts: readonly Part[];
  /** The dossier that leads them; null for a dossier of its own. */
  readonly leadId: string | null;
  readonly deadline: Deadline | null;
  /** How the due moment came about, in sentences; none before reception. */
  readonly duePlain: { readonly vi: readonly string[]; readonly en: readonly string[] };
  readonly course: readonly CourseStep[];
  readonly authority: {
    readonly may: boolean;
    readonly holder: Text | null;
    readonly signers: readonly Signer[];
    readonly signature: readonly string[] | null;
    readonly chain: readonly Link[];
    readonly refusal: Text | null;
  };
  readonly proposal: {
    readonly outcome: Outcome;
    readonly reason: string | null;
    readonly by: string | null;
    readonly at: Instant;
  } | null;
  readonly decision: (Decision & { readonly reason: string | null; readonly at: Instant }) | null;
  /** Every version of the result, oldest first. */
  readonly results: readonly (Decision & { readonly no: number; readonly at: Instant })[];
  /** The slip's second secret; only for counter officers of the one-stop that received it. */
  readonly secret: string | null;
  /** What this person may do now. */
  readonly actions: readonly Action[];
}

/** How often the result was promised anew since the limit last began, and what today's regime says about it. */
export interface Apologies {
  readonly used: number;
  readonly allowed: number;
  /** Working days before the appointment by which the applicant has to be told. */
  readonly noticeDays: number;
}

/** One part of an interlinked dossier, as every office that has a part sees it. */
export interface Part {
  readonly no: number;
  readonly code: string;
  readonly procedure: { readonly code: string; readonly name: Text };
  readonly oneStop: Text;
  readonly state: State;
  readonly dueAt: Instant | null;
  /** The parts that must be granted before this one begins. */
  readonly after: readonly number[];
}

/**
 * A dossier, when it is this person's business.
 * @throws Refusal 404 when there is no such dossier, 403 `not-yours` when it is no business of this person.
 */
export async function lookable({ db, clock }: System, code: string, person: SignedIn) {
  const now = clock.now();
  const dossier = await dossierByCode(db, code);
  if (!dossier) throw notFound({ vi: `hồ sơ ${code}`, en: `dossier ${code}` });
  const oneStop = (await oneStopById(db, dossier.oneStopId))!;
  const version = (await versionById(db, dossier.procedureVersionId))!;
  const question = { procedure: version.code, oneStop: oneStop.slug, at: now, facts: dossier.facts };
  const authority = who(await loadSlice(db, question), question);
  const parts = dossier.leadId ? await partsOf(db, dossier.leadId) : [];
  const counters = [oneStop.id, ...parts.slice(0, 1).map((part) => part.oneStopId)];
  const mayLook =
    concerns(dossier, counters, oneStop, authority, person) ||
    (await inheritedBy(db, dossier, { procedure: version.code, oneStop }, dayOf(now), person));
  if (!mayLook) throw new Refusal(403, 'not-yours', refusals.notYours);
  return { dossier, oneStop, version, authority, parts, counters };
}

/** @throws Refusal as `lookable` does. */
export async function dossierView(system: System, code: string, person: SignedIn): Promise<DossierView> {
  const { db, clock } = system;
  const now = clock.now();
  const { dossier, oneStop, version, authority, parts, counters } = await lookable(system, code, person);
  const [party, files, course, unit, unitName, assignee, decisions, deadline, regime] = await Promise.all([
    partyOf(db, dossier.id),
    filesOf(db, dossier.id),
    courseOf(db, dossier),
    unitOn(db, dossier.unitId, dayOf(now)),
    unitNameOn(db, dossier.unitId, dayOf(now)),
    dossier.assigneeId ? personById(db, dossier.assigneeId) : null,
    decisionsOf(db, dossier.id),
    deadlineOfDossier(db, dossier, version),
    regimeOn(db, dayOf(now)),
  ]);
  const consultations = await consultationsOf(db, course);
  const received = course.find((step) => step.kind === 'dossier.received');
  const brought = broughtBy(course.map((step) => step.event));
  const [first] = course;
  const decision = decisions.at(-1);
  const proposed = course.findLast((step) => step.kind === 'dossier.proposed');
  const decided = course.findLast((step) => step.kind === 'dossier.decided');
  const may = mayDecide(authority, person.personId);
  const relation = relationTo(dossier, person, { may, committeeId: oneStop.unitId, counters });
  return {
    code: dossier.code,
    procedure: { code: version.code, name: version.name },
    version,
    ...party,
    state: dossier.state,
    outcome: dossier.outcome,
    nationalStatus: nationalStatus(dossier),
    channel: dossier.channel,
    regime: dossier.regime,
    registerLine: dossier.registerLine,
    receivedAt: dossier.receivedAt,
    dueAt: dossier.dueAt,
    appointedAt: dossier.appointedAt,
    late: isLate(dossier, now),
    oneStop,
    unit: { id: dossier.unitId, name: unitName ?? { vi: '', en: '' } },
    assignee,
    components: version.components.map((component, index) => ({
      ...component,
      no: index + 1,
      received: brought.find((c) => c.no === index + 1)?.count ?? 0,
      files: files.filter((f) => f.componentNo === index + 1).map(({ componentNo: _, ...file }) => file),
    })),
    copies: first && 'copies' in first.event.data ? first.event.data.copies : 1,
    receivedBy: received?.by ?? null,
    underWay: await underWayOf(db, dossier.standing, course, consultations, now),
    unitSlug: unit?.slug ?? null,
    leadId: dossier.leadId,
    consultations,
    askedOfMe: dossier.standing.consultations
      .filter(({ unitId }) => worksIn(person, unitId))
      .map(({ id }) => id),
    apologies: {
      used: dossier.standing.apologies,
      allowed: regime.apologies,
      noticeDays: regime.apologyDays,
    },
    parts: await Promise.all(parts.map((part) => partView(db, part))),
    deadline,
    duePlain: { vi: plain(deadline, 'vi'), en: plain(deadline, 'en') },
    course,
    authority: {
      may,
      holder: authority.kind === 'standing' ? authority.holder : null,
      signers: authority.kind === 'standing' ? authority.signers : [],
      signature:
        authority.kind === 'standing'
          ? (authority.signers.find((s) => s.personId === person.personId)?.signature ?? null)
          : null,
      chain: authority.chain,
      refusal: authority.kind === 'gap' ? authority.text : null,
    },
    proposal:
      dossier.state === 'proposed' && proposed?.event.kind === 'dossier.proposed'
        ? { outcome: proposed.event.data.outcome, reason: proposed.reason, by: proposed.by, at: proposed.at }
        : null,
    decision: decision && decided ? { ...decision, reason: decided.reason, at: decided.at } : null,
    results: decisions.map((one, index) => ({ ...one, no: index + 1, at: issuedAt(course, one.number) })),
    secret: relation.atCounter ? slipSecret(await slipKey(db), dossier.leadId ?? dossier.id) : null,
    actions: offersTo(relation, dossier),
  };
}

/**
 * Personal data is seen by those who receive, work on, decide or control the dossier, by those to whom it is handed or
 * who are asked about it, and nobody else.
 */
function concerns(
  dossier: DossierRow,
  counters: readonly string[],
  oneStop: OneStop,
  authority: Authority,
  person: SignedIn,
): boolean {
  const { handOver, consultations } = dossier.standing;
  const units = [dossier.unitId, handOver?.to.unitId, ...consultations.map(({ unitId }) => unitId)];
  return (
    person.positions.some((p) => p.oneStop && counters.includes(p.oneStop.id)) ||
    person.positions.some((p) => units.includes(p.unit.id)) ||
    person.positions.some((p) => p.unit.id === oneStop.unitId && p.rank !== 'administrator') ||
    mayDecide(authority, person.personId)
  );
}

/** What an office returned before it ended is looked up at the one-stop that took over from it. */
async function inheritedBy(
  db: Database,
  { state, unitId }: DossierRow,
  { procedure, oneStop }: { procedure: string; oneStop: OneStop },
  on: Day,
  person: SignedIn,
): Promise<boolean> {
  if (state !== 'returned' || (await unitOn(db, unitId, on))) return false;
  const register = await loadRegister(db);
  return successorOneStops(register, { procedure, oneStop: oneStop.slug }, on).some((successor) =>
    person.positions.some((p) => p.oneStop?.slug === successor.oneStop),
  );
}

const plain = (deadline: Deadline | null, lang: keyof Text): readonly string[] =>
  deadline ? explain(deadline, lang) : [];

/** The decision and each correction are events, and each has its number. */
const issuedAt = (course: readonly CourseStep[], number: string): Instant =>
  course.find(
    ({ event }) =>
      (event.kind === 'dossier.decided' || event.kind === 'dossier.corrected') &&
      event.data.number === number,
  )!.at;

async function partView(db: Database, part: DossierRow): Promise<Part> {
  const version = (await versionById(db, part.procedureVersionId))!;
  const oneStop = (await oneStopById(db, part.oneStopId))!;
  return {
    no: part.partNo!,
    code: part.code,
    procedure: { code: version.code, name: version.name },
    oneStop: oneStop.name,
    state: part.state,
    dueAt: part.dueAt,
    after: part.partAfter,
  };
}
