import type { WorkingCalendar } from '../calendar/index.ts';
import { calendarOf, dossierByCode, running } from '../dossiers/index.ts';
import { type Transaction, transaction } from '../kernel/database.ts';
import type { Log } from '../kernel/log.ts';
import { addMinutes, type Instant } from '../kernel/time.ts';
import type { System } from '../ledger/index.ts';
import { type Patience, patience, type Raised, raisedBy, type Watched } from './levels.ts';
import { type Outside, Teller } from './make.ts';

interface Candidate extends Watched {
  readonly id: string;
  readonly code: string;
  readonly receivedOneStopId: string;
  /** What was said of it before. */
  readonly said: readonly string[];
}

const AT_ONCE = 500;
/** Whoever is due later than this cannot be due soon: no run of days off is longer. */
const LOOK_AHEAD_MINUTES = 15 * 1440;

/**
 * Says what has to be said because time has gone by, unit by unit, so that several processes share the work and none
 * holds up another. Run it as often as you like, or never: dossiers are late all the same.
 * @param stopped asked between the steps, of which none is long: the rest is said the next time.
 */
export async function escalate(
  system: System,
  outside: Outside,
  log: Log,
  patient: Patience = patience,
  stopped: () => boolean = () => false,
): Promise<void> {
  const calendars = new Map<string, WorkingCalendar>();
  const units = await system.db<{ id: string }[]>`SELECT id FROM unit ORDER BY id`;
  for (const { id } of units) {
    if (stopped()) return;
    try {
      let after: string | null = '00000000-0000-0000-0000-000000000000';
      while (after && !stopped()) after = await escalateSome(system, outside, patient, id, after, calendars);
    } catch (error) {
      log.error({ err: error, unit: id }, 'what has waited too long could not be told');
    }
  }
}

/** @returns the last dossier looked at; null when there are no more, or another process is at it. */
async function escalateSome(
  system: System,
  outside: Outside,
  patient: Patience,
  unitId: string,
  after: string,
  calendars: Map<string, WorkingCalendar>,
): Promise<string | null> {
  const now = system.clock.now();
  return transaction(system.db, async (tx) => {
    const [lock] = await tx<{ mine: boolean; started: Instant }[]>`
      SELECT pg_try_advisory_xact_lock(hashtextextended(${`escalate ${unitId}`}, 0)) AS mine, at AS started
      FROM notice_start`;
    if (!lock?.mine) return null;
    const candidates = await candidatesOf(tx, {
      unitId,
      after,
      dueBefore: addMinutes(now, LOOK_AHEAD_MINUTES),
      lastBefore: addMinutes(now, -patient.stuckHours * 60),
    });
    for (const candidate of candidates) {
      const known = calendars.get(candidate.receivedOneStopId);
      const calendar = known ?? (await calendarOf(tx, candidate));
      calendars.set(candidate.receivedOneStopId, calendar);
      const raised = raisedBy(candidate, calendar, now, patient);
      const unsaid = raised.filter(
        (one) =>
          !candidate.said.includes(nameOf(one)) && (one.to === 'officers' || one.since >= lock.started),
      );
      if (unsaid.length === 0) continue;
      const dossier = (await dossierByCode(tx, candidate.code))!;
      const teller = await Teller.of(system, tx, dossier, outside);
      for (const one of unsaid) {
        if (one.to === 'citizen') await teller.citizen(one.kind, one.cause, { at: now });
        else await teller.officers(one.told, one.cause);
      }
    }
    return candidates.length === AT_ONCE ? candidates.at(-1)!.id : null;
  });
}

const nameOf = (raised: Raised): string =>
  `${raised.to === 'citizen' ? 'citizen' : 'officer'} ${raised.cause}`;

/** Those of a unit about which there may be something to say. */
async function candidatesOf(
  tx: Transaction,
  ask: { unitId: string; after: string; dueBefore: string; lastBefore: string },
): Promise<Candidate[]> {
  return tx<Candidate[]>`
    SELECT d.id, d.code, d.state, d.version, d.last_at AS "lastAt", d.received_at AS "receivedAt",
      d.due_at AS "dueAt", d.appointed_at AS "appointedAt", d.decided_at AS "decidedAt", d.unit_id AS "unitId",
      d.assignee_id AS "assigneeId",
      d.standing, coalesce(d.received_one_stop_id, d.one_stop_id) AS "receivedOneStopId",
      CASE WHEN d.standing -> 'handOver' <> 'null' THEN (
        SELECT at FROM event WHERE stream = d.id AND kind = 'dossier.handed-over' ORDER BY stream_seq DESC LIMIT 1)
      END AS "handedAt",
      ARRAY(SELECT DISTINCT CASE WHEN person_id IS NULL THEN 'citizen ' ELSE 'officer ' END || cause FROM notice
        WHERE dossier_id = d.id) AS said
    FROM dossier d
    WHERE d.unit_id = ${ask.unitId} AND d.state = ANY(${['filed', ...running]}) AND d.id > ${ask.after}
      AND (d.due_at < ${ask.dueBefore} OR d.last_at < ${ask.lastBefore} OR d.standing -> 'handOver' <> 'null'
        OR d.standing -> 'consultations' <> '[]')
    ORDER BY d.id LIMIT ${AT_ONCE}`;
}
