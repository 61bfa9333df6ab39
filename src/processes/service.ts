import { holdRegister, loadRegister, type Register } from '../authority/index.ts';
import type { Queryable } from '../kernel/database.ts';
import { notFound, type Refusal } from '../kernel/refusal.ts';
import { type Day, dayOf } from '../kernel/time.ts';
import type { Command, CommandContext } from '../ledger/index.ts';
import { check, type Facts } from './check.ts';
import { factsOf } from './facts.ts';
import type { Finding } from './finding.ts';
import {
  type ChangedDraft,
  changeSchema,
  draftSchema,
  idSchema,
  idsSchema,
  type NewDraft,
  type Trial,
} from './input.ts';
import { serviceRefusal, unsound } from './messages.ts';
import {
  endProcess,
  insertDraft,
  limitOn,
  lockProcesses,
  notControlled,
  type ProcessVersion,
  publishedBeside,
  setPublished,
  setWithdrawn,
  unknownPlaces,
  updateDraft,
} from './store.ts';

/** Writes a process for each of several places: complete or not, it is kept as it was drawn. */
export const draftProcess: Command<NewDraft, { ids: string[] }> = {
  kind: 'process.draft',
  input: draftSchema,
  async handle({ places, period, steps }, context) {
    const { tx, actor, at, newId, record } = context;
    const [unknown] = await unknownPlaces(tx, places);
    if (unknown) {
      const { procedure, oneStop } = unknown;
      throw notFound({
        vi: `thủ tục ${procedure} ở “${oneStop}”`,
        en: `procedure ${procedure} at “${oneStop}”`,
      });
    }
    await refuseUnlessControlled(
      context,
      places.map(({ oneStop }) => oneStop),
    );
    const writtenBy = actor.kind === 'person' ? actor.personId : null;
    const events = [];
    const ids: string[] = [];
    for (const { procedure, oneStop } of places) {
      const id = newId();
      const place = { procedure, oneStop, on: period.from };
      const no = await insertDraft(tx, { id, ...place, period, steps, writtenBy, writtenAt: at });
      ids.push(id);
      events.push({
        stream: id,
        streamSeq: 1,
        kind: 'process.drafted',
        data: { procedure, oneStop, no, period, steps: steps.length },
      });
    }
    await record('registers', events);
    return { ids };
  },
};

/** Draws a draft anew. */
export const changeProcess: Command<ChangedDraft, { id: string }> = {
  kind: 'process.change',
  input: changeSchema,
  async handle({ id, period, steps }, context) {
    const [process] = await draftsOf(context, [id]);
    await updateDraft(context.tx, { id, period, steps });
    await happened(context, process!, 'process.changed', { period, steps: steps.length });
    return { id };
  },
};

/**
 * Publishes drafts, all of them or none. One that is in force on the first day of a new one ends there; dossiers
 * received under it keep it.
 * @throws Refusal 422 `process-unsound` with every finding, `<n>.steps.<n>` where it is about a step;
 *   409 `period-taken` when another begins on that day or later.
 */
export const publishProcesses: Command<{ ids: string[] }, { published: number }> = {
  kind: 'process.publish',
  input: idsSchema,
  async handle({ ids }, context) {
    const { tx, actor, at, record } = context;
    await holdRegister(tx);
    const drafts = await draftsOf(context, ids);
    const register = await loadRegister(tx);
    const findings = [];
    for (const [index, draft] of drafts.entries()) {
      const { findings: found } = await tryProcess(tx, register, draft, dayOf(at));
      findings.push(...found.map((finding) => ({ ...finding, path: placeOf(draft, finding, index) })));
    }
    if (findings.length > 0) throw unsound(findings);
    const events = [];
    for (const earlier of await publishedBeside(tx, ids)) {
      const draft = drafts.find(({ id }) => id === earlier.beside)!;
      if (earlier.period.from >= draft.period.from)
        throw serviceRefusal.periodTaken(draft, earlier.period.from);
      const period = { from: earlier.period.from, to: draft.period.from };
      await endProcess(tx, earlier.id, period);
      events.push({
        stream: earlier.id,
        streamSeq: earlier.version + 1,
        kind: 'process.ended',
        data: { to: period.to },
      });
    }
    await setPublished(tx, ids, actor.kind === 'person' ? actor.personId : null, at);
    const published = drafts.map(({ id, version, procedure, oneStop, no, period, steps }) => ({
      stream: id,
      streamSeq: version + 1,
      kind: 'process.published',
      data: { procedure, oneStop, no, period, steps },
    }));
    await record('registers', [...events, ...published]);
    return { published: ids.length };
  },
};

/**
 * Gives up a draft, or a published process from today on. Dossiers received under it keep it.
 * @throws Refusal 409 `wrong-state` when it was given up or has ended before.
 */
export const withdrawProcess: Command<{ id: string }, { id: string }> = {
  kind: 'process.withdraw',
  input: idSchema,
  async handle({ id }, context) {
    const { tx, at } = context;
    const [process] = await lockProcesses(tx, [id]);
    if (!process) throw noProcess();
    await refuseUnlessControlled(context, [process.oneStop]);
    const today = dayOf(at);
    const { status, period } = process;
    const over = status === 'published' && period.to !== null && period.to <= today;
    if (status === 'withdrawn' || over) throw serviceRefusal.wrongState();
    if (status === 'published' && period.from < today)
      await endProcess(tx, id, { from: period.from, to: today });
    else await setWithdrawn(tx, id);
    await happened(context, process, 'process.withdrawn', { from: today });
    return { id };
  },
};

export interface Tried {
  readonly findings: readonly Finding[];
  readonly facts: Facts;
}

/**
 * What keeps a process that was only drawn from being published; nothing is written. Checked as of its first day; one
 * whose period began earlier, as of today.
 */
export async function tryProcess(
  db: Queryable,
  register: Register,
  { procedure, oneStop, period, steps }: Trial,
  today: Day,
): Promise<Tried> {
  const place = { procedure, oneStop, on: period.from > today ? period.from : today };
  const facts = factsOf(register, place, await limitOn(db, place));
  return { findings: check(steps, facts), facts };
}

const placeOf = ({ steps }: ProcessVersion, { step }: Finding, index: number): string => {
  const at = steps.findIndex(({ key }) => key === step);
  return at < 0 ? `${index}` : `${index}.steps.${at}`;
};

async function draftsOf(context: CommandContext, ids: readonly string[]): Promise<ProcessVersion[]> {
  const found = await lockProcesses(context.tx, ids);
  const drafts = ids.map((id) => found.find((process) => process.id === id));
  if (!drafts.every((draft) => draft !== undefined)) throw noProcess();
  await refuseUnlessControlled(
    context,
    drafts.map(({ oneStop }) => oneStop),
  );
  if (drafts.some(({ status }) => status !== 'draft')) throw serviceRefusal.wrongState();
  return drafts;
}

async function refuseUnlessControlled({ tx, actor, at }: CommandContext, oneStops: string[]): Promise<void> {
  if (actor.kind === 'system') return;
  const foreign = await notControlled(tx, actor.personId, [...new Set(oneStops)], dayOf(at));
  if (foreign.length > 0) throw serviceRefusal.notControl();
}

const noProcess = (): Refusal => notFound({ vi: 'quy trình này', en: 'process' });

const happened = (
  { record }: CommandContext,
  { id, version }: ProcessVersion,
  kind: string,
  data: object,
): void => record('registers', [{ stream: id, streamSeq: version + 1, kind, data }]);
