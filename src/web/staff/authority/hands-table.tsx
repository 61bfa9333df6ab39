import { type Column, DataTable } from '../../components/index.ts';
import type { Hand } from '../api/authority-types.ts';
import { useStaff, useText } from '../app/staff-context.tsx';
import { abbreviate } from './abbreviate.ts';
import { caseInWords } from './cases.ts';
import { groupHands, type HandGroup } from './hands.ts';
import { Holder } from './holder.tsx';

interface HandsTableProps<H extends Hand> {
  readonly hands: readonly H[];
  readonly caption: string;
  readonly before: string;
  readonly after: string;
  /** When each changes, where that may differ. */
  readonly when?: { readonly label: string; readonly of: (hand: H) => string };
}

function OneStops({ group }: { readonly group: HandGroup<Hand> }) {
  const words = useStaff().words.authority.difference;
  const text = useText();
  const [only] = group.oneStops;
  if (group.oneStops.length === 1 && only) return text(only.name);
  return (
    <details>
      <summary>{words.everywhere(group.oneStops.length)}</summary>
      <ul className="plain-list small">
        {group.oneStops.map(({ slug, name }) => (
          <li key={slug}>{text(name)}</li>
        ))}
      </ul>
    </details>
  );
}

/** One side of a change. Of several one-stops only what is the same everywhere: each has a chairperson of its own. */
function Side({ group, side }: { readonly group: HandGroup<Hand>; readonly side: 'before' | 'after' }) {
  const summary = group.hand[side];
  if (group.oneStops.length === 1) return <Holder summary={summary} />;
  const { holder, ...rest } = summary;
  const short = holder && abbreviate(holder.vi, group.hand.oneStop.name.vi);
  return <Holder summary={{ ...rest, holder: short ? { vi: short, en: short } : null, refusal: null }} />;
}

/** What changes hands: before and after, one-stops that change alike in one line. */
export function HandsTable<H extends Hand>({ hands, caption, before, after, when }: HandsTableProps<H>) {
  const words = useStaff().words.authority;
  const text = useText();
  const columns: Column<HandGroup<H>>[] = [
    {
      key: 'procedure',
      label: words.difference.columns.procedure,
      cell: ({ hand: { procedure, cases } }) => (
        <>
          {text(procedure.name)} <span className="muted small num nowrap">{procedure.code}</span>
          {cases.length > 0 ? (
            <span className="small block">
              {words.cases.only(cases.map((each) => caseInWords(each, words.cases)).join('; '))}
            </span>
          ) : null}
        </>
      ),
    },
    { key: 'one-stop', label: words.difference.columns.oneStop, cell: (group) => <OneStops group={group} /> },
    { key: 'before', label: before, cell: (group) => <Side group={group} side="before" /> },
    { key: 'after', label: after, cell: (group) => <Side group={group} side="after" /> },
  ];
  if (when) {
    columns.splice(2, 0, {
      key: 'when',
      label: when.label,
      cell: ({ hand }) => <span className="num">{when.of(hand)}</span>,
    });
  }
  return (
    <DataTable
      caption={caption}
      captionHidden
      lively
      rows={groupHands(hands, (hand) => (when ? when.of(hand) : ''))}
      rowKey={({ key }) => key}
      columns={columns}
    />
  );
}
