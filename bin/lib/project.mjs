import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json. */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export const inRoot = (...parts) => join(ROOT, ...parts);

/** A failure told to the person at the console: what happened, and what to do. */
export class Trouble extends Error {
  /**
   * @param {string} message what happened.
   * @param {string} mend what to do.
   */
  constructor(message, mend) {
    super(message);
    this.mend = mend;
  }
}

/** The Node.js that the project is written for: the pinned one from its packages, or our own if that is as new. */
export function nodeProgram() {
  const packages = ['node24', `node24-${process.platform}-${process.arch}`];
  const pinned = packages.map((name) => inRoot('node_modules', name, 'bin', 'node')).find(existsSync);
  if (pinned) return pinned;
  if (Number.parseInt(process.versions.node, 10) >= 24) return process.execPath;
  throw new Trouble(
    `There is no packaged Node.js 24 for ${process.platform}-${process.arch}, and this one is ${process.version}.`,
    'Install Node.js 24 and run the same command again.',
  );
}

/** The environment for the project's own tools: the right `node` comes first. */
export const toolEnvironment = () => ({
  ...process.env,
  PATH: [dirname(nodeProgram()), inRoot('node_modules', '.bin'), process.env.PATH].join(delimiter),
});

const DISK_TROUBLE = {
  EACCES: 'may not be written by you',
  EROFS: 'is read-only',
  ENOSPC: 'is on a full disk',
};

/** npm stays until we end. A person's shell may leave before, and mean us to go on. */
export const startedByNpm = () => process.env.npm_lifecycle_event !== undefined;

/** Runs the main function of a script; what the person can mend is told in two lines instead of a stack. */
export async function main(work) {
  if (startedByNpm()) await import('./end-with-parent.mjs');
  try {
    await work();
  } catch (error) {
    const disk = DISK_TROUBLE[error.code];
    if (!(error instanceof Trouble) && !disk) throw error;
    console.error(`\n${disk ? `${error.path ?? ROOT} ${disk}.` : error.message}`);
    console.error(
      error.mend ?? 'Mend that, or copy the project to a folder of your own, and run the same command again.',
    );
    process.exitCode = 1;
  }
}
