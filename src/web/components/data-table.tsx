import type { ReactNode } from 'react';
import { classes } from './tone.ts';

export interface Column<Row> {
  readonly key: string;
  readonly label: string;
  readonly cell: (row: Row) => ReactNode;
  /** Figures stand at the end of their column. */
  readonly end?: boolean;
}

interface DataTableProps<Row> {
  readonly caption: string;
  readonly captionHidden?: boolean;
  /** The first column names the row. */
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row, index: number) => string;
  /** On a narrow screen each row becomes a block; else the table scrolls sideways. */
  readonly stacks?: boolean;
  /** Rows answer to the pointer. */
  readonly lively?: boolean;
}

/**
 * A plain table. The roles are written out because a row drawn as a block is no row any more for some
 * browsers.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, captionHidden, columns, rows, rowKey, stacks = true, lively } = props;
  const table = (
    // biome-ignore-start lint/a11y/noRedundantRoles: kept for browsers that drop the roles of blocks
    <table
      role="table"
      className={classes('data-table', stacks && 'data-table--stacks', lively && 'data-table--lively')}
    >
      <caption className={classes(captionHidden && 'visually-hidden')}>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(({ key, label, end }) => (
            <th role="columnheader" scope="col" className={classes(end && 'data-table__end')} key={key}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row, index) => (
          <tr role="row" key={rowKey(row, index)}>
            {columns.map(({ key, label, cell, end }, column) =>
              column === 0 ? (
                <th role="rowheader" scope="row" key={key}>
                  {cell(row)}
                </th>
              ) : (
                <td role="cell" className={classes(end && 'data-table__end')} data-label={label} key={key}>
                  {cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
    // biome-ignore-end lint/a11y/noRedundantRoles: kept for browsers that drop the roles of blocks
  );
  return stacks ? (
    table
  ) : (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className="scroll-x" tabIndex={0} aria-label={caption}>
      {table}
    </section>
  );
}
