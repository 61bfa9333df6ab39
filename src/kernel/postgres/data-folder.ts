import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { POSTGRES_MAJOR } from './binaries.ts';
import { diskFull, StartupError, speaksOfFullDisk } from './errors.ts';

/** The layout of the data folder that this release writes. */
export const FOLDER_FORMAT = 1;

/** Bytes that must be free: to create a cluster (40 MB and its first WAL files), and to start an existing one. */
export const SPACE_TO_CREATE = 200_000_000;
export const SPACE_TO_START = 64_000_000;

/** `motcua.json`: by which layout the folder was written, so that an older program leaves a newer one alone. */
const stampSchema = z.object({
  format: z.int().positive(),
  postgres: z.int().positive(),
  createdBy: z.string(),
});

export interface DataFolder {
  /** Absolute, without symbolic links. */
  readonly path: string;
  readonly cluster: string;
  readonly log: string;
}

/** Creates the folder when it is missing, and refuses one that this release must not touch. */
export function openDataFolder(dataDir: string, version = 'motcua'): DataFolder {
  const path = makeFolder(dataDir);
  const stampFile = join(path, 'motcua.json');
  const cluster = join(path, 'postgres');
  if (existsSync(stampFile)) checkStamp(path, stampFile);
  checkCluster(cluster);
  checkSpace(path, existsSync(cluster) ? SPACE_TO_START : SPACE_TO_CREATE);
  if (!existsSync(stampFile)) {
    writeWhole(stampFile, { format: FOLDER_FORMAT, postgres: POSTGRES_MAJOR, createdBy: version });
  }
  return { path, cluster, log: join(path, 'log') };
}

/** Root's server is another user, who has to pass through; anybody else keeps the folder closed. */
function makeFolder(dataDir: string): string {
  try {
    mkdirSync(dataDir, { recursive: true, mode: process.geteuid?.() === 0 ? 0o711 : 0o700 });
    accessSync(dataDir, constants.W_OK | constants.X_OK);
    return realpathSync(dataDir);
  } catch (error) {
    if (speaksOfFullDisk(String(error))) throw diskFull(dataDir, SPACE_TO_CREATE);
    throw new StartupError(
      'folder-not-writable',
      {
        message: `The data folder ${dataDir} cannot be written (${(error as NodeJS.ErrnoException).code}).`,
        mend: 'Give yourself the right to write there, or set MOTCUA_DATA to another folder.',
      },
      error,
    );
  }
}

function checkStamp(path: string, stampFile: string): void {
  let stamp: z.infer<typeof stampSchema>;
  try {
    stamp = stampSchema.parse(JSON.parse(readFileSync(stampFile, 'utf8')));
  } catch (cause) {
    throw new StartupError(
      'folder-damaged',
      {
        message: `${stampFile} cannot be read, so it is not known which version wrote ${path}.`,
        mend: 'Bring that file back from a copy of the folder, or restore a backup into an empty folder.',
      },
      cause,
    );
  }
  if (stamp.format > FOLDER_FORMAT) {
    throw new StartupError('folder-newer', {
      message: `The data folder ${path} was written by a newer version (format ${stamp.format}; this one knows ${FOLDER_FORMAT}).`,
      mend: 'Start that newer version, or set MOTCUA_DATA to another folder.',
    });
  }
}

function checkCluster(cluster: string): void {
  const file = join(cluster, 'PG_VERSION');
  if (!existsSync(file)) return;
  const major = readFileSync(file, 'utf8').trim();
  if (major === String(POSTGRES_MAJOR)) return;
  throw new StartupError('postgres-mismatch', {
    message: `The database in ${cluster} is of PostgreSQL ${major}; this program brings PostgreSQL ${POSTGRES_MAJOR}.`,
    mend: 'Start the version that wrote it, make a backup with it, and restore that here into an empty folder.',
  });
}

/** @param need bytes. */
export function checkSpace(path: string, need: number): void {
  const { bavail, bsize } = statfsSync(path);
  if (bavail * bsize < need) throw diskFull(path, need, bavail * bsize);
}

/** Either the whole file or none: a half-written stamp would lock its owner out. */
function writeWhole(file: string, content: unknown): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(content)}\n`, { mode: 0o644 });
  renameSync(`${file}.new`, file);
}
