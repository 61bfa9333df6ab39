import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Register } from '../../src/authority/register.ts';
import { type ConnectionOptions, connect, type Database } from '../../src/kernel/database.ts';
import { migrate, readMigrations } from '../../src/kernel/migrate.ts';
import { startEmbedded } from '../../src/kernel/postgres/index.ts';

export interface CityDatabase {
  readonly db: Database;
  /** For processes of their own. */
  readonly options: ConnectionOptions;
  /** Where the server keeps its files: a program that is started with it uses the same server. */
  readonly dataDir: string;
  close(): Promise<void>;
}

/** The database's own keys are UUIDs; those of the generated city have no meaning either. */
const uuid = (key: string): string =>
  createHash('sha256')
    .update(key)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*/, '$1-$2-$3-$4-$5');

/** The register with keys as PostgreSQL keeps them. */
export const keyed = (register: Register): Register => ({
  ...register,
  units: register.units.map((u) => ({ ...u, territory: uuid(u.territory) })),
  procedures: register.procedures.map((p) => ({ ...p, version: uuid(p.version) })),
  rows: register.rows.map((r) => ({
    ...r,
    territory: uuid(r.territory),
    position: r.position && uuid(r.position),
  })),
  positions: register.positions.map((p) => ({ ...p, position: uuid(p.position) })),
  assignments: register.assignments.map((a) => ({
    ...a,
    position: uuid(a.position),
    person: uuid(a.person),
  })),
  substitutions: register.substitutions.map((s) => ({ ...s, position: uuid(s.position) })),
});

/**
 * A server of its own, `fsync` on, with a whole register in it, written in bulk past the commands: only the
 * constraints look at it. And so many open dossiers, spread over what is received.
 */
export async function cityDatabase(register: Register, dossiers: number): Promise<CityDatabase> {
  const dataDir = mkdtempSync(join(tmpdir(), 'motcua-bench-'));
  const server = await startEmbedded({ dataDir, log: { info: () => {}, warn: () => {} } });
  const options = { socket: server.socket };
  const db = connect(options);
  await migrate(db, readMigrations(join(import.meta.dirname, '../../migrations')));
  await fill(db, register);
  await addDossiers(db, dossiers);
  // A database that has settled: nothing is left for the autovacuum to do meanwhile.
  await db`VACUUM (ANALYZE)`;
  return {
    db,
    options,
    dataDir,
    async close() {
      await db.end();
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function fill(db: Database, r: Register): Promise<void> {
  const period = `daterange((x.e->'period'->>'from')::date, (x.e->'period'->>'to')::date)`;
  const unit = (key: string) => `(SELECT id FROM unit WHERE slug = x.e->>'${key}')`;
  const document = (key: string) => `(SELECT id FROM legal_document WHERE slug = x.e->>'${key}')`;
  const procedure = `(SELECT id FROM procedure WHERE code = x.e->>'procedure')`;
  const oneStop = `(SELECT id FROM one_stop WHERE slug = x.e->>'oneStop')`;
  const each = async (entries: readonly unknown[], statement: string) => {
    for (let from = 0; from < entries.length; from += 10_000) {
      const some = JSON.stringify(entries.slice(from, from + 10_000));
      await db.unsafe(`${statement} FROM jsonb_array_elements($1::text::jsonb) AS x(e)`, [some]);
    }
    // What refers to these entries is looked up by index only when PostgreSQL knows how many there are.
    await db.unsafe(`ANALYZE ${/INSERT INTO (\w+)/.exec(statement)![1]}`);
  };
  const once = <T>(entries: readonly T[], key: (entry: T) => string): T[] => [
    ...new Map(entries.map((entry) => [key(entry), entry])).values(),
  ];
  await each(
    once(r.units, (u) => u.territory),
    `INSERT INTO territory (id) SELECT (e->>'territory')::uuid`,
  );
  await each(
    once(r.units, (u) => u.unit),
    `INSERT INTO unit (id, slug) SELECT gen_random_uuid(), e->>'unit'`,
  );
  await each(
    r.units,
    `INSERT INTO unit_version (unit_id, validity, kind, level, name, head_title, parent_id, territory_id)
      SELECT ${unit('unit')}, ${period}, e->>'kind', e->>'level', e->'name', e->'headTitle', ${unit('parent')},
        (e->>'territory')::uuid`,
  );
  await each(
    r.oneStops,
    `INSERT INTO one_stop (id, slug, unit_id, level, identifier, name, address, phone, hours, validity)
      SELECT gen_random_uuid(), e->>'oneStop', ${unit('unit')}, e->>'level', e->>'oneStop', e->'name', '', '', '{}',
        ${period}`,
  );
  await each(
    once(r.procedures, (p) => p.procedure),
    `INSERT INTO procedure (id, code) SELECT gen_random_uuid(), e->>'procedure'`,
  );
  await each(
    r.procedures,
    `INSERT INTO procedure_version (id, procedure_id, validity, name, field, levels, term, fee, components, forms,
        channels, result, legal_basis, keywords, illustrative, source)
      SELECT (e->>'version')::uuid, ${procedure}, ${period}, e->'name', e->'field',
        ARRAY(SELECT jsonb_array_elements_text(e->'levels')), '{"kind": "working-days", "amount": 5}',
        '{"amount": 0, "note": null}', '[]', '[]', '{counter}', '{"name": {"vi": "", "en": ""}}', '[]', '{}', '{}', ''`,
  );
  await each(
    r.routes,
    `INSERT INTO route (procedure_id, one_stop_id, unit_id, validity)
      SELECT ${procedure}, ${oneStop}, ${unit('unit')}, ${period}`,
  );
  await each(
    r.documents,
    `INSERT INTO legal_document (id, slug, number, kind, title, issuer, signer, issued_on, illustrative, source)
      SELECT gen_random_uuid(), e->>'document', e->>'number', e->>'kind', e->'title', e->>'issuer', e->>'signer',
        (e->>'issuedOn')::date, true, ''`,
  );
  await each(
    r.documents.flatMap((d) => d.inForce.map((p) => ({ document: d.document, period: p }))),
    `INSERT INTO legal_validity (document_id, validity) SELECT ${document('document')}, ${period}`,
  );
  await each(
    r.documents.flatMap((d) => d.restsOn.map((basis) => ({ document: d.document, basis }))),
    `INSERT INTO legal_basis (document_id, basis_id) SELECT ${document('document')}, ${document('basis')}`,
  );
  await each(
    r.effects,
    `INSERT INTO legal_effect (document_id, effect, on_id, from_day, carries_over)
      SELECT ${document('document')}, e->>'effect', ${document('on')}, (e->>'from')::date, (e->>'carriesOver')::boolean`,
  );
  await each(
    r.competences,
    `INSERT INTO competence (id, procedure_id, level, holder, division_id, document_id, article, validity)
      SELECT gen_random_uuid(), ${procedure}, e->>'level', e->>'holder', ${unit('division')},
        ${document('document')}, e->>'article', ${period}`,
  );
  await each(
    r.positions,
    `INSERT INTO position (id, validity, unit_id, rank, title)
      SELECT (e->>'position')::uuid, ${period}, ${unit('unit')}, e->>'rank', e->'title'`,
  );
  await each(
    once(r.assignments, (a) => a.person),
    `INSERT INTO person (id, slug, name) SELECT (e->>'person')::uuid, e->>'person', e->>'name'`,
  );
  await each(
    r.assignments,
    `INSERT INTO assignment (position_id, person_id, validity)
      SELECT (e->>'position')::uuid, (e->>'person')::uuid, ${period}`,
  );
  await each(
    r.substitutions,
    `INSERT INTO substitution (unit_id, position_id, form, document_id, validity)
      SELECT ${unit('unit')}, (e->>'position')::uuid, e->>'form', ${document('document')}, ${period}`,
  );
  await each(
    r.rows.flatMap(({ periods, ...row }) => periods.map((p) => ({ ...row, period: p }))),
    `INSERT INTO delegation_row (document_id, annex, no, procedure_id, delegator_id, delegator_level, delegate_id,
        territory_id, reporting, term, validity)
      SELECT ${document('document')}, e->>'annex', (e->>'no')::int, ${procedure}, ${unit('delegator')},
        (SELECT v.level FROM unit_version v WHERE v.unit_id = ${unit('delegator')} LIMIT 1), ${unit('delegate')},
        (e->>'territory')::uuid, e->>'reporting', e->>'term', ${period}`,
  );
}

/** Of a dossier with nothing under way. */
export const NOTHING_STANDING =
  '{"draft":null,"supplement":null,"handOver":null,"consultations":[],"delivery":null,"apologies":0,"clock":[]}';

/** Spread over all that is received anywhere, due in the month that follows. */
async function addDossiers(db: Database, count: number): Promise<void> {
  await db.begin(async (tx) => {
    await tx`
      CREATE TEMP TABLE place ON COMMIT DROP AS
      SELECT row_number() OVER () AS no, r.one_stop_id, r.unit_id,
        (SELECT id FROM procedure_version v WHERE v.procedure_id = r.procedure_id ORDER BY validity DESC LIMIT 1)
          AS version_id
      FROM route r`;
    await tx`ALTER TABLE place ADD PRIMARY KEY (no)`;
    await tx`ANALYZE place`;
    const [places] = await tx<{ count: number }[]>`SELECT count(*) FROM place`;
    await tx`
      INSERT INTO dossier (id, code, one_stop_id, procedure_version_id, unit_id, state, received_at, due_at,
        appointed_at, last_at, channel, regime, standing, version)
      SELECT gen_random_uuid(), 'B-' || n, one_stop_id, version_id, unit_id, 'processing', now(), due, due, now(),
        'counter', '2021', ${NOTHING_STANDING}, 1
      FROM (SELECT n, '2023-08-15'::timestamptz + (n % 30) * interval '1 day' AS due
        FROM generate_series(1, ${count}) n) d
      JOIN place ON place.no = 1 + (n * 7919::bigint) % ${places!.count}`;
  });
}
