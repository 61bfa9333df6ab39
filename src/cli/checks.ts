import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findBinaries } from '../kernel/postgres/binaries.ts';
import { SPACE_TO_START } from '../kernel/postgres/data-folder.ts';
import { runningInstance, StartupError } from '../kernel/postgres/index.ts';
import { projectRoot } from '../kernel/project.ts';
import { day } from '../kernel/time.ts';
import type { Config } from './config.ts';
import type { Messages } from './messages.ts';
import { tryListen } from './port.ts';

export type State = 'ok' | 'warn' | 'fail';

export interface Finding {
  /** What was looked at, for programs: `port`, `ledger`. */
  readonly check: string;
  readonly state: State;
  readonly message: string;
  /** What to do about it; null when all is well. */
  readonly mend: string | null;
}

export const ok = (check: string, message: string): Finding => ({ check, state: 'ok', message, mend: null });
export const warn = (check: string, message: string, mend: string): Finding => ({
  check,
  state: 'warn',
  message,
  mend,
});
export const fail = (check: string, message: string, mend: string): Finding => ({
  check,
  state: 'fail',
  message,
  mend,
});

/** The runtime that the program is written for. */
const NODE_MAJOR = 24;

export function checkNode({ doctor }: Messages, version = process.versions.node): Finding {
  const message = doctor.node(version);
  return Number.parseInt(version, 10) >= NODE_MAJOR
    ? ok('node', message)
    : fail('node', message, doctor.nodeMend);
}

export function checkBinaries({ doctor, startup }: Messages): Finding {
  try {
    findBinaries();
    return ok('binaries', doctor.binaries(`${process.platform}-${process.arch}`));
  } catch (error) {
    if (!(error instanceof StartupError)) throw error;
    const told = startup?.[error.code];
    return fail('binaries', told?.what ?? error.message, told?.mend ?? error.mend);
  }
}

export function checkFolder(dataDir: string, { doctor }: Messages): Finding {
  const path = nearest(dataDir);
  try {
    accessSync(path, constants.W_OK | constants.X_OK);
  } catch {
    return fail('folder', doctor.folderClosed(path), doctor.folderMend);
  }
  return ok('folder', path === dataDir ? doctor.folder(dataDir) : doctor.folderMissing(dataDir));
}

/** Bytes under which an operator should look for more room. */
const ROOM = 1_000_000_000;

export function checkSpace(dataDir: string, { doctor, lang }: Messages): Finding {
  const { bavail, bsize } = statfsSync(nearest(dataDir));
  const free = bavail * bsize;
  const gigabytes = (free / 1e9).toLocaleString(lang, { maximumFractionDigits: 1 });
  const message = doctor.space(`${gigabytes} GB`);
  if (free < SPACE_TO_START) return fail('space', message, doctor.spaceMend);
  return free < ROOM ? warn('space', message, doctor.spaceMend) : ok('space', message);
}

const nearest = (path: string): string => (existsSync(path) ? path : nearest(dirname(path)));

/** The port is free, or it is this installation that serves there. */
export async function checkPort(
  { host, port, dataDir, databaseUrl }: Config,
  say: Messages,
): Promise<Finding> {
  const { doctor } = say;
  const running = databaseUrl === null && existsSync(dataDir) ? await runningInstance(dataDir) : undefined;
  if (running?.url) return ok('port', doctor.portOurs(running.url));
  const address = `${host}:${port}`;
  const code = await tryListen({ host, port }).then(
    () => null,
    (error: NodeJS.ErrnoException) => error.code ?? error.message,
  );
  if (code === null) return ok('port', doctor.portFree(address));
  if (code === 'EADDRINUSE' && (await answersAsUs(address)))
    return ok('port', doctor.portOurs(`http://${address}`));
  return fail('port', doctor.portTaken(address, code), doctor.portMend);
}

async function answersAsUs(address: string): Promise<boolean> {
  try {
    const answer = await fetch(`http://${address}/metrics`, { signal: AbortSignal.timeout(2000) });
    return (await answer.text()).includes('motcua_');
  } catch {
    return false;
  }
}

export function checkFiles({ doctor }: Messages): Finding {
  return existsSync(join(projectRoot, 'dist', 'client', '.vite', 'manifest.json'))
    ? ok('files', doctor.files)
    : fail('files', doctor.filesMissing, doctor.filesMend);
}

/** Sets a poster: that needs the typesetter of this platform, its fonts and its templates. */
export async function checkDocuments({ doctor }: Messages): Promise<Finding> {
  try {
    const { posterPdf } = await import('../documents/index.ts');
    await posterPdf({
      office: 'Bộ phận Một cửa',
      procedure: { name: 'Thử phông chữ tiếng Việt', nameEn: 'Trial of the fonts', code: '1.000000' },
      decidedBy: 'Ủy ban nhân dân',
      document: 'Quyết định',
      timeLimit: '5 ngày làm việc',
      fee: 'Không thu phí',
      url: 'https://motcua.example.vn/thu',
      shortUrl: 'motcua.example.vn/thu',
      day: day('2023-08-15'),
      colours: { brand: '#004080', accent: '#c0a040' },
    });
    return ok('documents', doctor.documents);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return fail('documents', doctor.documentsBroken(why), doctor.documentsMend);
  }
}
