import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../kernel/time.ts';
import {
  checkBinaries,
  checkDocuments,
  checkFiles,
  checkFolder,
  checkNode,
  checkPort,
  checkSpace,
  type Finding,
  fail,
  ok,
} from './checks.ts';
import { checkAccounts, checkClock, checkLedger, checkMigrations, checkServer } from './checks-database.ts';
import type { Config } from './config.ts';
import { openDatabase } from './database.ts';
import { explain } from './explain.ts';
import { logPath } from './log.ts';
import type { Messages } from './messages.ts';
import { offsetClock, ourMigrations } from './system.ts';
import type { Terminal } from './terminal.ts';
import { EXIT } from './trouble.ts';

/** Looks at everything and changes nothing; an embedded server that does not run is started for the look. */
export async function examine(config: Config, say: Messages): Promise<Finding[]> {
  const machine = [
    checkNode(say),
    ...(config.databaseUrl === null ? [checkBinaries(say)] : []),
    checkFolder(config.dataDir, say),
    checkSpace(config.dataDir, say),
    await checkPort(config, say),
    checkFiles(say),
    await checkDocuments(say),
  ];
  return [...machine, ...(await examineDatabase(config, say))];
}

async function examineDatabase(config: Config, say: Messages): Promise<Finding[]> {
  if (config.databaseUrl === null && !existsSync(join(config.dataDir, 'postgres'))) {
    return [ok('database', say.doctor.noDatabase)];
  }
  const quiet = { info: () => {}, warn: () => {} };
  try {
    const { db, close } = await openDatabase(config, quiet, say);
    try {
      const { finding, current } = await checkMigrations(db, ourMigrations(), say);
      const found = [await checkServer(db, say), finding];
      if (!current) return found;
      const [installation] = await db<
        { offset: number }[]
      >`SELECT clock_offset_ms AS offset FROM installation`;
      const clocks = { now: offsetClock(installation?.offset ?? 0), real: systemClock };
      return [
        ...found,
        await checkLedger(db, say),
        await checkAccounts(db, say),
        await checkClock(db, clocks, say),
      ];
    } finally {
      await close();
    }
  } catch (error) {
    const [message = '', ...rest] = explain(error, say, logPath(config.dataDir)).text.split('\n');
    return [fail('database', message, rest.join(' '))];
  }
}

/** `--json`: `{ "ok", "checks": [{ "check", "state", "message", "mend" }] }`; exit code 1 when one failed. */
export async function doctorCommand(config: Config, json: boolean, { say, out }: Terminal): Promise<void> {
  const checks = await examine(config, say);
  const failed = checks.filter(({ state }) => state === 'fail').length;
  if (json) out(JSON.stringify({ ok: failed === 0, checks }));
  else out(report(checks, say));
  process.exitCode = failed === 0 ? EXIT.ok : EXIT.failed;
}

function report(checks: readonly Finding[], { doctor }: Messages): string {
  const width = Math.max(...Object.values(doctor.states).map((word) => word.length));
  const lines = checks.flatMap(({ state, message, mend }) => [
    `  ${doctor.states[state].padEnd(width)}  ${message}`,
    ...(mend === null ? [] : [`  ${' '.repeat(width)}  → ${mend}`]),
  ]);
  const count = (state: Finding['state']) => checks.filter((check) => check.state === state).length;
  const verdict =
    count('fail') > 0
      ? doctor.failed(count('fail'))
      : count('warn') > 0
        ? doctor.warned(count('warn'))
        : doctor.healthy;
  return [...lines, '', verdict].join('\n');
}
