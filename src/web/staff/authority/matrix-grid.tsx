import { type FocusEvent, type KeyboardEvent, memo, useCallback, useRef, useState } from 'react';
import { Link } from 'react-router';
import { classes } from '../../components/index.ts';
import type { Matrix, MatrixCell } from '../api/authority-types.ts';
import { useStaff, useText } from '../app/staff-context.tsx';
import { abbreviate, shortPlace } from './abbreviate.ts';
import { lookOf } from './answer-look.ts';
import { type At, nextCell } from './grid-walk.ts';

interface CellProps {
  readonly cell: MatrixCell;
  readonly procedure: Matrix['procedures'][number];
  readonly oneStop: Matrix['oneStops'][number];
  readonly search: string;
  /** The one cell that Tab comes to. */
  readonly current: boolean;
  readonly at: string;
}

function Cell({ cell, procedure, oneStop, search, current, at }: CellProps) {
  const { authority: words } = useStaff().words;
  const text = useText();
  const { holder, delegated, code, posted } = cell;
  const said = [
    holder && text(holder),
    holder && (delegated ? words.delegated : words.byLaw),
    posted !== 'posted' && words.matrix.posted[posted],
  ].filter(Boolean);
  return (
    <Link
      className="matrix__cell"
      to={`/tham-quyen/ai-quyet-dinh?procedure=${procedure.code}&oneStop=${oneStop.slug}${search}`}
      title={said.join(', ')}
      tabIndex={current ? 0 : -1}
      data-at={at}
    >
      {holder ? abbreviate(holder.vi, oneStop.name.vi) : code ? words.gaps[code] : words.nobody}
      <span className="visually-hidden">, {said.join(', ')}</span>
    </Link>
  );
}

interface RowProps {
  readonly row: number;
  readonly procedure: Matrix['procedures'][number];
  readonly cells: readonly (MatrixCell | null)[];
  readonly oneStops: Matrix['oneStops'];
  readonly search: string;
  /** Column of the cell that Tab comes to; null when it is in another row. */
  readonly column: number | null;
}

const Row = memo(function Row({ row, procedure, cells, oneStops, search, column }: RowProps) {
  const text = useText();
  const words = useStaff().words.authority.matrix;
  return (
    <tr>
      <th scope="row" className="matrix__procedure">
        <span className="matrix__name">{text(procedure.name)}</span>{' '}
        <span className="muted num nowrap">{procedure.code}</span>
      </th>
      {oneStops.map((oneStop, index) => {
        const cell = cells[index];
        return (
          <td
            key={oneStop.slug}
            className={
              cell
                ? classes(
                    `matrix__td--${lookOf(cell)}`,
                    cell.posted !== 'posted' && `matrix__td--${cell.posted}`,
                  )
                : 'matrix__td--none'
            }
          >
            {cell ? (
              <Cell
                cell={cell}
                procedure={procedure}
                oneStop={oneStop}
                search={search}
                current={column === index}
                at={`${row} ${index}`}
              />
            ) : (
              <span className="visually-hidden">{words.legendNone}</span>
            )}
          </td>
        );
      })}
    </tr>
  );
});

interface MatrixGridProps {
  readonly matrix: Matrix;
  readonly caption: string;
  /** Of the links: the day, where it is not today. */
  readonly search: string;
}

/** Procedures down, one-stops across. One cell takes the Tab; the arrows go on from there, Enter opens. */
export function MatrixGrid({ matrix, caption, search }: MatrixGridProps) {
  const { procedures, oneStops, cells } = matrix;
  const { authority: words } = useStaff().words;
  const text = useText();
  const table = useRef<HTMLTableElement>(null);
  const [chosen, setChosen] = useState<At | null>(null);
  const filled = useCallback((row: number, column: number) => Boolean(cells[row]?.[column]), [cells]);
  const first = cells.findIndex((row) => row.some(Boolean));
  const current =
    chosen && filled(chosen.row, chosen.column)
      ? chosen
      : { row: first, column: cells[first]?.findIndex(Boolean) ?? 0 };

  function onKeyDown(event: KeyboardEvent) {
    const next = nextCell(event.key, current, { rows: procedures.length, columns: oneStops.length }, filled);
    if (!next) return;
    event.preventDefault();
    table.current?.querySelector<HTMLElement>(`[data-at="${next.row} ${next.column}"]`)?.focus();
  }
  function onFocus({ target }: FocusEvent) {
    const [row, column] = (target.getAttribute('data-at') ?? '').split(' ').map(Number);
    if (row !== undefined && column !== undefined) setChosen({ row, column });
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className="matrix-scroll" tabIndex={0} aria-label={caption}>
      <table className="matrix" ref={table} onKeyDown={onKeyDown} onFocus={onFocus}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className="matrix__corner">
              {words.procedure}
            </th>
            {oneStops.map(({ slug, name }) => (
              <th scope="col" key={slug} title={text(name)}>
                {shortPlace(name.vi)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {procedures.map((procedure, row) => {
            const before = procedures[row - 1];
            const heading =
              before?.field.vi === procedure.field.vi ? null : (
                <tr className="matrix__field" key={`field ${procedure.field.vi}`}>
                  <th scope="rowgroup" colSpan={oneStops.length + 1}>
                    <span>{text(procedure.field)}</span>
                  </th>
                </tr>
              );
            return [
              heading,
              <Row
                key={procedure.code}
                row={row}
                procedure={procedure}
                cells={cells[row] ?? []}
                oneStops={oneStops}
                search={search}
                column={current.row === row ? current.column : null}
              />,
            ];
          })}
        </tbody>
      </table>
    </section>
  );
}
