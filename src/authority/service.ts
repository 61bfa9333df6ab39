import { hasBlobs } from '../documents/index.ts';
import type { Transaction } from '../kernel/database.ts';
import { notFound, Refusal } from '../kernel/refusal.ts';
import { dayOf } from '../kernel/time.ts';
import type { Command, CommandContext } from '../ledger/index.ts';
import { oneStopBySlug, positionsOf } from '../organization/index.ts';
import { applyChanges } from './apply.ts';
import type { Change } from './change.ts';
import {
  type Changes,
  type Competences,
  changesSchema,
  competencesSchema,
  type Posting,
  postingSchema,
  type Scan,
  scanSchema,
  type Training,
  trainingSchema,
} from './input.ts';
import { holdRegister, loadRegister, lockRegister } from './load.ts';
import { serviceRefusal } from './messages.ts';
import type { Register } from './register.ts';
import { saveDifference } from './save.ts';
import { loadSlice } from './slice.ts';
import { insertCompetence, insertPosting, insertTraining, setScan } from './store.ts';
import { fingerprint, who } from './who.ts';

/** Enters who decides by law. */
export const registerCompetences: Command<Competences, { competences: number }> = {
  kind: 'authority.register-competences',
  input: competencesSchema,
  async handle({ competences }, { tx, newId, record }) {
    const events = [];
    for (const competence of competences) {
      const id = newId();
      await insertCompetence(tx, id, competence);
      events.push({ stream: id, streamSeq: 1, kind: 'authority.competence-registered', data: competence });
    }
    record('registers', events);
    return { competences: competences.length };
  },
};

/**
 * Changes the register as documents say: the one way in which delegations come, change and end. All of it, or
 * nothing. The rule works on the whole register in memory, the same as a what-if; the store writes what differs.
 */
export const changeRegister: Command<Changes, { changes: number }> = {
  kind: 'authority.change',
  input: changesSchema,
  async handle({ changes }, context) {
    await makeChanges(context, () => changes);
    return { changes: changes.length };
  },
};

/**
 * For commands that change the register as a part of what they do.
 * @param choose the changes, seeing the register that they will be made to; nobody else changes it meanwhile.
 */
export async function makeChanges(
  { tx, newId, record }: CommandContext,
  choose: (before: Register) => readonly Change[],
): Promise<{ before: Register; after: Register }> {
  await lockRegister(tx);
  const before = await loadRegister(tx);
  const changes = choose(before);
  const after = applyChanges(before, changes);
  await saveDifference(tx, before, after, newId);
  const stream = newId();
  record(
    'registers',
    changes.map((change, index) => ({
      stream,
      streamSeq: index + 1,
      kind: `authority.${change.kind}`,
      data: change,
    })),
  );
  return { before, after };
}

/** Marks procedures as posted at a one-stop, with their QR codes (niêm yết), and what that posting says. */
export const post: Command<Posting, { posted: number }> = {
  kind: 'authority.post',
  input: postingSchema,
  async handle({ oneStop: slug, procedures, photo }, { tx, actor, at, newId, record }) {
    await holdRegister(tx);
    const on = dayOf(at);
    const oneStop = await oneStopBySlug(tx, slug);
    const personId = actor.kind === 'person' ? actor.personId : null;
    const held = personId ? await positionsOf(tx, personId, on) : [];
    const mine = held.some((p) => p.rank === 'procedure-control' || p.oneStop?.id === oneStop?.id);
    if (personId && !mine) throw new Refusal(403, 'not-yours', serviceRefusal.notYours);
    if (photo !== null) await refuseUnknownFile(tx, photo, 'photo');
    let posted = 0;
    for (const procedure of oneStop ? procedures : []) {
      const authority = who(await loadSlice(tx, { procedure, oneStop: slug, at: on }), {
        procedure,
        oneStop: slug,
        at: on,
      });
      const stored = await insertPosting(tx, {
        oneStopId: oneStop!.id,
        procedure,
        at,
        on,
        personId,
        fingerprint: fingerprint(authority),
        photo: photo === null ? null : Buffer.from(photo, 'hex'),
      });
      if (stored) posted += 1;
    }
    const data = { oneStop: slug, procedures, photo };
    record('registers', [{ stream: newId(), streamSeq: 1, kind: 'authority.posted', data }]);
    return { posted };
  },
};

/** Keeps the scanned text of a document with it. */
export const attachScan: Command<Scan, { document: string }> = {
  kind: 'authority.attach-scan',
  input: scanSchema,
  async handle({ document, file }, { tx, actor, at, newId, record }) {
    const held = actor.kind === 'person' ? await positionsOf(tx, actor.personId, dayOf(at)) : [];
    if (actor.kind === 'person' && !held.some((p) => p.rank === 'procedure-control')) {
      throw new Refusal(403, 'not-yours', serviceRefusal.notControl);
    }
    await refuseUnknownFile(tx, file, 'file');
    if (!(await setScan(tx, document, file))) {
      throw notFound({ vi: `văn bản “${document}”`, en: `document “${document}”` });
    }
    const data = { document, file };
    record('registers', [{ stream: newId(), streamSeq: 1, kind: 'authority.scan-attached', data }]);
    return { document };
  },
};

async function refuseUnknownFile(tx: Transaction, id: string, path: string): Promise<void> {
  if ((await hasBlobs(tx, [id])).size > 0) return;
  const message = serviceRefusal.noSuchFile;
  throw new Refusal(422, 'invalid-input', message, { errors: [{ path, message }] });
}

/** Enters who took part in a course, for which procedures. */
export const recordTraining: Command<Training, { entries: number }> = {
  kind: 'authority.record-training',
  input: trainingSchema,
  async handle(training, { tx, newId, record }) {
    let entries = 0;
    for (const person of training.persons) {
      for (const procedure of training.procedures) {
        const { on, course } = training;
        if (await insertTraining(tx, { person, procedure, on, course })) entries += 1;
      }
    }
    record('registers', [{ stream: newId(), streamSeq: 1, kind: 'authority.trained', data: training }]);
    return { entries };
  },
};
