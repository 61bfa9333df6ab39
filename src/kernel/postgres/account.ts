import { type SpawnOptions, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { StartupError } from './errors.ts';

/**
 * Who the server runs as. PostgreSQL refuses root, so root either becomes another user (`setuid`, the cluster
 * belongs to that user) or puts on another number in a user namespace (`namespace`, the cluster belongs to root).
 */
export type Account =
  | { readonly kind: 'same' }
  | { readonly kind: 'setuid'; readonly uid: number; readonly gid: number }
  | { readonly kind: 'namespace'; readonly uid: number; readonly gid: number };

interface Owner {
  readonly uid: number;
  readonly gid: number;
}

/**
 * @param cluster the folder of the database cluster; when it exists its owner decides.
 * @param programs files that the server has to be able to reach.
 */
export function chooseAccount(cluster: string, programs: readonly string[]): Account {
  const me = process.geteuid?.();
  const owner = existsSync(cluster) ? statSync(cluster) : undefined;
  if (me !== 0) {
    if (owner && me !== undefined && owner.uid !== me) throw notOurs(cluster, owner);
    return { kind: 'same' };
  }
  if (owner?.uid === 0) return namespaceAccount(cluster);
  const user = owner ?? unprivilegedUser();
  const blocked = user && [cluster, ...programs].find((path) => !reaches(user, path));
  if (user && blocked === undefined) return { kind: 'setuid', uid: user.uid, gid: user.gid };
  if (owner) {
    throw new StartupError('no-unprivileged-account', {
      message: `PostgreSQL may not run as root, and user ${owner.uid}, who owns ${cluster}, cannot reach ${blocked}.`,
      mend: `Allow passage through its folders (chmod o+x), or run the program as the user ${owner.uid}.`,
    });
  }
  return namespaceAccount(cluster);
}

function unprivilegedUser(): Owner | undefined {
  for (const name of ['motcua', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }));
    if (uid?.status === 0 && gid?.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  return undefined;
}

/** Whether the permission bits of every folder above `path` let the user through. */
export function reaches(user: Owner, path: string): boolean {
  const folder = dirname(path);
  if (existsSync(folder)) {
    const { uid, gid, mode } = statSync(folder);
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
  }
  return folder === path || reaches(user, folder);
}

/** The customary number of `nobody`; inside the namespace it stands for root's files outside. */
const NOBODY = 65534;

function namespaceAccount(cluster: string): Account {
  const account: Account = { kind: 'namespace', uid: NOBODY, gid: NOBODY };
  const [file, args] = commandFor(account, 'true', []);
  if (spawnSync(file, args, { stdio: 'ignore' }).status === 0) return account;
  throw new StartupError('no-unprivileged-account', {
    message: `PostgreSQL may not run as root, no other user can reach ${cluster}, and user namespaces are off here.`,
    mend: 'Set MOTCUA_DATA to a folder that others can pass through, such as /var/lib/motcua, with the program itself outside /root; or run it as an ordinary user.',
  });
}

function notOurs(cluster: string, owner: Owner): StartupError {
  return new StartupError('folder-not-ours', {
    message: `The database in ${cluster} belongs to another user (${owner.uid}).`,
    mend: 'Run the program as that user, or set MOTCUA_DATA to a folder of your own.',
  });
}

/** How to call a program as that account: file, arguments, and the options that spawn needs. */
export function commandFor(
  account: Account,
  program: string,
  args: readonly string[],
): [file: string, args: string[], options: Pick<SpawnOptions, 'uid' | 'gid'>] {
  if (account.kind === 'setuid') return [program, [...args], { uid: account.uid, gid: account.gid }];
  if (account.kind === 'same') return [program, [...args], {}];
  const mapped = ['--user', `--map-user=${account.uid}`, `--map-group=${account.gid}`, '--', program];
  return ['unshare', [...mapped, ...args], {}];
}
