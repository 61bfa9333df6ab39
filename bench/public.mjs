// How fast one process serves a procedure's public page, next to the cheapest answer the same process has.
// `npm run bench`; needs `wrk` (Debian: apt-get install wrk). Medians of rounds taken in turns, in one run.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureBuilt, SERVER } from '../bin/lib/build.mjs';
import { ensureInstalled } from '../bin/lib/install.mjs';
import { nodeProgram } from '../bin/lib/project.mjs';

const rounds = Number(process.env.ROUNDS ?? 5);
const seconds = Number(process.env.SECONDS_EACH ?? 5);
const port = 8090;

await ensureInstalled();
await ensureBuilt();
const data = mkdtempSync(join(tmpdir(), 'motcua-bench-'));
const env = { ...process.env, MOTCUA_DATA: data, PORT: String(port) };
const server = spawn(nodeProgram(), [SERVER, 'start'], { env, stdio: 'ignore' });
const base = `http://127.0.0.1:${port}`;
try {
  await ready();
  const pages = {
    'liveness (baseline)': '/healthz',
    'procedure at an office': '/tt/ba-dinh-vinh-phuc/1.001193',
    'procedure, English': '/en/tt/ba-dinh-vinh-phuc/1.001193',
    home: '/',
    'search (con em mới đẻ…)': `/tim?q=${encodeURIComponent('con em mới đẻ làm giấy tờ ở đâu')}`,
  };
  const measured = new Map(Object.keys(pages).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, path] of Object.entries(pages)) measured.get(name).push(wrk(base + path));
  }
  const baseline = median(measured.get('liveness (baseline)').map((m) => m.rate));
  console.log(`median of ${rounds} rounds of ${seconds} s, 32 connections, one process`);
  for (const [name, figures] of measured) {
    const rate = median(figures.map((m) => m.rate));
    const bad = figures.reduce((sum, m) => sum + m.bad, 0);
    const share = ((100 * rate) / baseline).toFixed(0);
    console.log(
      `${name.padEnd(26)} ${rate.toFixed(0).padStart(7)} requests/s  ${share.padStart(3)} % of baseline  ${bad} failed`,
    );
  }
} finally {
  server.kill('SIGTERM');
  await new Promise((resolve) => server.once('exit', resolve));
  rmSync(data, { recursive: true, force: true });
}

async function ready() {
  for (let tries = 0; tries < 300; tries += 1) {
    if (server.exitCode !== null) throw new Error('The server did not start.');
    const ok = await fetch(`${base}/readyz`)
      .then((answer) => answer.ok)
      .catch(() => false);
    if (ok) return;
    await sleep(200);
  }
  throw new Error('The server was not ready within a minute.');
}

function wrk(url) {
  const text = execFileSync('wrk', ['-t1', '-c32', `-d${seconds}s`, '-H', 'Accept-Encoding: gzip', url], {
    encoding: 'utf8',
  });
  return {
    rate: Number(/Requests\/sec:\s+([\d.]+)/.exec(text)[1]),
    bad: Number(/Non-2xx or 3xx responses: (\d+)/.exec(text)?.[1] ?? 0),
  };
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
