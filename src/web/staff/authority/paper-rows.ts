import type { AnnexRow } from '../api/authority-types.ts';

/** Rows of an annex that differ only in their delegate: `giao các phường`, one row on paper. */
export interface PaperRow {
  readonly key: string;
  readonly row: AnnexRow;
  readonly delegates: readonly AnnexRow['delegate'][];
}

/** The rows as they stand on paper, by annex, in their order. */
export function paperRows(rows: readonly AnnexRow[]): ReadonlyMap<string, readonly PaperRow[]> {
  const alike = Map.groupBy(rows, ({ annex, no, periods, state }) =>
    JSON.stringify([annex, no, state, periods]),
  );
  const papers = [...alike].flatMap(([key, group]) => {
    const [row] = group;
    return row ? [{ key, row, delegates: group.map(({ delegate }) => delegate) }] : [];
  });
  papers.sort((a, b) => a.row.annex.localeCompare(b.row.annex) || a.row.no - b.row.no);
  return Map.groupBy(papers, ({ row }) => row.annex);
}
