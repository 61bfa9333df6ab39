import { mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import type { Log } from '../kernel/log.ts';

export type LogTarget = 'file' | 'stdout';

/** One old file is kept; the present one is measured at each start. */
const LIMIT = 32_000_000;

/** Structured lines in `log/motcua.log` of the data folder, or on standard output for whoever collects them there. */
export function openLog(target: LogTarget, dataDir: string): Log {
  return pino(
    { level: 'info', base: null, timestamp: pino.stdTimeFunctions.isoTime, redact: ['password', 'secret'] },
    target === 'stdout' ? pino.destination(1) : pino.destination({ dest: logFile(dataDir), mode: 0o600 }),
  );
}

export const logPath = (dataDir: string): string => join(dataDir, 'log', 'motcua.log');

function logFile(dataDir: string): string {
  const path = logPath(dataDir);
  // The embedded server may run as another user, who has to pass through the data folder to its own.
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  mkdirSync(join(dataDir, 'log'), { recursive: true, mode: 0o700 });
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LIMIT) renameSync(path, `${path}.1`);
  return path;
}
