import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Installation } from './installation.ts';
import { luaScript, type Seen, wrk } from './load.ts';
import { median, type Row } from './rows.ts';

const folder = mkdtempSync(join(tmpdir(), 'motcua-load-'));

/**
 * What citizens and officers look at, by sixteen clients: any of ten thousand status pages, most of which nobody has
 * asked for yet; any of a thousand that were asked for before; an office's work list.
 */
export async function benchReads(
  at: Installation,
  { rounds, seconds }: { rounds: number; seconds: number },
): Promise<Row[]> {
  const rows = await at.db<{ code: string }[]>`SELECT code FROM dossier ORDER BY id DESC LIMIT 10000`;
  const codes = rows.map((row) => row.code);
  const status = luaScript(
    join(folder, 'status.lua'),
    { codes },
    'return wrk.format("GET", "/ho-so/" .. any(codes))',
  );
  const often = luaScript(
    join(folder, 'often.lua'),
    { codes: codes.slice(0, 1000) },
    'return wrk.format("GET", "/ho-so/" .. any(codes))',
  );
  const list = luaScript(
    join(folder, 'list.lua'),
    { cookies: at.cookies },
    'return wrk.format("GET", "/api/v1/dossiers?list=one-stop", { ["Cookie"] = any(cookies) })',
  );
  const load = { clients: 16, seconds };
  const seen: { status: Seen; often: Seen; list: Seen }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    seen.push({
      status: await wrk(at.url, { ...load, script: status }),
      often: await wrk(at.url, { ...load, script: often }),
      list: await wrk(at.url, { ...load, script: list }),
    });
  }
  const of = (figure: (round: (typeof seen)[number]) => number): number => median(seen.map(figure));
  return [
    { what: 'status page by code', figure: of((r) => r.status.rate), unit: '/s', goal: { atLeast: 4000 } },
    { what: '  p99', figure: of((r) => r.status.p99), unit: 'ms' },
    {
      what: 'status page, one of a thousand asked for before',
      figure: of((r) => r.often.rate),
      unit: '/s',
      goal: { atLeast: 4000 },
    },
    { what: '  p99', figure: of((r) => r.often.p99), unit: 'ms' },
    { what: 'work list of 50', figure: of((r) => r.list.rate), unit: '/s', goal: { atLeast: 1500 } },
    { what: '  p99', figure: of((r) => r.list.p99), unit: 'ms' },
  ];
}
