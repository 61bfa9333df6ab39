import { ensureBuilt, isBuilt } from './build.mjs';
import { ensureInstalled, isInstalled } from './install.mjs';
import { inTurn } from './turn.mjs';

/** Everything between a bare clone and a program that can be run; what is done already is not done again. */
export async function prepare() {
  if (isInstalled() && isBuilt()) return;
  await inTurn(async () => {
    await ensureInstalled();
    await ensureBuilt();
  });
}
