#!/usr/bin/env node
// `npx motcua …`: the program's other commands, such as backup and doctor.
import { ensureBuilt, SERVER } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { main, nodeProgram } from './lib/project.mjs';
import { become } from './lib/run.mjs';

await main(async () => {
  await ensureInstalled();
  await ensureBuilt();
  become(nodeProgram(), ['--enable-source-maps', SERVER, ...process.argv.slice(2)], process.env);
});
