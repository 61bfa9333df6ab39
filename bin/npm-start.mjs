// `npm start`: from a bare clone to the running program. Arguments after `npm start --` are the program's.
import { SERVER } from './lib/build.mjs';
import { prepare } from './lib/prepare.mjs';
import { main, nodeProgram } from './lib/project.mjs';
import { become } from './lib/run.mjs';

await main(async () => {
  await prepare();
  const args = ['--enable-source-maps', SERVER, 'start', ...process.argv.slice(2)];
  become(nodeProgram(), args, process.env);
});
