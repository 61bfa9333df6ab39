import { useState } from 'react';
import { v4 as uuid } from 'uuid';
import { StatusTag } from '../../components/index.ts';
import type { Problem } from '../api/problem.ts';
import type { Answer, Entry, Item, ItemResult, SessionView } from '../api/survey-types.ts';
import { useStaff, useText } from '../app/staff-context.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { FigureRows } from './figure-rows.tsx';
import { inWords } from './in-words.ts';
import { StatementForm, stateable } from './statement-form.tsx';

interface ResultsProps {
  readonly view: SessionView;
  /** Only what differs. */
  readonly only: boolean;
  readonly onChange: () => void;
}

/** What stands for an item and side: entries that no other took the place of. */
const standingOf = (entries: readonly Entry[], item: string, side: 'unit' | 'team'): readonly Entry[] => {
  const replaced = new Set(entries.flatMap(({ replaces }) => replaces));
  return entries.filter((entry) => entry.item === item && entry.side === side && !replaced.has(entry.id));
};

/** Item by item: what the unit states, what the system has, what the team found. */
export function ResultsTable({ view, only, onChange }: ResultsProps) {
  const { client, words: all } = useStaff();
  const words = all.surveys;
  const text = useText();
  const [problem, setProblem] = useState<Problem | null>(null);
  const items = new Map(view.definition.sections.flatMap((s) => s.items.map((item) => [item.name, item])));
  const editable = view.session.state !== 'signed';

  async function answer(item: string, side: 'unit' | 'team', value: Answer | null): Promise<boolean> {
    const id = uuid();
    const replaces = standingOf(view.entries, item, side).map((entry) => entry.id);
    const entry = { id, item, side, value, replaces, device: 'desk', deviceAt: new Date().toISOString() };
    const result = await client.surveys.answer(view.session.id, entry, id);
    setProblem(result.ok ? null : result.problem);
    if (result.ok) onChange();
    return result.ok;
  }

  return (
    <>
      <ProblemNotice problem={problem} />
      {view.definition.sections.map((section) => {
        const rows = section.items.flatMap(
          ({ name }) => view.results.find(({ item, finding }) => item === name && (!only || finding)) ?? [],
        );
        if (rows.length === 0) return null;
        return (
          <section key={section.name} className="flow" aria-labelledby={`phan-${section.name}`}>
            <h2 id={`phan-${section.name}`}>{text(section.label)}</h2>
            <table className="data-table survey-results">
              <thead>
                <tr>
                  <th scope="col">{words.columns.item}</th>
                  <th scope="col">{words.columns.stated}</th>
                  <th scope="col">{words.columns.figure}</th>
                  <th scope="col">{words.columns.found}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((result) => (
                  <Row
                    key={result.item}
                    view={view}
                    result={result}
                    item={items.get(result.item)}
                    onAnswer={editable ? answer : null}
                  />
                ))}
              </tbody>
            </table>
          </section>
        );
      })}
    </>
  );
}

interface RowProps {
  readonly view: SessionView;
  readonly result: ItemResult;
  readonly item: Item | undefined;
  /** Null when nothing changes any more. */
  readonly onAnswer: ((item: string, side: 'unit' | 'team', value: Answer | null) => Promise<boolean>) | null;
}

function Row({ view, result, item, onAnswer }: RowProps) {
  const words = useStaff().words.surveys;
  const text = useText();
  const said = (answer: Answer | null) => inWords(item, answer, words, text);
  const twice = (side: 'unit' | 'team') =>
    result.finding?.code === 'two-answers' && onAnswer && view.sides.includes(side)
      ? standingOf(view.entries, result.item, side)
      : [];
  return (
    <tr className={result.finding ? 'survey-results__differs' : undefined}>
      <th scope="row">
        {text(result.label)}
        {result.finding ? (
          <p>
            <StatusTag tone="warning">{text(result.finding.text)}</StatusTag>
          </p>
        ) : null}
      </th>
      <td>
        {said(result.stated)}
        <Decide entries={twice('unit')} said={said} onChoose={(v) => onAnswer?.(result.item, 'unit', v)} />
        {onAnswer && item && view.sides.includes('unit') && stateable(item) ? (
          <StatementForm
            item={item}
            label={text(result.label)}
            stated={result.stated}
            onState={(value) => onAnswer(result.item, 'unit', value)}
          />
        ) : null}
      </td>
      <td>
        {result.figure ? said(result.figure.value) : '–'}
        {result.figure ? (
          <FigureRows session={view.session.id} item={result.item} label={text(result.label)} />
        ) : null}
      </td>
      <td>
        {said(result.found)}
        <Decide entries={twice('team')} said={said} onChoose={(v) => onAnswer?.(result.item, 'team', v)} />
      </td>
    </tr>
  );
}

interface DecideProps {
  readonly entries: readonly Entry[];
  readonly said: (answer: Answer | null) => string;
  readonly onChoose: (value: Answer | null) => void;
}

/** Two people answered differently: one who sees both decides. */
function Decide({ entries, said, onChoose }: DecideProps) {
  const words = useStaff().words.surveys;
  if (entries.length < 2) return null;
  return (
    <p>
      {entries.map((entry) => (
        <button key={entry.id} type="button" className="text-button" onClick={() => onChoose(entry.value)}>
          {words.decide(said(entry.value))}
        </button>
      ))}
    </p>
  );
}
