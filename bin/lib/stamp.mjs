import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inRoot } from './project.mjs';

/**
 * One hash over the names and the content of files.
 * @param {readonly string[]} paths files and folders under the root; what is missing counts as missing.
 * @param {(path: string) => boolean} [counts] which files count.
 */
export function fingerprint(paths, counts = () => true) {
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}\n`);
  for (const path of paths.flatMap(filesUnder).filter(counts).sort()) {
    const content = readFileSync(inRoot(path));
    hash.update(`${path} ${content.length}\n`).update(content);
  }
  return hash.digest('hex');
}

function filesUnder(path) {
  if (!existsSync(inRoot(path))) return [];
  if (!statSync(inRoot(path)).isDirectory()) return [path];
  return readdirSync(inRoot(path)).flatMap((name) => filesUnder(join(path, name)));
}

/** Remembers in a file under the root of which fingerprint a folder was made. */
export function stampAt(path) {
  const file = inRoot(path);
  return {
    matches: (print) => existsSync(file) && readFileSync(file, 'utf8') === print,
    clear: () => rmSync(file, { force: true }),
    write: (print) => {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, print);
    },
  };
}
