import { dayOf, formatDay } from '../../../kernel/time.ts';
import { StatusTag } from '../../components/index.ts';
import type { PostingRow } from '../api/types.ts';
import { useStaff, useText } from '../app/staff-context.tsx';

interface PostingTableProps {
  readonly postings: readonly PostingRow[];
  readonly chosen: ReadonlySet<string>;
  /** Null for whoever may only look. */
  readonly onChosen: ((chosen: ReadonlySet<string>) => void) | null;
}

const toggled = (chosen: ReadonlySet<string>, code: string): ReadonlySet<string> => {
  const next = new Set(chosen);
  if (!next.delete(code)) next.add(code);
  return next;
};

function Posting({
  posting,
  chosen,
  onChosen,
}: Omit<PostingTableProps, 'postings'> & { posting: PostingRow }) {
  const { postings: words } = useStaff().words;
  const text = useText();
  const { procedure, delegated, postedAt, pageUrl, posterUrl, decidedBy } = posting;
  const name = text(procedure.name);
  return (
    <tr>
      {onChosen ? (
        <td className="posting__choose">
          <input
            type="checkbox"
            className="checkbox"
            aria-label={words.select(name)}
            checked={chosen.has(procedure.code)}
            onChange={() => onChosen(toggled(chosen, procedure.code))}
          />
        </td>
      ) : null}
      <th scope="row">
        {name}
        <span className="muted small block">
          {text(procedure.field)} · {procedure.code}
        </span>
      </th>
      <td data-label={words.columns.decidedBy}>
        {decidedBy ? text(decidedBy) : <StatusTag tone="warning">{words.nobody}</StatusTag>}
        {delegated ? <span className="muted small"> ({words.delegated})</span> : null}
      </td>
      <td data-label={words.columns.posted}>
        {postedAt ? (
          <StatusTag tone="success">{words.postedAt(formatDay(dayOf(postedAt)))}</StatusTag>
        ) : (
          <StatusTag tone="neutral">{words.notPosted}</StatusTag>
        )}
      </td>
      <td className="posting__links">
        <a href={posterUrl} target="_blank" rel="noopener" aria-label={words.posterOf(name)}>
          {words.poster}
        </a>
        <a href={pageUrl} target="_blank" rel="noopener" aria-label={words.pageOf(name)}>
          {words.page}
        </a>
      </td>
    </tr>
  );
}

export function PostingTable({ postings, chosen, onChosen }: PostingTableProps) {
  const { postings: words } = useStaff().words;
  const { columns } = words;
  const all = chosen.size === postings.length;
  return (
    <table className="data-table data-table--stacks data-table--lively">
      <caption className="visually-hidden">{words.caption}</caption>
      <thead>
        <tr>
          {onChosen ? (
            <th scope="col" className="posting__choose">
              <input
                type="checkbox"
                className="checkbox"
                aria-label={words.selectAll}
                checked={all}
                onChange={() => onChosen(new Set(all ? [] : postings.map(({ procedure }) => procedure.code)))}
              />
            </th>
          ) : null}
          <th scope="col">{columns.procedure}</th>
          <th scope="col">{columns.decidedBy}</th>
          <th scope="col">{columns.posted}</th>
          <th scope="col">{columns.links}</th>
        </tr>
      </thead>
      <tbody>
        {postings.map((posting) => (
          <Posting key={posting.procedure.code} posting={posting} chosen={chosen} onChosen={onChosen} />
        ))}
      </tbody>
    </table>
  );
}
