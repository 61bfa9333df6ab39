import { createHash } from 'node:crypto';
import { chmodSync, chownSync, lstatSync, mkdirSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Account } from './account.ts';
import { StartupError } from './errors.ts';

/**
 * Where the sockets of a data folder live. A socket's whole path may have 107 bytes (103 on macOS), which a
 * data folder easily exceeds, so it is a short name in the temporary folder, always the same for one folder.
 * @param dataFolder absolute, without symbolic links.
 */
export function socketFolder(dataFolder: string): string {
  const name = `motcua-${createHash('sha256').update(dataFolder).digest('hex').slice(0, 12)}`;
  const folder = join(tmpdir(), name);
  return Buffer.byteLength(folder) <= 80 ? folder : join('/tmp', name);
}

/** Makes the folder, open to its owner alone; one that a stranger put there first is refused. */
export function makeSocketFolder(folder: string, account: Account): void {
  const me = process.geteuid?.() ?? 0;
  const wanted = account.kind === 'setuid' ? account.uid : me;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const found = lstatSync(folder);
  if (!found.isDirectory() || (found.uid !== wanted && found.uid !== me)) {
    throw new StartupError('socket-folder-taken', {
      message: `${folder}, where the database's socket belongs, was made by somebody else (user ${found.uid}).`,
      mend: `Remove ${folder}, or set TMPDIR to a temporary folder of your own.`,
    });
  }
  if (account.kind === 'setuid') chownSync(folder, account.uid, account.gid);
  if (found.uid === me || me === 0) chmodSync(folder, 0o700);
}

/** Only when nothing is in it any more. */
export function removeSocketFolder(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Another program has started there meanwhile: it is its folder now.
  }
}
