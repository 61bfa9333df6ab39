// `npm start`: from a bare clone to the running program. Arguments after `npm start --` are the program's.
import { ensureBuilt, SERVER } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { main, nodeProgram } from './lib/project.mjs';
import { become } from './lib/run.mjs';

await main(async () => {
  await ensureInstalled();
  await ensureBuilt();
  const args = ['--enable-source-maps', SERVER, 'start', ...process.argv.slice(2)];
  become(nodeProgram(), args, process.env);
});
