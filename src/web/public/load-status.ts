import { who } from '../../authority/index.ts';
import { explain } from '../../calendar/index.ts';
import { type ProcedureVersion, versionById } from '../../catalogue/index.ts';
import {
  broughtBy,
  type CourseStep,
  courseOf,
  type DossierRow,
  deadlineOfDossier,
  decisionsOf,
  dossierByCode,
  type EventKind,
  isLate,
  partsOf,
  partyOf,
  resultPass,
  type State,
  slipKey,
} from '../../dossiers/index.ts';
import { ratingOf } from '../../feedback/index.ts';
import type { Queryable } from '../../kernel/database.ts';
import { addMinutes, dayOf, epochMs, formatInstant, type Instant } from '../../kernel/time.ts';
import { type OneStop, oneStopById } from '../../organization/index.ts';
import type { Lang } from '../messages/lang.ts';
import { officeView, type Sources } from './load.ts';
import { holdsUntil } from './status-pages.ts';
import type {
  CourseItem,
  CourseKind,
  PublicState,
  RatingError,
  RatingView,
  ResultFile,
  StatusDetailsModel,
  StatusModel,
  StatusPart,
  Timeliness,
} from './view.ts';

interface Found {
  readonly dossier: DossierRow;
  readonly oneStop: OneStop;
  readonly version: ProcedureVersion;
  readonly course: readonly CourseStep[];
}

/** What was posted with a rating that could not be taken. */
export interface RatingDraft {
  readonly score: number | null;
  readonly comment: string;
  readonly errors: readonly RatingError[];
}

/** For this long the link to the result works after the secret was typed. */
const RESULT_LINK_MS = 30 * 60_000;

async function find({ system: { db } }: Sources, code: string): Promise<Found | null> {
  const dossier = await dossierByCode(db, code);
  if (!dossier) return null;
  const [oneStop, version, course] = await Promise.all([
    oneStopById(db, dossier.oneStopId),
    versionById(db, dossier.procedureVersionId),
    courseOf(db, dossier),
  ]);
  return { dossier, oneStop: oneStop!, version: version!, course };
}

/** Where a dossier stands, without anything personal: not the name, not what was decided. */
export async function loadStatus(
  sources: Sources,
  lang: Lang,
  code: string,
  unlockError: StatusModel['unlockError'] = null,
): Promise<StatusModel | null> {
  const found = await find(sources, code);
  return found && statusModel(sources, lang, found, unlockError, false);
}

/** The same, with the moment until which time alone changes nothing of it. */
export async function loadLastingStatus(
  sources: Sources,
  lang: Lang,
  code: string,
): Promise<{ model: StatusModel; until: Instant } | null> {
  const found = await find(sources, code);
  if (!found) return null;
  const model = await statusModel(sources, lang, found, null, false);
  return { model, until: holdsUntil(model, found.dossier.dueAt) };
}

/** The status with what only the holder of the slip may see. The caller has checked the secret. */
export async function loadStatusDetails(
  sources: Sources,
  lang: Lang,
  code: string,
  secret: string,
  draft: RatingDraft | null,
): Promise<StatusDetailsModel | null> {
  const { db, clock, newId } = sources.system;
  const found = await find(sources, code);
  if (!found) return null;
  const { dossier, version, course } = found;
  const [{ applicant }, decisions, rated, key] = await Promise.all([
    partyOf(db, dossier.id),
    decisionsOf(db, dossier.id),
    ratingOf(db, dossier.id),
    slipKey(db),
  ]);
  const received = broughtBy(course.map((step) => step.event));
  const decision = decisions.at(-1);
  const results: ResultFile[] = [];
  if (decision && dossier.decidedAt) {
    const [blob] = await db<
      { size: number }[]
    >`SELECT size FROM blob WHERE sha256 = ${decision.resultSha256}`;
    const pass = resultPass(key, dossier.id, epochMs(clock.now()) + RESULT_LINK_MS);
    results.push({
      name: version.result.name[lang],
      number: decision.number,
      issuedOn: dayOf(dossier.decidedAt),
      href: `/ho-so/${encodeURIComponent(code)}/ket-qua.pdf?v=${pass}`,
      bytes: blob?.size ?? 0,
    });
  }
  return {
    ...(await statusModel(sources, lang, found, null, true)),
    applicant: {
      name: applicant.fullName,
      phone: applicant.phone,
      address: applicant.address,
      onBehalfOf: null,
    },
    components: version.components.flatMap((component, index) => {
      const count = received.find((c) => c.no === index + 1)?.count ?? 0;
      return count > 0 ? [{ ...component, name: component.name[lang], count }] : [];
    }),
    results,
    rating: ratingView(dossier, rated, secret, draft, newId()),
  };
}

function ratingView(
  dossier: DossierRow,
  rated: Awaited<ReturnType<typeof ratingOf>>,
  secret: string,
  draft: RatingDraft | null,
  key: string,
): RatingView {
  if (rated) return { kind: 'given', score: rated.score, comment: rated.comment ?? '', at: rated.at };
  if (dossier.state !== 'returned') return { kind: 'not-yet' };
  return {
    kind: 'open',
    hidden: [
      { name: 'secret', value: secret },
      { name: 'key', value: key },
    ],
    score: draft?.score ?? null,
    comment: draft?.comment ?? '',
    errors: draft?.errors ?? [],
  };
}

async function statusModel(
  sources: Sources,
  lang: Lang,
  { dossier, oneStop, version, course }: Found,
  unlockError: StatusModel['unlockError'],
  personal: boolean,
): Promise<StatusModel> {
  const { db, clock } = sources.system;
  const now = clock.now();
  const [deadline, office, holder, parts] = await Promise.all([
    deadlineOfDossier(db, dossier, version),
    officeView(sources, oneStop, lang),
    holderOf(sources, { dossier, oneStop, version, course }, lang),
    partsView(db, dossier, lang, personal),
  ]);
  const runs = deadline?.state === 'running' ? deadline : null;
  return {
    now,
    code: dossier.code,
    procedure: { code: version.code, name: version.name[lang] },
    office,
    holder,
    state: publicState(dossier, personal),
    receivedAt: dossier.receivedAt,
    dueAt: runs?.current ?? null,
    originalDueAt: runs && runs.original !== runs.current ? runs.original : null,
    dueExplained: deadline ? explain(deadline, lang) : [],
    timeliness: timeliness(dossier, now),
    returnedAt: dossier.returnedAt,
    parts,
    course: course.map((step) => courseItem(step, lang, personal)).filter((item) => item !== null),
    unlockError,
  };
}

const finished: readonly State[] = ['returned', 'closed', 'refused', 'withdrawn', 'stopped'];
const running: readonly State[] = ['received', 'processing', 'proposed'];
const atTheCounter: readonly State[] = ['filed', 'decided'];

/** Every part is on the page of each: one dossier, whichever code was typed. */
async function partsView(
  db: Queryable,
  { leadId }: DossierRow,
  lang: Lang,
  personal: boolean,
): Promise<StatusPart[]> {
  if (!leadId) return [];
  return Promise.all(
    (await partsOf(db, leadId)).map(async (part) => ({
      code: part.code,
      procedure: (await versionById(db, part.procedureVersionId))!.name[lang],
      office: (await oneStopById(db, part.oneStopId))!.name[lang],
      state: publicState(part, personal),
      dueAt: running.includes(part.state) ? part.appointedAt : null,
    })),
  );
}

/** The body that has the dossier now. */
async function holderOf(
  { registers, system }: Sources,
  { dossier, oneStop, version, course }: Found,
  lang: Lang,
): Promise<string | null> {
  if (finished.includes(dossier.state)) return null;
  if (atTheCounter.includes(dossier.state)) return oneStop.name[lang];
  const unit = course.find((step) => step.place === 'unit')?.unit ?? null;
  const register = await registers.on(dayOf(system.clock.now()));
  if (dossier.state === 'proposed') {
    const authority = who(register.register, {
      procedure: version.code,
      oneStop: oneStop.slug,
      at: register.on,
      facts: dossier.facts,
    });
    if (authority.kind === 'standing') return authority.holder[lang];
  }
  return (register.units.get(dossier.unitId)?.name ?? unit ?? oneStop.unitName)[lang];
}

function publicState(dossier: DossierRow, personal: boolean): PublicState {
  switch (dossier.state) {
    case 'received':
    case 'filed':
    case 'waiting':
    case 'refused':
    case 'withdrawn':
    case 'stopped':
      return dossier.state;
    case 'supplementing':
      return 'supplement';
    case 'suspended':
      return 'suspended';
    case 'processing':
      return 'in-progress';
    case 'proposed':
      return 'awaiting-decision';
    case 'decided':
      return personal && dossier.outcome === 'refuse' ? 'rejected' : 'ready';
    case 'returned':
    case 'closed':
      return 'returned';
  }
}

function timeliness(dossier: DossierRow, now: Instant): Timeliness {
  if (dossier.decidedAt) return isLate(dossier, now) ? 'finished-late' : 'finished-in-time';
  if (dossier.dueAt === null || !running.includes(dossier.state)) return 'none';
  if (isLate(dossier, now)) return 'overdue';
  return addMinutes(now, 24 * 60) >= dossier.dueAt ? 'due-soon' : 'in-time';
}

/** What the public is told of; what goes on inside the office is not the citizen's to follow. */
const courseKinds: Partial<Record<EventKind, CourseKind>> = {
  'dossier.filed': 'filed',
  'dossier.linked': 'linked',
  'dossier.received': 'received',
  'dossier.intake-refused': 'refused',
  'dossier.supplement-asked': 'supplement-asked',
  'dossier.supplemented': 'supplement-received',
  'dossier.taken': 'accepted',
  'dossier.assigned': 'accepted',
  'dossier.accepted': 'forwarded',
  'dossier.consulted': 'consulted',
  'dossier.answered': 'answered',
  'dossier.inspected': 'inspected',
  'dossier.proposed': 'submitted',
  'dossier.sent-back': 'sent-back',
  'dossier.suspended': 'suspended',
  'dossier.resumed': 'resumed',
  'dossier.apologised': 'apologised',
  'dossier.decided': 'ready',
  'dossier.corrected': 'corrected',
  'dossier.withdrawn': 'withdrawn',
  'dossier.stopped': 'stopped',
  'dossier.dispatched': 'dispatched',
  'dossier.delivery-failed': 'undelivered',
  'dossier.returned': 'returned',
  'dossier.closed': 'closed',
  'dossier.reopened': 'reopened',
  'dossier.redated': 'due-changed',
  'dossier.transferred': 'transferred',
};

function courseItem(step: CourseStep, lang: Lang, personal: boolean): CourseItem | null {
  const kind = courseKinds[step.kind];
  if (!kind) return null;
  const refused = step.event.kind === 'dossier.decided' && step.event.data.outcome === 'refuse';
  const decided = step.kind === 'dossier.decided' && personal;
  return {
    at: step.at,
    kind: decided ? (refused ? 'rejected' : 'approved') : kind,
    unit: step.unit?.[lang] ?? '',
    note: noteOf(step, lang, personal),
  };
}

/** What the citizen may read without the secret: new dates and the office that goes on, nothing of the case. */
function noteOf({ event, kind, reason, text }: CourseStep, lang: Lang, personal: boolean): string | null {
  switch (event.kind) {
    case 'dossier.transferred':
      return text[lang];
    case 'dossier.apologised':
      return formatInstant(event.data.to);
    case 'dossier.redated':
      return `${formatInstant(event.data.to)}. ${event.data.change}`;
    case 'dossier.supplement-asked':
      return personal ? event.data.items.map((item, index) => `${index + 1}. ${item}`).join('\n') : null;
    case 'dossier.dispatched':
      return personal ? event.data.reference : null;
    default:
      return personal && kind !== 'dossier.taken' ? reason : null;
  }
}
