import type { Text } from '../kernel/refusal.ts';
import { fold } from '../kernel/text.ts';
import type { Row, Table } from '../office-files/index.ts';
import { Carried } from './carried.ts';
import { looksLikeCode } from './codes.ts';
import { type Delegates, readDelegates } from './delegates.ts';
import { findHeadings, type Heading } from './headings.ts';
import { isDitto, isNumbering, isTotal } from './marks.ts';
import { matchProcedure } from './matching.ts';
import { findings, skips } from './messages.ts';
import type {
  AnnexReading,
  AnnexRow,
  Finding,
  Mapping,
  Role,
  SkippedRow,
  Source,
  Vocabulary,
} from './model.ts';
import { ProcedureIndex } from './procedures.ts';
import { Repetitions } from './repetitions.ts';
import { annexOf, delegateInTitle, readSection, sectionText, titleLines } from './sections.ts';
import { UnitIndex } from './units.ts';

export interface Options {
  /** By table name: how a person wants it read, instead of what the reader proposes. */
  readonly mapping?: Readonly<Record<string, Mapping>>;
}

/**
 * Reads the annex of a delegation decision as an office keeps it. Every row of every table that has a heading comes
 * back, read or left out, with what was found about it; nothing is guessed without saying so.
 */
export function readAnnex(
  tables: readonly Table[],
  vocabulary: Vocabulary,
  { mapping = {} }: Options = {},
): AnnexReading {
  const reader = new AnnexReader(vocabulary);
  for (const table of tables) {
    // A sheet may be called `constructor`.
    reader.read(table, Object.hasOwn(mapping, table.name) ? mapping[table.name] : undefined);
  }
  return reader.finish(tables);
}

class AnnexReader {
  readonly #procedures: ProcedureIndex;
  readonly #units: UnitIndex;
  readonly #fields: ReadonlyMap<string, string>;
  readonly #delegates = new Map<string, Delegates>();
  readonly #repetitions = new Repetitions();
  readonly #mappings: { table: string; mapping: Mapping }[] = [];
  #delegateAbove = '';
  readonly #rows: AnnexRow[] = [];
  readonly #skipped: SkippedRow[] = [];
  readonly #findings: Finding[] = [];
  #carried = new Carried();

  constructor(vocabulary: Vocabulary) {
    this.#procedures = new ProcedureIndex(vocabulary.procedures);
    this.#units = new UnitIndex(vocabulary);
    this.#fields = new Map(vocabulary.procedures.map(({ field }) => [fold(field), field]));
  }

  read(table: Table, chosen: Mapping | undefined): void {
    const headings = chosen ? [headingFrom(table, chosen)] : findHeadings(table);
    this.#delegateAbove = '';
    if (headings.length > 0) this.#carried = new Carried();
    else if (!table.rows.some((row) => row.cells.some(looksLikeCode))) return;
    else {
      const before = this.#mappings.at(-1)?.mapping;
      if (before?.columns.length !== table.rows[0]!.cells.length) {
        this.#findings.push(findings.noHeading(table.name));
        return;
      }
      this.#findings.push(findings.headingCarriedOn(table.name));
      headings.push({ first: 0, last: -1, mapping: { ...before, headingRows: [] } });
    }
    this.#readTitles(table, headings[0]!);
    for (const [index, heading] of headings.entries()) {
      this.#takeMapping(table, heading, headings[index - 1]?.mapping);
      const end = headings[index + 1]?.first ?? table.rows.length;
      for (const row of table.rows.slice(heading.last + 1, end)) this.#readRow(table, row, heading.mapping);
    }
  }

  finish(tables: readonly Table[]): AnnexReading {
    if (tables.every((table) => table.rows.length === 0)) this.#findings.push(findings.noTable);
    else if (this.#mappings.length === 0 && this.#findings.length === 0)
      this.#findings.push(findings.noHeading(null));
    return {
      mappings: this.#mappings,
      rows: this.#rows,
      skipped: this.#skipped,
      findings: this.#findings,
    };
  }

  #readTitles(table: Table, first: Heading): void {
    const titles = table.rows.slice(0, first.first);
    for (const row of titles) this.#skip(table, row, skips.title);
    const above = [table.name, ...table.above, ...titles.flatMap((row) => [...new Set(row.cells)])];
    const lines = titleLines(above);
    this.#carried.annex = annexOf(lines[0]!);
    const named = lines.flatMap((line) => {
      const written = delegateInTitle(line);
      const delegates = written === null ? null : this.#delegatesOf(written);
      return written !== null && delegates && delegates.slugs.length > 0 ? [{ written, delegates }] : [];
    });
    const [one, ...others] = named;
    // Titles that name several do not say which rows go to whom.
    if (!one || others.some(({ delegates }) => delegates.slugs.join() !== one.delegates.slugs.join())) return;
    this.#carried.titleDelegate = one.delegates;
    this.#findings.push(findings.delegateFromTitle(one.written));
  }

  #takeMapping(table: Table, { first, last, mapping }: Heading, before: Mapping | undefined): void {
    for (const row of table.rows.slice(first, last + 1)) this.#skip(table, row, skips.heading);
    if (before && JSON.stringify(before.columns) === JSON.stringify(mapping.columns)) return;
    this.#mappings.push({ table: table.name, mapping });
    for (const { heading, role } of mapping.columns) {
      if (role === null && heading !== '')
        this.#findings.push(findings.columnNotUnderstood(table.name, heading));
    }
  }

  #readRow(table: Table, row: Row, mapping: Mapping): void {
    const at = (role: Role): number => mapping.columns.findIndex((column) => column.role === role);
    const cell = (role: Role): string => row.cells[at(role)] ?? '';
    const text = (role: Role): string | null => cell(role) || null;
    const why = this.#whyNotRead(row, at('code'), at('name'));
    if (why) {
      this.#skip(table, row, why);
      return;
    }
    const matched = matchProcedure(cell('code'), cell('name'), this.#procedures);
    const delegates = this.#delegatesFor(cell('delegate'));
    const number = this.#carried.number(cell('number'));
    const read = {
      source: sourceOf(table, row),
      annex: this.#carried.annex,
      no: number.no,
      procedure: matched.procedure?.code ?? null,
      name: cell('name') || (matched.procedure?.name ?? ''),
      field: text('field') ?? this.#carried.field ?? matched.procedure?.field ?? null,
      delegates: delegates.slugs,
      condition: text('condition'),
      value: text('value'),
      territory: text('territory'),
      term: text('term'),
      processing: text('processing'),
      note: text('note'),
    };
    this.#rows.push({
      ...read,
      findings: [
        ...matched.findings,
        ...delegates.findings,
        ...number.findings,
        ...this.#repetitions.findingsOf(read),
      ],
    });
  }

  /** Null for a row about a procedure. A section is remembered for the rows below it. */
  #whyNotRead({ cells }: Row, codeColumn: number, nameColumn: number): Text | null {
    if (isNumbering(cells)) return skips.numbering;
    if (isTotal(cells)) return skips.total;
    const section = sectionText(cells, { code: codeColumn, name: nameColumn }, this.#fields);
    if (section !== null) return this.#carried.enter(readSection(section, this.#fields, this.#units));
    return (cells[codeColumn] ?? '') === '' && (cells[nameColumn] ?? '') === '' ? skips.empty : null;
  }

  #delegatesFor(written: string): Delegates {
    const named = isDitto(written) ? this.#delegateAbove : written;
    this.#delegateAbove = named;
    if (named !== '') return this.#delegatesOf(named);
    return this.#carried.delegate ?? { slugs: [], findings: [findings.delegateMissing] };
  }

  #delegatesOf(written: string): Delegates {
    let delegates = this.#delegates.get(written);
    if (!delegates) {
      delegates = readDelegates(written, this.#units);
      this.#delegates.set(written, delegates);
    }
    return delegates;
  }

  #skip(table: Table, row: Row, why: Text): void {
    this.#skipped.push({ source: sourceOf(table, row), finding: findings.rowSkipped(why) });
  }
}

const sourceOf = (table: Table, row: Row): Source => ({
  table: table.name,
  row: row.number,
  cells: row.cells,
});

/** The rows of a heading that a person chose; without one, the first row is data. */
function headingFrom(table: Table, mapping: Mapping): Heading {
  const chosen = table.rows.flatMap((row, index) =>
    mapping.headingRows.includes(row.number) ? [index] : [],
  );
  return { first: chosen[0] ?? 0, last: chosen.at(-1) ?? -1, mapping };
}
