// `npm run faults`: kills the server and its database at random moments under load, and counts what was lost.
// ROUNDS (200): how many kills. SEED: the same kills again.
import { ensureBuilt } from '../bin/lib/build.mjs';
import { ensureInstalled } from '../bin/lib/install.mjs';
import { inRoot, main, nodeProgram, toolEnvironment } from '../bin/lib/project.mjs';
import { run } from '../bin/lib/run.mjs';

await main(async () => {
  await ensureInstalled();
  await ensureBuilt();
  process.exitCode = await run(nodeProgram(), [inRoot('faults/main.ts')], toolEnvironment());
});
