import { existsSync, renameSync, rmSync } from 'node:fs';
import type { Database, Transaction } from '../kernel/database.ts';
import { readArchive, writeArchive } from './archive.ts';
import { BackupError } from './errors.ts';
import type { Manifest } from './manifest.ts';
import { sequencesOf, tablesOf } from './tables.ts';

/**
 * Writes everything that the database holds, as of one moment, into one file, while others go on working. The
 * file has its name only when it is whole, on the disk, and has been read back.
 * @param file `….tar.gz`; must not exist.
 * @param createdAt ISO 8601, for the manifest.
 * @throws BackupError `file-exists`
 */
export async function backUp(db: Database, file: string, createdAt: string): Promise<Manifest> {
  if (existsSync(file)) throw new BackupError('file-exists', file);
  const partial = `${file}.partial-${process.pid}`;
  try {
    const manifest = (await db.begin('ISOLATION LEVEL REPEATABLE READ READ ONLY', (tx) =>
      write(tx as unknown as Transaction, partial, createdAt),
    )) as Manifest;
    await readArchive(partial);
    renameSync(partial, file);
    return manifest;
  } finally {
    rmSync(partial, { force: true });
  }
}

const write = (tx: Transaction, file: string, createdAt: string): Promise<Manifest> =>
  writeArchive(file, async (archive) => {
    // The first query takes the snapshot that all the others see.
    const migrations = [
      ...(await tx<Manifest['migrations']>`SELECT name, sha256 FROM migration ORDER BY name`),
    ];
    for (const { name, columns } of await tablesOf(tx)) {
      const rows = await tx`COPY ${tx(name)} (${tx(columns as string[])}) TO STDOUT`.readable();
      try {
        await archive.table(name, columns, rows.iterator({ destroyOnReturn: false }));
      } finally {
        // The connection can be used again only when it has been read to the end.
        rows.resume();
      }
    }
    return { createdAt, migrations, sequences: [...(await sequencesOf(tx))] };
  });
