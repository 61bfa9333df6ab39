// `npm run bench` measures the public pages, `npm run bench -- NAME` something else.
import { ensureBuilt } from '../bin/lib/build.mjs';
import { ensureInstalled } from '../bin/lib/install.mjs';
import { inRoot, main, nodeProgram, Trouble, toolEnvironment } from '../bin/lib/project.mjs';
import { run } from '../bin/lib/run.mjs';

const benches = {
  public: 'bench/public.mjs',
  authority: 'bench/authority/main.ts',
  dossiers: 'bench/dossiers/index.ts',
  survey: 'bench/survey/index.ts',
};

await main(async () => {
  const [name = 'public', ...args] = process.argv.slice(2);
  if (!Object.hasOwn(benches, name)) {
    throw new Trouble(`There is no benchmark “${name}”.`, `There are: ${Object.keys(benches).join(', ')}.`);
  }
  await ensureInstalled();
  if (name === 'dossiers' || name === 'survey') await ensureBuilt();
  process.exitCode = await run(nodeProgram(), [inRoot(benches[name]), ...args], toolEnvironment());
});
