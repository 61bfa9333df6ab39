import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { inRoot, Trouble } from './project.mjs';
import { runQuietly } from './run.mjs';
import { fingerprint, stampAt } from './stamp.mjs';

const stamp = stampAt('node_modules/.motcua-stamp');

const wanted = () => fingerprint(['package-lock.json', 'patches']);

export const isInstalled = () => stamp.matches(wanted());

/** Installs exactly what package-lock.json names, mended by what is in `patches`, unless that is what is there. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  if (!installedAsLocked()) await install();
  await mend();
  stamp.write(wanted());
}

/** Whether npm's own note of what it put into node_modules agrees with package-lock.json. */
function installedAsLocked() {
  const noteFile = inRoot('node_modules', '.package-lock.json');
  if (!existsSync(noteFile)) return false;
  const installed = readPackages(noteFile);
  return Object.entries(readPackages(inRoot('package-lock.json'))).every(([path, locked]) => {
    if (path === '') return true;
    const found = installed[path];
    return found
      ? found.integrity === locked.integrity && existsSync(inRoot(path))
      : locked.optional === true;
  });
}

const readPackages = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

async function install() {
  const [file, ...before] = npmCommand();
  const args = ['ci', '--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
  const failure = await runQuietly('Installing packages', [[file, [...before, ...args]]], ownEnvironment());
  if (failure === undefined) return;
  const reason = failure
    .split('\n')
    .filter((line) => line.startsWith('npm error'))
    .slice(0, 6)
    .join('\n');
  throw new Trouble(
    `The packages could not be installed.\n${reason || failure}`,
    'Check the network and the free disk space, then run the same command again. Your data was not touched.',
  );
}

/** Applies `patches/` to the packages; one that is applied already stays. */
async function mend() {
  const command = [
    process.execPath,
    [inRoot('node_modules', 'patch-package', 'index.js'), '--error-on-fail'],
  ];
  const failure = await runQuietly('Mending packages', [command], ownEnvironment());
  if (failure === undefined) return;
  throw new Trouble(
    `A package could not be mended.\n${failure}`,
    'Remove the folder node_modules, then run the same command again. Your data was not touched.',
  );
}

/** The npm that runs us, else the one on the PATH. */
function npmCommand() {
  const { npm_execpath: npm, npm_node_execpath: node } = process.env;
  if (npm && basename(npm) === 'npm-cli.js' && existsSync(npm)) {
    return [node && existsSync(node) ? node : process.execPath, npm];
  }
  return ['npm'];
}

/** Our environment without what the npm that runs us says of its own command: the inner one is another command. */
function ownEnvironment() {
  const foreign =
    /^npm_(package_|lifecycle_|command$|config_(local_prefix|prefix|global|package|call|workspaces?|omit|include|dry_run)$)/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}
