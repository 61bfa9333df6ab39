import { dayOf, type Instant } from '../../kernel/time.ts';
import { holdsOn } from '../delegating.ts';
import { lintText } from '../lint-messages.ts';
import { unitOn } from '../lookup.ts';
import { entryOn, type OneStopEntry, type PostingEntry, type ProcedureEntry } from '../register.ts';
import { fingerprint, who } from '../who.ts';
import { finding, type Inspection, type LintFinding } from './inspection.ts';

/**
 * Whether what is delegated on the first day of the scope is posted wherever it is received, and as it is: the
 * version in force, and who decides. Procedures and what changes in them are made public (Decree 63/2010/NĐ-CP
 * art. 15, 17 †).
 */
export function* postingFindings(inspection: Inspection): Generator<LintFinding> {
  const { register, lookup, period, rows } = inspection;
  const on = period.from;
  const open = [...lookup.oneStops.values()].flatMap((entries) => entryOn(entries, on) ?? []);
  const oneStopsIn = Map.groupBy(open, ({ unit }) => unitOn(lookup, unit, on)?.territory);
  const posted = Map.groupBy(register.postings, (p) => `${p.oneStop} ${p.version}`);
  const seen = new Set<string>();
  for (const { row } of rows) {
    if (!holdsOn(row, on)) continue;
    const procedure = lookup.procedures.get(row.procedure)!;
    const version = entryOn(procedure.versions, on);
    if (!version) continue;
    for (const oneStop of oneStopsIn.get(row.territory) ?? []) {
      const key = `${row.procedure} ${oneStop.oneStop}`;
      if (seen.has(key) || !entryOn(procedure.routes.get(oneStop.oneStop), on)) continue;
      seen.add(key);
      yield* postingOf(inspection, posted, version, procedure.versions, oneStop);
    }
  }
}

function* postingOf(
  { register, period: { from: on } }: Inspection,
  posted: ReadonlyMap<string, readonly PostingEntry[]>,
  version: ProcedureEntry,
  versions: readonly ProcedureEntry[],
  { oneStop, name }: OneStopEntry,
): Generator<LintFinding> {
  const { procedure } = version;
  const place = { procedure, oneStop };
  const latest = (v: string) =>
    posted
      .get(`${oneStop} ${v}`)
      ?.filter((p) => dayOf(p.postedAt as Instant) <= on)
      .reduce<PostingEntry | undefined>((a, b) => (a && a.postedAt >= b.postedAt ? a : b), undefined);
  const posting = latest(version.version);
  if (!posting) {
    yield versions.some((v) => latest(v.version))
      ? finding('posting-out-of-date', on, place, lintText.oldVersion(procedure, name, on))
      : finding('not-posted', on, place, lintText.notPosted(procedure, name, on));
    return;
  }
  if (posting.fingerprint === null) return;
  const authority = who(register, { procedure, oneStop, at: on });
  if (posting.fingerprint !== fingerprint(authority)) {
    yield finding('posting-out-of-date', on, place, lintText.oldAuthority(procedure, name, on));
  }
}
