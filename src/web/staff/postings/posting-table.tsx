import { dayOf, formatDay } from '../../../kernel/time.ts';
import { DataTable, StatusTag } from '../../components/index.ts';
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

/** What is to be posted at a one-stop; whoever controls procedures ticks what hangs on the wall. */
export function PostingTable({ postings, chosen, onChosen }: PostingTableProps) {
  const { postings: words } = useStaff().words;
  const text = useText();
  const { columns } = words;

  const name = ({ procedure }: PostingRow) => (
    <span>
      {text(procedure.name)}
      <span className="muted small block">
        {text(procedure.field)} · {procedure.code}
      </span>
    </span>
  );

  return (
    <DataTable
      caption={words.caption}
      captionHidden
      lively
      rows={postings}
      rowKey={({ procedure }) => procedure.code}
      columns={[
        {
          key: 'procedure',
          label: columns.procedure,
          cell: (posting) =>
            onChosen ? (
              <label className="choice posting__choose">
                <input
                  type="checkbox"
                  checked={chosen.has(posting.procedure.code)}
                  onChange={() => onChosen(toggled(chosen, posting.procedure.code))}
                />
                {name(posting)}
              </label>
            ) : (
              name(posting)
            ),
        },
        {
          key: 'decided-by',
          label: columns.decidedBy,
          cell: ({ decidedBy, delegated }) => (
            <>
              {decidedBy ? text(decidedBy) : <StatusTag tone="warning">{words.nobody}</StatusTag>}
              {delegated ? <span className="muted small nowrap"> ({words.delegated})</span> : null}
            </>
          ),
        },
        {
          key: 'posted',
          label: columns.posted,
          cell: ({ postedAt, outdated }) =>
            postedAt && outdated ? (
              <StatusTag tone="warning">{words.outdated(formatDay(dayOf(postedAt)))}</StatusTag>
            ) : postedAt ? (
              <StatusTag tone="success">{words.postedAt(formatDay(dayOf(postedAt)))}</StatusTag>
            ) : (
              <StatusTag tone="neutral">{words.notPosted}</StatusTag>
            ),
        },
        {
          key: 'links',
          label: columns.links,
          cell: ({ procedure, posterUrl, pageUrl, photoUrl }) => (
            <span className="posting__links">
              <a
                href={posterUrl}
                target="_blank"
                rel="noopener"
                aria-label={words.posterOf(text(procedure.name))}
              >
                {words.poster}
              </a>
              <a
                href={pageUrl}
                target="_blank"
                rel="noopener"
                aria-label={words.pageOf(text(procedure.name))}
              >
                {words.page}
              </a>
              {photoUrl ? (
                <a
                  href={photoUrl}
                  target="_blank"
                  rel="noopener"
                  aria-label={words.photoFor(text(procedure.name))}
                >
                  {words.photo}
                </a>
              ) : null}
            </span>
          ),
        },
      ]}
    />
  );
}
