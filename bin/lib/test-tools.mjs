import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './run.mjs';

/** What the tests look at pages and documents with, and the Debian package that brings it. */
const TOOLS = [
  {
    name: 'chromium',
    programs: ['chromium', 'chromium-browser', 'google-chrome'],
    variable: 'MOTCUA_CHROMIUM',
  },
  { name: 'poppler-utils', programs: ['pdftotext'] },
  { name: 'zbar-tools', programs: ['zbarimg'] },
  { name: 'qpdf', programs: ['qpdf'] },
  { name: 'fontconfig', programs: ['fc-query'] },
];

function executable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const onPath = (program) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => executable(join(folder, program)));

const missing = () =>
  TOOLS.filter(({ programs, variable }) => !process.env[variable ?? ''] && !programs.some(onPath)).map(
    ({ name }) => name,
  );

/**
 * Installs what is missing where we may (root on Debian).
 * @returns {Promise<boolean>} whether everything is there now; if not, what to run has been printed.
 */
export async function ensureTestTools() {
  const wanted = missing();
  if (wanted.length === 0) return true;
  const install = ['install', '-y', '-qq', '--no-install-recommends', ...wanted];
  if (process.geteuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    console.log(`Installing ${wanted.join(', ')} …`);
    await run('apt-get', ['update', '-qq'], env);
    await run('apt-get', install, env);
  }
  const left = missing();
  if (left.length === 0) return true;
  console.log(`The tests need ${left.join(', ')}. On Debian or Ubuntu:`);
  console.log(`  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${left.join(' ')}`);
  if (left.includes('chromium')) console.log('Or set MOTCUA_CHROMIUM to a Chromium that is there already.');
  return false;
}
