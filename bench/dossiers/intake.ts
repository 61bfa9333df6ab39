import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Installation } from './installation.ts';
import { luaScript, pgbench, type Seen, wrk } from './load.ts';
import { oneStopSlug, PROCEDURES, procedureCode } from './offices.ts';
import { median, type Row } from './rows.ts';

const CLIENTS = 16;
const yardstick = (name: string): string => join(import.meta.dirname, 'yardstick', name);
const folder = mkdtempSync(join(tmpdir(), 'motcua-load-'));

/**
 * Sixteen clients taking dossiers in over HTTP, each with three files, in turns with `pgbench` on the same server:
 * with the bare rows of the shared yardstick, and with the rows that the program itself writes.
 */
export async function benchIntake(
  at: Installation,
  { rounds, seconds }: { rounds: number; seconds: number },
): Promise<Row[]> {
  await at.db.unsafe('CREATE DATABASE bare');
  const { directory, user } = at.socket;
  const schema = ['-q', '-h', directory, '-U', user, '-d', 'bare', '-f', yardstick('bare-schema.sql')];
  execFileSync('psql', schema, { stdio: ['ignore', 'ignore', 'ignore'] });
  const receipt = intakeScript(at, 'return=minimal');
  const whole = intakeScript(at, 'return=representation');
  const taken: { receipt: Seen; whole: Seen; bare: number; sameRows: number }[] = [];
  await wrk(at.url, { clients: CLIENTS, seconds: 3, script: receipt });
  for (let round = 0; round < rounds; round += 1) {
    const load = { clients: CLIENTS, seconds };
    taken.push({
      receipt: await wrk(at.url, { ...load, script: receipt }),
      bare: await pgbench(at, { ...load, database: 'bare', script: yardstick('bare.pgb'), mode: 'simple' }),
      whole: await wrk(at.url, { ...load, script: whole }),
      sameRows: await pgbench(at, {
        ...load,
        database: at.twinName,
        script: yardstick('same-rows.pgb'),
        mode: 'prepared',
      }),
    });
  }
  const bad = taken.reduce((sum, { receipt: a, whole: b }) => sum + a.bad + b.bad, 0);
  if (bad > 0) throw new Error(`${bad} intakes were not answered with 2xx.`);
  const of = (figure: (round: (typeof taken)[number]) => number): number => median(taken.map(figure));
  const share = (figure: (round: (typeof taken)[number]) => number): number => 100 * of(figure);
  return [
    {
      what: 'intake, answered with the receipt',
      figure: of((r) => r.receipt.rate),
      unit: '/s',
      goal: { atLeast: 1450 },
    },
    {
      what: '  share of pgbench, bare rows',
      figure: share((r) => r.receipt.rate / r.bare),
      unit: '%',
      goal: { atLeast: 30 },
    },
    {
      what: '  share of pgbench, the same rows',
      figure: share((r) => r.receipt.rate / r.sameRows),
      unit: '%',
    },
    { what: '  p50', figure: of((r) => r.receipt.p50), unit: 'ms' },
    { what: '  p99', figure: of((r) => r.receipt.p99), unit: 'ms', goal: { atMost: 40 } },
    { what: 'intake, answered with the whole dossier', figure: of((r) => r.whole.rate), unit: '/s' },
    { what: '  p99', figure: of((r) => r.whole.p99), unit: 'ms', goal: { atMost: 40 } },
    { what: 'pgbench, bare rows', figure: of((r) => r.bare), unit: '/s' },
    { what: 'pgbench, the same rows', figure: of((r) => r.sameRows), unit: '/s' },
  ];
}

export function intakeScript({ cookies }: Installation, prefer: string): string {
  const file = (n: number) => createHash('sha256').update(`%PDF-1.7 ${n}`).digest('hex');
  const components = [1, 2, 3].map((n) => ({
    no: n,
    count: 1,
    files: [{ id: file(n), name: `tep-${n}.pdf` }],
  }));
  const lists = {
    cookies,
    stops: cookies.map((_, i) => oneStopSlug(i + 1)),
    procedures: Array.from({ length: PROCEDURES }, (_, i) => procedureCode(i + 1)),
  };
  return luaScript(
    join(folder, `intake-${prefer.replace('=', '-')}.lua`),
    lists,
    `
    local n = math.random(#stops)
    local a = math.random(100000000, 999999999)
    local body = '{"oneStop":"' .. stops[n] .. '","procedure":"' .. any(procedures)
      .. '","applicant":{"fullName":"Trần Thị Mai ' .. a .. '","identityNumber":"001' .. a
      .. '","birthDate":"1985-08-15","sex":"female","address":"Số 12 ngõ 34 phố Đội Cấn","phone":"0' .. a
      .. '"},"components":${JSON.stringify(components)}}'
    return wrk.format("POST", "/api/v1/dossiers", {
      ["Content-Type"] = "application/json", ["X-Motcua"] = "1", ["Prefer"] = "${prefer}", ["Cookie"] = cookies[n],
      ["Idempotency-Key"] = string.format("%x-%x-%x", math.random(2^31), math.random(2^31), math.random(2^31)),
    }, body)`,
  );
}
