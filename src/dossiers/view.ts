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
import { explain } from '../calendar/index.ts';
import { type Component, type ProcedureVersion, versionById } from '../catalogue/index.ts';
import { type SignedIn, servesAt, worksIn } from '../identity/index.ts';
import type { Database } from '../kernel/database.ts';
import { notFound, Refusal, type Text } from '../kernel/refusal.ts';
import { type Day, dayOf, type Instant } from '../kernel/time.ts';
import type { System } from '../ledger/index.ts';
import { type OneStop, oneStopById, personById, unitNameOn, unitOn } from '../organization/index.ts';
import { type CourseStep, courseOf } from './course.ts';
import { dueAsReceived } from './due.ts';
import type { Applicant } from './input.ts';
import { refusals } from './messages.ts';
import { type Act, allowed, isLate, type Outcome, type State } from './model.ts';
import { slipSecret } from './secret.ts';
import {
  type Decision,
  type DossierRow,
  decisionOf,
  dossierByCode,
  filesOf,
  partyOf,
  slipKey,
} from './store.ts';

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
  readonly receivedAt: Instant;
  readonly dueAt: Instant;
  readonly late: boolean;
  readonly oneStop: OneStop;
  readonly unit: { readonly id: string; readonly name: Text };
  readonly assignee: { readonly id: string; readonly name: string } | null;
  readonly components: readonly ReceivedComponent[];
  readonly copies: number;
  readonly receivedBy: string | null;
  /** How the due moment came about, in sentences. */
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
  /** The slip's second secret; only for counter officers of the one-stop that received it. */
  readonly secret: string | null;
  /** What this person may do now. */
  readonly actions: readonly Act['kind'][];
}

/**
 * @throws Refusal 404 when there is no such dossier, 403 `not-yours` when it is no business of this person.
 */
export async function dossierView(system: System, code: string, person: SignedIn): Promise<DossierView> {
  const { db, clock } = system;
  const now = clock.now();
  const dossier = await dossierByCode(db, code);
  if (!dossier) throw notFound({ vi: `hồ sơ ${code}`, en: `dossier ${code}` });
  const oneStop = (await oneStopById(db, dossier.oneStopId))!;
  const version = (await versionById(db, dossier.procedureVersionId))!;
  const question = { procedure: version.code, oneStop: oneStop.slug, at: now, facts: dossier.facts };
  const authority = who(await loadSlice(db, question), question);
  const mayLook =
    concerns(dossier, oneStop, authority, person) ||
    (await inheritedBy(db, dossier, { procedure: version.code, oneStop }, dayOf(now), person));
  if (!mayLook) throw new Refusal(403, 'not-yours', refusals.notYours);

  const [party, files, course, unitName, assignee, decision, due] = await Promise.all([
    partyOf(db, dossier.id),
    filesOf(db, dossier.id),
    courseOf(db, dossier),
    unitNameOn(db, dossier.unitId, dayOf(now)),
    dossier.assigneeId ? personById(db, dossier.assigneeId) : null,
    decisionOf(db, dossier.id),
    dueAsReceived(db, dossier, version),
  ]);
  const received = course.find((step) => step.event.kind === 'dossier.received');
  const intake = received?.event.kind === 'dossier.received' ? received.event.data : null;
  const proposed = course.findLast((step) => step.kind === 'dossier.proposed');
  const decided = course.find((step) => step.kind === 'dossier.decided');
  const may = mayDecide(authority, person.personId);
  const atCounter = servesAt(person, oneStop.id);
  return {
    code: dossier.code,
    procedure: { code: version.code, name: version.name },
    version,
    ...party,
    state: dossier.state,
    outcome: dossier.outcome,
    receivedAt: dossier.receivedAt,
    dueAt: dossier.dueAt,
    late: isLate(dossier, now),
    oneStop,
    unit: { id: dossier.unitId, name: unitName ?? { vi: '', en: '' } },
    assignee,
    components: version.components.map((component, index) => ({
      ...component,
      no: index + 1,
      received: intake?.components.find((c) => c.no === index + 1)?.count ?? 0,
      files: files.filter((f) => f.componentNo === index + 1).map(({ componentNo: _, ...file }) => file),
    })),
    copies: intake?.copies ?? 1,
    receivedBy: received?.by ?? null,
    duePlain: { vi: explain(due, 'vi'), en: explain(due, 'en') },
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
    secret: atCounter ? slipSecret(await slipKey(db), dossier.id) : null,
    actions: actionsFor(dossier, { atCounter, inUnit: worksIn(person, dossier.unitId), may }, person),
  };
}

/** Personal data is seen by those who receive, work on, decide or control the dossier, and nobody else. */
function concerns(dossier: DossierRow, oneStop: OneStop, authority: Authority, person: SignedIn): boolean {
  return (
    person.positions.some((p) => p.oneStop?.id === oneStop.id) ||
    person.positions.some((p) => p.unit.id === dossier.unitId) ||
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

function actionsFor(
  dossier: DossierRow,
  { atCounter, inUnit, may }: { atCounter: boolean; inUnit: boolean; may: boolean },
  person: SignedIn,
): Act['kind'][] {
  const byPerson: Record<Act['kind'], boolean> = {
    take: inUnit && dossier.assigneeId !== person.personId,
    propose: inUnit,
    'send-back': may,
    decide: may,
    return: atCounter,
  };
  return (Object.keys(byPerson) as Act['kind'][]).filter(
    (act) => byPerson[act] && allowed[act].includes(dossier.state),
  );
}
