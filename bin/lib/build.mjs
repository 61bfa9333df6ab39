import { inRoot, Trouble, toolEnvironment } from './project.mjs';
import { runQuietly } from './run.mjs';
import { fingerprint, stampAt } from './stamp.mjs';

const SOURCES = [
  'src',
  'public',
  'migrations',
  'data',
  'vite.config.ts',
  'tsconfig.json',
  'package-lock.json',
];

/** The built server, which stands on its own next to node_modules. */
export const SERVER = inRoot('dist', 'server', 'main.js');

const stamp = stampAt('dist/.stamp');

const sources = () => fingerprint(SOURCES, (path) => !/\.(test|fixture)\.tsx?$/.test(path));

export const isBuilt = () => stamp.matches(sources());

/** Builds both sides, unless they were built from the sources as they are now. */
export async function ensureBuilt() {
  const print = sources();
  if (stamp.matches(print)) return;
  stamp.clear();
  const vite = inRoot('node_modules', '.bin', 'vite');
  const sides = [
    [vite, ['build', '--logLevel', 'warn']],
    [vite, ['build', '--ssr', 'src/cli/main.ts', '--logLevel', 'warn']],
  ];
  const failure = await runQuietly('Building', sides, toolEnvironment());
  if (failure !== undefined) {
    throw new Trouble(
      `The program could not be built.\n${failure}`,
      'Undo the last change to the sources, or mend it.',
    );
  }
  stamp.write(print);
}

/** So that the next `ensureBuilt` builds whatever is there. */
export const forgetBuild = () => stamp.clear();
