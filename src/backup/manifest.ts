import { z } from 'zod';

/** The layout of the archive that this release writes, and the newest that it reads. */
export const FORMAT = 1;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().nonnegative();

/**
 * What a backup holds, written as its last entry, `manifest.json`: an archive without it was never finished.
 * The tables come in the order in which they can be loaded with every constraint in force.
 */
export const manifestSchema = z.object({
  format: z.int().positive(),
  createdAt: z.iso.datetime(),
  migrations: z.array(z.object({ name: z.string(), sha256 })),
  tables: z.array(
    z.object({
      name: z.string(),
      columns: z.array(z.string()).min(1),
      rows: count,
      /** Of the rows in COPY's text format. */
      bytes: count,
      sha256,
    }),
  ),
  /** The last number given out for each identity column; null: none yet. */
  sequences: z.array(z.object({ table: z.string(), column: z.string(), value: count.nullable() })),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type TableEntry = Manifest['tables'][number];
