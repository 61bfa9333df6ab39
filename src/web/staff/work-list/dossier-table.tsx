import { Cell, Column, RouterProvider, Row, Table, TableBody, TableHeader } from 'react-aria-components';
import { useHref, useNavigate } from 'react-router';
import type { DossierRow } from '../api/types.ts';
import { useStaff, useText } from '../app/staff-context.tsx';
import { DueTag, Moment, StateTag } from '../parts/moment.tsx';

interface DossierTableProps {
  readonly rows: readonly DossierRow[];
  readonly caption: string;
}

/** One row a dossier; arrow keys move, Enter or a press opens. */
export function DossierTable({ rows, caption }: DossierTableProps) {
  const { work, states } = useStaff().words;
  const text = useText();
  const navigate = useNavigate();
  const { columns } = work;
  return (
    <RouterProvider navigate={(path) => navigate(path)} useHref={useHref}>
      <Table className="data-table data-table--stacks data-table--lively work-table" aria-label={caption}>
        <TableHeader>
          <Column isRowHeader>{columns.code}</Column>
          <Column>{columns.due}</Column>
          <Column>{columns.applicant}</Column>
          <Column>{columns.procedure}</Column>
          <Column>{columns.state}</Column>
          <Column>{columns.where}</Column>
        </TableHeader>
        <TableBody>
          {rows.map((row) => (
            <Row
              key={row.code}
              id={row.code}
              href={`/ho-so/${row.code}`}
              textValue={`${row.code}, ${row.applicantName}, ${states[row.state]}`}
            >
              <Cell>
                <span className="dossier-code">{row.code}</span>
              </Cell>
              <Cell data-label={columns.due}>
                <DueTag dossier={row} />{' '}
                <span className="muted small">
                  {row.appointedAt ? <Moment at={row.appointedAt} /> : null}
                </span>
              </Cell>
              <Cell data-label={columns.applicant}>{row.applicantName}</Cell>
              <Cell data-label={columns.procedure}>{text(row.procedure.name)}</Cell>
              <Cell data-label={columns.state}>
                <StateTag state={row.state} />
              </Cell>
              <Cell data-label={columns.where}>
                {text(row.unit.name)}
                <span className="muted small block">{row.assignee?.name ?? work.unassigned}</span>
              </Cell>
            </Row>
          ))}
        </TableBody>
      </Table>
    </RouterProvider>
  );
}
