import type { Log } from '../kernel/log.ts';
import type { Config } from './config.ts';
import { newPassword, readPassword } from './passwords.ts';
import { openSystem } from './system.ts';
import type { Terminal } from './terminal.ts';
import { addUser, type NewUser } from './user-add.ts';

export interface UserOptions extends NewUser {
  readonly passwordStdin?: true;
  readonly json?: true;
}

/** `--json`: `{ "username", "person", "password" }`, the last only when it was made here. */
export async function userAddCommand(
  config: Config,
  { passwordStdin, json, ...user }: UserOptions,
  log: Log,
  { say, out }: Terminal,
): Promise<void> {
  const given = passwordStdin ? await readPassword(process.stdin, say) : undefined;
  const password = given ?? newPassword();
  const { system, close } = await openSystem(config, log, say);
  try {
    const added = await addUser(system, user, password, say);
    log.info('account added');
    const shown = given === undefined ? { password } : {};
    if (json) out(JSON.stringify({ ...added, ...shown }));
    else {
      out(say.user.added(added.username));
      if (given === undefined) out(`${say.user.password(password)}\n${say.user.onlyOnce}`);
    }
  } finally {
    await close();
  }
}
