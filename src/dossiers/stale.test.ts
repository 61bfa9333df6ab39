import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../test/support/database.ts';
import { DELEGATED, openSmallOffice, personId } from '../../test/support/small-office.ts';
import { testSystem } from '../../test/support/system.ts';
import { changeRegister } from '../authority/index.ts';
import { Refusal } from '../kernel/refusal.ts';
import { execute, type System, systemActor } from '../ledger/index.ts';
import { decideDossier } from './index.ts';
import { nothingUnderWay } from './state.ts';

/** How many decisions are signed while the register changes under them. `DECISIONS=4000` for the long form. */
const DECISIONS = Number(process.env.DECISIONS ?? 300);
const TODAY = '2023-08-15';

let made: TestDatabase;
let system: System;
beforeAll(async () => {
  made = await freshDatabase();
  system = testSystem(made.db);
  await openSmallOffice(system);
  // A second division with a head: the delegation goes to and fro between the two.
  await made.db`INSERT INTO position (id, validity, unit_id, rank, title)
    SELECT gen_random_uuid(), validity, unit_id, 'head', head_title FROM unit_version
    WHERE unit_id = (SELECT id FROM unit WHERE slug = 'tu-phap')`;
  await made.db`INSERT INTO assignment (position_id, person_id, validity)
    SELECT n.id, p.id, n.validity FROM position n JOIN unit u ON u.id = n.unit_id, person p
    WHERE u.slug = 'tu-phap' AND n.rank = 'head' AND p.slug = 'clerk'`;
  await made.db`
    WITH made AS (
      INSERT INTO dossier (id, code, one_stop_id, procedure_version_id, unit_id, channel, state, received_at, due_at,
        appointed_at, last_at, regime, standing, version)
      SELECT gen_random_uuid(), 'D-' || n, r.one_stop_id, v.id, r.unit_id, 'counter', 'proposed', t, t, t, t, '2021',
        ${made.db.json(nothingUnderWay as never)}, 1
      FROM generate_series(1, ${DECISIONS}) n, (SELECT '2023-08-01'::timestamptz AS t) received, procedure p
      JOIN procedure_version v ON v.procedure_id = p.id JOIN route r ON r.procedure_id = p.id
      WHERE p.code = ${DELEGATED}
      RETURNING id)
    INSERT INTO dossier_party (dossier_id, salt, applicant, name_folded)
    SELECT id, '', '{"fullName": "Trần Thị Mai", "identityNumber": "", "address": "", "phone": ""}', '' FROM made`;
});
afterAll(() => made.drop());

const send = (person: string | null, command: Parameters<typeof execute>[1], input: unknown) =>
  execute(system, command, input, {
    actor: person ? { kind: 'person', personId: person } : systemActor,
    key: randomUUID(),
  });

/** The decision `qd-N` takes the place of the one before, and gives the procedure to the other division. */
const changeNo = (n: number) => [
  {
    kind: 'document',
    document: {
      document: `qd-${n}`,
      number: `${n}/QĐ-UBND`,
      kind: 'decision',
      title: { vi: 'Ủy quyền', en: 'Delegation' },
      issuer: 'UBND quận Thử',
      signer: null,
      issuedOn: TODAY,
      illustrative: true,
      inForce: [{ from: TODAY, to: '2024-01-01' }],
      restsOn: ['qd-thanh-pho'],
    },
  },
  { kind: 'replace', document: n === 1 ? 'qd-quan' : `qd-${n - 1}`, by: `qd-${n}`, from: TODAY },
  {
    kind: 'delegate',
    document: `qd-${n}`,
    delegator: 'ubnd-quan',
    period: { from: TODAY, to: '2024-01-01' },
    rows: [{ annex: 'I', no: 1, procedure: DELEGATED, delegate: n % 2 ? 'tu-phap' : 'lao-dong' }],
  },
];

test('no decision is ever recorded against an answer that no longer holds', {
  timeout: 600_000,
}, async () => {
  const heads = [await personId(system, 'head'), await personId(system, 'clerk')];
  const waiting = Array.from({ length: DECISIONS }, (_, index) => `D-${index + 1}`);
  let changes = 0;
  let refused = 0;

  const decideThem = async (head: string) => {
    for (let code = waiting.pop(); code; code = waiting.pop()) {
      for (let done = false; !done; ) {
        done = await send(head, decideDossier, { code, outcome: 'grant' }).then(
          () => true,
          (error) => {
            if (!(error instanceof Refusal) || error.code !== 'not-competent') throw error;
            refused += 1;
            return false;
          },
        );
      }
    }
  };
  const changeIt = async () => {
    while (waiting.length > 0) {
      changes += 1;
      await send(null, changeRegister, { changes: changeNo(changes) });
    }
    // Whoever still waits for their turn gets it.
    changes += 1;
    await send(null, changeRegister, { changes: changeNo(changes) });
  };
  let deciding = true;
  const lastTurns = async () => {
    while (deciding) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      if (waiting.length > 0 || !deciding) continue;
      changes += 1;
      await send(null, changeRegister, { changes: changeNo(changes) });
    }
  };
  const deciders = Promise.all([...heads, ...heads].map(decideThem)).finally(() => {
    deciding = false;
  });
  await Promise.all([deciders, changeIt().then(lastTurns)]);

  // In the order in which PostgreSQL committed: the decision that is cited had come, and its successor had not.
  const stale = await made.db`
    WITH change AS (
      SELECT data->>'document' AS slug, pg_xact_commit_timestamp(xmin) AS at
      FROM event WHERE kind = 'authority.delegate'),
    decision AS (
      SELECT link->'document'->>'document' AS slug, pg_xact_commit_timestamp(d.xmin) AS at
      FROM dossier_decision d, jsonb_array_elements(d.authority->'chain') AS link
      WHERE link->>'kind' = 'annex-row')
    SELECT d.slug, d.at FROM decision d
    JOIN change mine ON mine.slug = d.slug
    LEFT JOIN change next ON next.slug =
      'qd-' || (CASE WHEN d.slug = 'qd-quan' THEN 1 ELSE substr(d.slug, 4)::int + 1 END)
    WHERE d.at < mine.at OR d.at > next.at`;
  expect(stale).toHaveLength(0);
  const [{ decided }] = (await made.db`SELECT count(*) AS decided FROM dossier_decision`) as never as [
    { decided: number },
  ];
  expect(decided).toBe(DECISIONS);
  // Both happened, many times, or nothing was shown.
  expect(changes).toBeGreaterThan(20);
  expect(refused).toBeGreaterThan(20);
});
