import {
  Cell,
  Checkbox,
  Column,
  RouterProvider,
  Row,
  type Selection,
  Table,
  TableBody,
  TableHeader,
} from 'react-aria-components';
import { useHref, useNavigate } from 'react-router';
import { formatInstant } from '../../../kernel/time.ts';
import type { DossierRow } from '../api/types.ts';
import { useStaff, useText } from '../app/staff-context.tsx';
import { DueTag, Moment, StateTag } from '../parts/moment.tsx';
import type { Lookers } from './use-lookers.ts';

interface DossierTableProps {
  readonly rows: readonly DossierRow[];
  readonly caption: string;
  readonly lookers: Lookers;
  readonly selected: readonly string[];
  /** Where rows can be selected. */
  readonly onSelect?: (codes: ReadonlySet<string>) => void;
}

/** One row a dossier; arrow keys, J and K move, Enter or a press opens, Space selects where that has a use. */
export function DossierTable({ rows, caption, lookers, selected, onSelect }: DossierTableProps) {
  const { work, states } = useStaff().words;
  const text = useText();
  const navigate = useNavigate();
  const { columns } = work;
  const selection = (keys: Selection) =>
    onSelect?.(new Set(keys === 'all' ? rows.map(({ code }) => code) : [...keys].map(String)));
  return (
    <RouterProvider navigate={(path) => navigate(path)} useHref={useHref}>
      <div data-list-rows>
        <Table
          className="data-table data-table--stacks data-table--lively work-table"
          aria-label={caption}
          selectionMode={onSelect ? 'multiple' : 'none'}
          selectedKeys={selected}
          onSelectionChange={selection}
        >
          <TableHeader>
            <Column isRowHeader textValue={columns.code}>
              {onSelect ? <SelectBox label={work.selectAll} /> : null}
              {columns.code}
            </Column>
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
                  {onSelect ? <SelectBox label={work.selectRow(row.code)} /> : null}
                  <span className="dossier-code">{row.code}</span>
                  <LookingAt names={lookers.get(row.code) ?? []} />
                </Cell>
                <Cell data-label={columns.due}>
                  <DueTag dossier={row} /> <Appointment row={row} />
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
      </div>
    </RouterProvider>
  );
}

const SelectBox = ({ label }: { readonly label: string }) => (
  <Checkbox slot="selection" className="select-box" aria-label={label}>
    <span className="select-box__mark" aria-hidden="true" />
  </Checkbox>
);

function LookingAt({ names }: { readonly names: readonly string[] }) {
  const { work } = useStaff().words;
  if (names.length === 0) return null;
  return <span className="muted small block">{work.looking(names.join(', '))}</span>;
}

/** What the applicant was told, and the limit by law where that is another. */
function Appointment({ row: { appointedAt, dueAt } }: { readonly row: DossierRow }) {
  const { work } = useStaff().words;
  if (!appointedAt) return null;
  return (
    <span className="muted small">
      <Moment at={appointedAt} />
      {dueAt && dueAt !== appointedAt ? (
        <span className="block">{work.limit(formatInstant(dueAt))}</span>
      ) : null}
    </span>
  );
}
