import type { Queryable } from '../kernel/database.ts';
import type { Instant } from '../kernel/time.ts';
import { canonicalJson, sha256 } from '../ledger/index.ts';
import { type Figure, type FigureName, figures } from './figures.ts';
import { type Found, type Place, type SourceName, sources } from './sources.ts';

/** A figure as it was at a moment, with everything that proves it. */
export interface Measured {
  readonly name: FigureName;
  readonly version: number;
  readonly value: number | 'yes' | 'no' | null;
  readonly at: Instant;
  readonly query: string;
  readonly rows: readonly object[];
  /** SHA-256 of the rows' canonical JSON (RFC 8785), hexadecimal. */
  readonly rowsSha256: string;
}

/** Figures of a unit as of a moment. What several are counted from is asked once. */
export async function measureAll(
  db: Queryable,
  names: readonly FigureName[],
  place: Place,
): Promise<Map<FigureName, Measured>> {
  const wanted = new Set(names.map((name) => figures[name].source));
  const found = new Map<SourceName, Found<object>>(
    await Promise.all([...wanted].map(async (name) => [name, await sources[name](db, place)] as const)),
  );
  return new Map(
    names.map((name) => {
      const figure = figures[name] as Figure;
      const { rows: all, query } = found.get(figure.source)!;
      const rows = all.filter((row) => figure.of(row as never));
      return [
        name,
        {
          name,
          version: figure.version,
          value: figure.value(rows as never),
          at: place.at,
          query,
          rows,
          rowsSha256: sha256(canonicalJson(rows)).toString('hex'),
        },
      ];
    }),
  );
}
