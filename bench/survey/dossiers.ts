import type { Database } from '../../src/kernel/database.ts';
import { NOTHING_STANDING } from '../authority/city-database.ts';

/** Of the largest one-stop of a district; each after it has 600 fewer, and the wards share what is left. */
const LARGEST = 20_000;
const STEP = 600;

/**
 * Dossiers of 1 January to 15 August 2023 at every one-stop of the city, most of them finished; four in five with a
 * scanned paper, one in ten with a rating. Staff, trainings and postings too, so that every figure has rows.
 */
export async function addDossiers(db: Database, total: number): Promise<void> {
  await db.begin(async (tx) => {
    await tx`SET LOCAL session_replication_role = replica`;
    const largest = Math.round((LARGEST * total) / 1_000_000);
    const step = Math.round((STEP * total) / 1_000_000);
    await tx`
      CREATE TEMP TABLE share ON COMMIT DROP AS
      WITH ranked AS (
        SELECT o.id, o.level, row_number() OVER (PARTITION BY o.level ORDER BY o.slug) AS rank,
          count(*) OVER (PARTITION BY o.level) AS among,
          (SELECT least(count(*), 120) FROM route r WHERE r.one_stop_id = o.id)::int AS procedures
        FROM one_stop o WHERE o.level <> 'city')
      SELECT id, procedures,
        CASE level WHEN 'district' THEN greatest(${largest}::int - ${step}::int * (rank - 1), 1)
          ELSE greatest((${total}::int - (SELECT sum(greatest(${largest}::int - ${step}::int * (x.rank - 1), 1))
            FROM ranked x WHERE x.level = 'district')) / among, 1) END::int AS dossiers
      FROM ranked`;
    await tx`
      CREATE TEMP TABLE place ON COMMIT DROP AS
      SELECT r.one_stop_id, row_number() OVER (PARTITION BY r.one_stop_id)::int AS no, r.unit_id,
        (SELECT id FROM procedure_version v WHERE v.procedure_id = r.procedure_id ORDER BY validity DESC LIMIT 1)
          AS version_id
      FROM route r`;
    await tx`ALTER TABLE place ADD PRIMARY KEY (one_stop_id, no)`;
    await tx`ANALYZE place, share`;
    await tx`
      INSERT INTO dossier (id, code, one_stop_id, procedure_version_id, unit_id, state, outcome, received_at, due_at,
        appointed_at, last_at, decided_at, returned_at, channel, regime, standing, version)
      SELECT uuidv7(), 'K-' || row_number() OVER (), d.one_stop_id, d.version_id, d.unit_id,
        CASE WHEN d.open THEN 'processing' ELSE 'returned' END, CASE WHEN NOT d.open THEN 'grant' END,
        d.received, d.due, d.due, d.decided,
        CASE WHEN NOT d.open THEN d.decided END, CASE WHEN NOT d.open THEN d.decided END, 'counter', '2021',
        ${NOTHING_STANDING}, 1
      FROM (
        SELECT p.one_stop_id, p.version_id, p.unit_id, n % 50 = 0 AS open,
          '2023-01-02T01:00:00Z'::timestamptz + interval '225 days' * n / s.dossiers AS received,
          '2023-01-02T01:00:00Z'::timestamptz + interval '225 days' * n / s.dossiers
            + interval '1 day' * (1 + n % 8) AS decided,
          -- What is open is not late, or the program would tell everybody of it meanwhile.
          CASE n % 50 WHEN 0 THEN now() + interval '1 year'
            ELSE '2023-01-09T01:00:00Z'::timestamptz + interval '225 days' * n / s.dossiers END AS due
        FROM share s CROSS JOIN LATERAL generate_series(1, s.dossiers) n
        JOIN place p ON p.one_stop_id = s.id AND p.no = 1 + n % s.procedures
        -- As they came, not one one-stop after the other.
        ORDER BY received) d`;
    await tx`
      INSERT INTO blob (sha256, media_type, size, bytes, stored_at)
      SELECT sha256(b), 'application/pdf', octet_length(b), b, now()
      FROM (SELECT convert_to('%PDF-1.7 bench', 'UTF8') AS b) file ON CONFLICT DO NOTHING`;
    await tx`
      INSERT INTO dossier_file (dossier_id, component_no, no, sha256, name)
      SELECT d.id, 1, 1, b.sha256, 'to-khai.pdf' FROM dossier d, blob b
      WHERE ascii(right(d.code, 1)) % 5 <> 0`;
    await tx`
      INSERT INTO rating (dossier_id, score, at)
      SELECT id, 3 + ascii(right(code, 1)) % 3, decided_at + interval '1 hour' FROM dossier
      WHERE decided_at IS NOT NULL AND right(code, 1) = '7'`;
    await addStaff(tx as never);
  });
}

/** The specialists of each committee stand at its one-stop; what is delegated is posted everywhere. */
async function addStaff(db: Database): Promise<void> {
  await db`
    UPDATE position n SET one_stop_id = o.id FROM one_stop o WHERE o.unit_id = n.unit_id AND n.rank = 'specialist'`;
  await db`UPDATE person SET degree = CASE WHEN ascii(left(slug, 1)) % 9 = 0 THEN 'college' ELSE 'university' END`;
  await db`
    INSERT INTO training_record (person_id, procedure_id, day, course)
    SELECT a.person_id, p.id, '2023-03-01', 'Tập huấn'
    FROM assignment a JOIN position n ON n.id = a.position_id AND n.one_stop_id IS NOT NULL,
      (SELECT id FROM procedure ORDER BY code LIMIT 3) p ON CONFLICT DO NOTHING`;
  await db`
    INSERT INTO posting (one_stop_id, procedure_version_id, posted_at)
    SELECT DISTINCT r.one_stop_id, v.id, '2023-02-01'::timestamptz
    FROM route r JOIN procedure_version v ON v.procedure_id = r.procedure_id`;
}
