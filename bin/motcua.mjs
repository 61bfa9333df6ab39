#!/usr/bin/env node
// `npx motcua …`: the program's other commands, such as backup and doctor.
import { SERVER } from './lib/build.mjs';
import { prepare } from './lib/prepare.mjs';
import { main, nodeProgram } from './lib/project.mjs';
import { become } from './lib/run.mjs';

await main(async () => {
  await prepare();
  become(nodeProgram(), ['--enable-source-maps', SERVER, ...process.argv.slice(2)], process.env);
});
