import type { Table } from '../office-files/index.ts';
import { baDinh, wardCommittees } from './ba-dinh.fixture.ts';
import { type AnnexReading, type Options, readAnnex } from './index.ts';

export const tableOf = (name: string, ...rows: string[][]): Table => ({
  name,
  above: [],
  rows: rows.map((cells, i) => ({ number: i + 1, cells })),
});

export const read = (rows: string[][], options?: Options): AnnexReading =>
  readAnnex([tableOf('S', ...rows)], baDinh, options);

export const wards = (delegates: readonly string[]): string =>
  delegates.join() === wardCommittees.join() ? 'wards' : delegates.join();

/** `row: procedure → delegates (findings)`. */
export const shown = ({ rows }: AnnexReading): string[] =>
  rows.map(({ source, procedure, delegates, findings }) =>
    `${source.row}: ${procedure} → ${wards(delegates)} ${findings.map(({ severity, code }) => `${severity} ${code}`).join(', ')}`.trim(),
  );
