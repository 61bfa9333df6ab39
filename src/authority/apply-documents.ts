import type { Text } from '../kernel/refusal.ts';
import type { Day, Period } from '../kernel/time.ts';
import type { ChangeOf } from './change.ts';
import { changeText } from './change-messages.ts';
import type { Faults } from './faults.ts';
import { cutFrom, endOf, overlaps, prolonged, subtractPeriod } from './periods.ts';
import type { DocumentEntry, Effect, Row } from './register.ts';
import type { Working } from './working.ts';

/**
 * What documents do to each other: Law 80/2015/QH13 on the Promulgation of Legal Documents art. 12 (amended,
 * replaced, repealed, suspended only by a document of the same body or of the one above), art. 153 (suspension),
 * art. 154 (end of effect) †; taken over by Law 64/2025/QH15 from 01/04/2025 †. Whether the body was the right one
 * is for the lint to say.
 */

export function enterDocument(working: Working, { document }: ChangeOf<'document'>, faults: Faults): void {
  const there = working.documents.has(document.document);
  faults.expect(!there, 'document.document', changeText.documentThere(document.document));
  for (const [index, slug] of document.restsOn.entries()) {
    faults.expect(working.documents.has(slug), `document.restsOn.${index}`, changeText.noDocument(slug));
  }
  if (faults.none) working.documents.add(document);
}

/** The whole document, or some rows for all their delegates, from a day on. */
export function repeal(working: Working, change: ChangeOf<'repeal'>, faults: Faults): void {
  const { from } = change;
  takeAway(working, change, faults, {
    effect: 'repeals',
    days: { from, to: null },
    nothing: changeText.endedBy(from),
    nothingOfRow: (annex, no) => changeText.rowEndedBy(annex, no, from),
  });
}

/** A hole in the whole document, or in some rows. */
export function suspend(working: Working, change: ChangeOf<'suspend'>, faults: Faults): void {
  const { from, to } = change.period;
  takeAway(working, change, faults, {
    effect: 'suspends',
    days: change.period,
    nothing: changeText.notInForceThen(from, to!),
    nothingOfRow: (annex, no) => changeText.rowDoesNotHoldThen(annex, no, from, to!),
  });
}

/**
 * Rows that end when the document's last rows do hold longer, and the document with them. A row that ends before
 * the others was repealed: an extension does not bring it back, nor a document that was replaced.
 */
export function extend(working: Working, change: ChangeOf<'extend'>, faults: Faults): void {
  const { document, to } = change;
  const entry = known(working, change, faults);
  if (!entry) return;
  const end = lastEnd(entry, working.rows.of(document));
  if (!end) {
    faults.add('document', end === null ? changeText.noEnd : changeText.neverInForce);
    return;
  }
  faults.expect(end < to, 'to', changeText.noExtension(end));
  const ended = working.effects
    .of(document)
    .find((e) => e.effect === 'replaces' || (e.effect === 'repeals' && e.from === end));
  if (ended) faults.add('document', changeText.wasRepealed(ended.from));
  for (const [index, { annex, no }] of (change.rows ?? []).entries()) {
    const rows = rowsAt(working, document, annex, no);
    const some = rows.length === 0 || rows.some((row) => endOf(row.periods) === end);
    faults.expect(some, `rows.${index}`, changeText.rowEndedBefore(annex, no));
  }
  if (!faults.none) return;
  reviseRows(working, change, (periods) => (endOf(periods) === end ? prolonged(periods, to) : periods));
  reviseDocument(working, document, (periods) => {
    const until = endOf(periods);
    return until && until < to ? prolonged(periods, to) : periods;
  });
  record(working, { document: change.by, effect: 'extends', on: document, from: end });
}

/** The old document ends, if it has not; what rested on it may rest on the new one. */
export function replace(working: Working, change: ChangeOf<'replace'>, faults: Faults): void {
  const { document, by, from, carriesOver } = change;
  known(working, change, faults);
  const before = working.effects.of(document).some((e) => e.effect === 'replaces' && e.document === by);
  faults.expect(!before, 'by', changeText.replacedBefore(from));
  if (!faults.none) return;
  revise(working, change, (periods) => cutFrom(periods, from));
  record(working, { document: by, effect: 'replaces', on: document, from, carriesOver });
}

/** A change to a document, or to some of its rows, by another. */
interface OnDocument {
  readonly document: string;
  readonly by: string | null;
  readonly rows?: readonly { annex: string; no: number }[] | undefined;
}
type Revised = (periods: Period[]) => Period[];

function known(
  working: Working,
  { document, by, rows = [] }: OnDocument,
  faults: Faults,
): DocumentEntry | undefined {
  const [entry] = working.documents.of(document);
  if (!entry) faults.add('document', changeText.noDocument(document));
  if (by !== null && !working.documents.has(by)) faults.add('by', changeText.noDocument(by));
  if (by === document) faults.add('by', changeText.itself);
  for (const [index, { annex, no }] of entry ? rows.entries() : []) {
    const there = rowsAt(working, document, annex, no).length > 0;
    faults.expect(there, `rows.${index}`, changeText.noRow(annex, no));
  }
  return entry;
}

interface TakenAway {
  readonly effect: 'repeals' | 'suspends';
  readonly days: Period;
  readonly nothing: Text;
  readonly nothingOfRow: (annex: string, no: number) => Text;
}

/** Whoever takes away what is not there has probably named the wrong document, or the wrong day. */
function takeAway(working: Working, change: OnDocument, faults: Faults, taken: TakenAway): void {
  const { document, by, rows } = change;
  const entry = known(working, change, faults);
  if (!entry) return;
  const holdsThen = (periods: readonly Period[]) => periods.some((period) => overlaps(period, taken.days));
  if (!rows) {
    const some = holdsThen(entry.inForce) || working.rows.of(document).some((row) => holdsThen(row.periods));
    faults.expect(some, 'document', taken.nothing);
  }
  for (const [index, { annex, no }] of (rows ?? []).entries()) {
    const found = rowsAt(working, document, annex, no);
    const some = found.length === 0 || found.some((row) => holdsThen(row.periods));
    faults.expect(some, `rows.${index}`, taken.nothingOfRow(annex, no));
  }
  if (!faults.none) return;
  revise(working, change, (periods) => subtractPeriod(periods, taken.days));
  record(working, { document: by, effect: taken.effect, on: document, from: taken.days.from });
}

function revise(working: Working, change: OnDocument, revised: Revised): void {
  if (!change.rows) reviseDocument(working, change.document, revised);
  reviseRows(working, change, revised);
}

function reviseDocument(working: Working, document: string, revised: Revised): void {
  working.documents.revise(document, (entry) => {
    const inForce = revised(entry.inForce);
    return inForce === entry.inForce ? entry : { ...entry, inForce };
  });
}

function reviseRows(working: Working, { document, rows }: OnDocument, revised: Revised): void {
  working.rows.revise(document, (row) => {
    if (rows && !rows.some((some) => some.annex === row.annex && some.no === row.no)) return row;
    const periods = revised(row.periods);
    return periods === row.periods ? row : { ...row, periods };
  });
}

function record(
  working: Working,
  {
    document,
    ...effect
  }: Omit<Effect, 'document' | 'carriesOver'> & { document: string | null; carriesOver?: boolean },
): void {
  if (document === null) return;
  const there = working.effects
    .of(effect.on)
    .some((e) => e.document === document && e.effect === effect.effect && e.from === effect.from);
  if (!there) working.effects.add({ carriesOver: false, ...effect, document });
}

const rowsAt = (working: Working, document: string, annex: string, no: number): Row[] =>
  working.rows.of(document).filter((row) => row.annex === annex && row.no === no);

/** When the last of a decision's rows ends; when the decision does, if it has none that held. */
function lastEnd(document: DocumentEntry, rows: readonly Row[]): Day | null | undefined {
  const ends = rows.map((row) => endOf(row.periods)).filter((end) => end !== undefined);
  if (ends.length === 0) return endOf(document.inForce);
  return ends.includes(null) ? null : (ends.toSorted().at(-1) as Day);
}
