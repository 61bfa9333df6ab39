import type { Queryable } from '../kernel/database.ts';
import { standsOn } from '../kernel/database.ts';
import type { Text } from '../kernel/refusal.ts';
import { at, type Day, dayOf, type Instant } from '../kernel/time.ts';

/** Whose figures, and as of when. */
export interface Place {
  readonly unitId: string;
  readonly at: Instant;
}

/** Rows behind figures, with the text of the query that found them. */
export interface Found<Row> {
  readonly rows: readonly Row[];
  readonly query: string;
}

export interface DelegatedRow {
  readonly decision: string;
  readonly issuedOn: Day;
  readonly annex: string;
  readonly no: number;
  readonly procedure: string;
  readonly name: Text;
  readonly delegate: Text;
  readonly kind: 'committee' | 'division' | 'office';
  readonly level: 'city' | 'district' | 'ward';
}

export interface PostingRow {
  readonly oneStop: string;
  readonly level: 'district' | 'ward';
  readonly own: boolean;
  readonly procedure: string;
  readonly name: Text;
  readonly delegated: boolean;
  readonly postedOn: Day | null;
  /** Where the code on the posting leads. */
  readonly page: string | null;
}

export interface StaffRow {
  readonly person: string;
  readonly title: Text;
  readonly oneStop: string;
  readonly own: boolean;
  readonly degree: 'secondary' | 'college' | 'university' | 'master' | 'doctor' | null;
  /** Courses of this year. */
  readonly courses: number;
}

export interface OneStopRow {
  readonly oneStop: string;
  readonly name: Text;
  readonly level: 'district' | 'ward';
  readonly own: boolean;
}

/** Dossiers of the unit's own one-stops received this year, counted: never one by one. */
export interface DossierRow {
  readonly procedure: string;
  readonly state: string;
  readonly received: number;
  readonly decided: number;
  readonly onTime: number;
  readonly open: number;
  readonly openLate: number;
  readonly digitised: number;
}

export interface RatingRow {
  readonly score: number;
  readonly ratings: number;
}

/** Every committee below the unit, and itself. */
const reached = (db: Queryable, { unitId, at: moment }: Place) => {
  const on = dayOf(moment);
  return db`(SELECT v.unit_id, v.unit_id = ${unitId} AS own FROM unit_version v
    WHERE (v.unit_id = ${unitId} OR v.parent_id = ${unitId}) AND v.kind = 'committee' AND ${standsOn(db, 'v', on)})`;
};

const yearOf = ({ at: moment }: Place): [Instant, Instant] => {
  const year = Number(dayOf(moment).slice(0, 4));
  return [at(`${year}-01-01` as Day, 0), at(`${year + 1}-01-01` as Day, 0)];
};

const asked = async <Row>(
  asking: PromiseLike<readonly Row[] & { statement: { string: string } }>,
): Promise<Found<Row>> => {
  const rows = await asking;
  return { rows: [...rows], query: rows.statement.string.replace(/\s+/g, ' ').trim() };
};

/**
 * What the figures are counted from. Each is asked once, whatever many figures need it; each row stands for itself and
 * can be shown to whoever doubts a figure.
 */
export const sources = {
  delegations: (db: Queryable, place: Place) => {
    const on = dayOf(place.at);
    return asked(db<DelegatedRow[]>`
      SELECT l.number AS decision, l.issued_on AS "issuedOn", r.annex, r.no, p.code AS procedure, v.name,
        u.name AS delegate, u.kind, u.level
      FROM delegation_row r
      JOIN legal_document l ON l.id = r.document_id
      JOIN procedure p ON p.id = r.procedure_id
      JOIN unit_version u ON u.unit_id = r.delegate_id AND ${standsOn(db, 'u', on)}
      LEFT JOIN procedure_version v ON v.procedure_id = p.id AND ${standsOn(db, 'v', on)}
      WHERE r.delegator_id = ${place.unitId} AND ${standsOn(db, 'r', on)}
      ORDER BY l.number, r.annex, r.no, u.name ->> 'vi'`);
  },
  /** The same, from the side of the delegate. */
  received: (db: Queryable, place: Place) => {
    const on = dayOf(place.at);
    return asked(db<DelegatedRow[]>`
      SELECT l.number AS decision, l.issued_on AS "issuedOn", r.annex, r.no, p.code AS procedure, v.name,
        u.name AS delegate, u.kind, u.level
      FROM delegation_row r
      JOIN legal_document l ON l.id = r.document_id
      JOIN procedure p ON p.id = r.procedure_id
      JOIN unit_version u ON u.unit_id = r.delegate_id AND ${standsOn(db, 'u', on)}
      LEFT JOIN procedure_version v ON v.procedure_id = p.id AND ${standsOn(db, 'v', on)}
      WHERE r.delegate_id = ${place.unitId} AND ${standsOn(db, 'r', on)}
      ORDER BY l.number, r.annex, r.no`);
  },
  postings: (db: Queryable, place: Place) => {
    const on = dayOf(place.at);
    return asked(db<PostingRow[]>`
      SELECT o.slug AS "oneStop", o.level, c.own, p.code AS procedure, v.name,
        p.id IN (SELECT r.procedure_id FROM delegation_row r
          WHERE (r.delegator_id = ${place.unitId} OR r.delegate_id = ${place.unitId}) AND ${standsOn(db, 'r', on)})
          AS delegated,
        (t.posted_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS "postedOn",
        CASE WHEN t.posted_at IS NOT NULL THEN '/tt/' || o.slug || '/' || p.code END AS page
      FROM ${reached(db, place)} c
      JOIN one_stop o ON o.unit_id = c.unit_id AND ${standsOn(db, 'o', on)}
      JOIN route e ON e.one_stop_id = o.id AND ${standsOn(db, 'e', on)}
      JOIN procedure p ON p.id = e.procedure_id
      JOIN procedure_version v ON v.procedure_id = p.id AND ${standsOn(db, 'v', on)}
      LEFT JOIN posting t ON t.one_stop_id = o.id AND t.procedure_version_id = v.id AND t.posted_at <= ${place.at}
      ORDER BY o.level, o.slug, p.code`);
  },
  staff: (db: Queryable, place: Place) => {
    const on = dayOf(place.at);
    const year = dayOf(place.at).slice(0, 4);
    return asked(db<StaffRow[]>`
      SELECT h.name AS person, n.title, o.slug AS "oneStop", c.own, h.degree,
        (SELECT count(DISTINCT t.course) FROM training_record t
          WHERE t.person_id = h.id AND t.day >= ${`${year}-01-01`}::date AND t.day <= ${on}::date) AS courses
      FROM ${reached(db, place)} c
      JOIN one_stop o ON o.unit_id = c.unit_id AND ${standsOn(db, 'o', on)}
      JOIN position n ON n.one_stop_id = o.id AND ${standsOn(db, 'n', on)}
      JOIN assignment a ON a.position_id = n.id AND ${standsOn(db, 'a', on)}
      JOIN person h ON h.id = a.person_id
      ORDER BY o.slug, h.name, h.id`);
  },
  oneStops: (db: Queryable, place: Place) => {
    const on = dayOf(place.at);
    return asked(db<OneStopRow[]>`
      SELECT o.slug AS "oneStop", o.name, o.level, c.own
      FROM ${reached(db, place)} c JOIN one_stop o ON o.unit_id = c.unit_id AND ${standsOn(db, 'o', on)}
      ORDER BY o.level, o.slug`);
  },
  dossiers: (db: Queryable, place: Place) => {
    const [from, to] = yearOf(place);
    return asked(db<DossierRow[]>`
      SELECT p.code AS procedure, d.state, count(*) AS received, count(d.decided_at) AS decided,
        count(*) FILTER (WHERE d.decided_at <= d.due_at) AS "onTime",
        count(*) FILTER (WHERE d.state IN ('received', 'processing', 'proposed', 'supplementing', 'suspended')) AS open,
        count(*) FILTER (WHERE d.state IN ('received', 'processing', 'proposed') AND d.due_at < ${place.at})
          AS "openLate",
        count(*) FILTER (WHERE EXISTS (SELECT FROM dossier_file f WHERE f.dossier_id = d.id)) AS digitised
      FROM one_stop o
      JOIN dossier d ON d.one_stop_id = o.id
      JOIN procedure_version v ON v.id = d.procedure_version_id
      JOIN procedure p ON p.id = v.procedure_id
      WHERE o.unit_id = ${place.unitId} AND d.received_at >= ${from} AND d.received_at < least(${to}::timestamptz, ${place.at})
      GROUP BY p.code, d.state ORDER BY p.code, d.state`);
  },
  /** Every rated dossier was received before: by that those of one office are found without looking at all others. */
  ratings: (db: Queryable, place: Place) => {
    const [from] = yearOf(place);
    return asked(db<RatingRow[]>`
      SELECT r.score, count(*) AS ratings
      FROM one_stop o JOIN dossier d ON d.one_stop_id = o.id JOIN rating r ON r.dossier_id = d.id
      WHERE o.unit_id = ${place.unitId} AND r.at >= ${from} AND r.at <= ${place.at}
        AND d.received_at <= ${place.at}
      GROUP BY r.score ORDER BY r.score`);
  },
};

export type SourceName = keyof typeof sources;
export type RowOf<S extends SourceName> =
  Awaited<ReturnType<(typeof sources)[S]>> extends Found<infer Row> ? Row : never;
