import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import type { Installation } from './installation.ts';

const run = promisify(execFile);

/** What a load generator saw. Rates by the second, latencies in milliseconds. */
export interface Seen {
  readonly rate: number;
  readonly p50: number;
  readonly p99: number;
  /** Answers other than 2xx and 3xx. */
  readonly bad: number;
}

/** `wrk` with a script of its own; needs Debian's package `wrk`. */
export async function wrk(
  url: string,
  { clients, seconds, script }: { clients: number; seconds: number; script: string },
): Promise<Seen> {
  const flags = ['-t1', `-c${clients}`, `-d${seconds}s`, '--latency', '-s', script];
  const { stdout } = await run('wrk', [...flags, url]);
  const latency = (percent: number): number => {
    const [, value, unit] = new RegExp(`${percent}%\\s+([\\d.]+)(us|ms|s)`).exec(stdout)!;
    return Number(value) * { us: 0.001, ms: 1, s: 1000 }[unit as 'us' | 'ms' | 's'];
  };
  return {
    rate: Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)![1]),
    p50: latency(50),
    p99: latency(99),
    bad: Number(/Non-2xx or 3xx responses: (\d+)/.exec(stdout)?.[1] ?? 0),
  };
}

/** Transactions by the second that `pgbench` reaches; needs Debian's package `postgresql-15`. */
export async function pgbench(
  { socket }: Installation,
  {
    database,
    script,
    clients,
    seconds,
    mode,
  }: {
    database: string;
    script: string;
    clients: number;
    seconds: number;
    /** `simple`: one statement written out each time, as the yardstick was measured. */
    mode: 'simple' | 'prepared';
  },
): Promise<number> {
  const where = ['-h', socket.directory, '-U', socket.user, database];
  const flags = ['-n', '-M', mode, '-c', String(clients), '-j', '2', '-T', String(seconds), '-f', script];
  const { stdout } = await run('pgbench', [...flags, ...where]);
  return Number(/tps = ([\d.]+)/.exec(stdout)![1]);
}

/** A script for `wrk`: `request` is the body of a Lua function that may use the lists given. */
export function luaScript(
  path: string,
  lists: Readonly<Record<string, readonly string[]>>,
  request: string,
): string {
  const quoted = (text: string) => JSON.stringify(text);
  const given = Object.entries(lists).map(
    ([name, items]) => `local ${name} = {${items.map(quoted).join(',')}}`,
  );
  writeFileSync(
    path,
    [
      // Seeded anew in every run: no key of an earlier round comes again.
      'local a, b, c, d = io.open("/dev/urandom"):read(4):byte(1, 4)',
      'math.randomseed(((a * 256 + b) * 256 + c) * 256 + d)',
      'local function any(list) return list[math.random(#list)] end',
      ...given,
      `function request()\n${request}\nend\n`,
    ].join('\n'),
  );
  return path;
}
