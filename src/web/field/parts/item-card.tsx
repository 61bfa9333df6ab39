import { useState } from 'react';
import type { Answer } from '../../../checklists/index.ts';
import { buttonClass, Notice, StatusTag } from '../../components/index.ts';
import { answerChange, type ItemState } from '../answering.ts';
import type { Change, SavedSession } from '../keep/rows.ts';
import { useField } from '../use-field.tsx';
import { AnswerField } from './answer-field.tsx';
import { inWords } from './in-words.ts';
import { Photographs } from './photographs.tsx';

interface CardProps {
  readonly session: SavedSession;
  readonly state: ItemState;
}

const outside = { newId: () => crypto.randomUUID() as string, now: () => new Date() };

/** What is asked, what the unit states and the system counts, what the team answers, and how far that has come. */
export function ItemCard({ session, state }: CardProps) {
  const { book, sender, words, lang } = useField();
  const [failed, setFailed] = useState(false);
  const [typing, setTyping] = useState(false);
  const { item, stands, stated, sending } = state;
  const figure = session.figures[item.name];
  const value = stands.length === 1 ? stands[0]!.value : null;

  async function give(answer: Answer | null, also: readonly Change[] = []) {
    const change = answerChange(
      book.contents(),
      { session: session.id, item: item.name, value: answer },
      outside,
    );
    try {
      await book.write([...also, change]);
      setFailed(false);
      setTyping(false);
      sender.soon();
    } catch {
      setFailed(true);
    }
  }

  const told = (answer: Answer) => inWords(item, answer, words.session, lang);
  return (
    <article className="item-card" aria-labelledby={`label-${item.name}`} data-item={item.name}>
      <h3 className="item-card__label" id={`label-${item.name}`}>
        {item.label[lang]}
        {item.required ? <span className="muted small"> ({words.session.required})</span> : null}
      </h3>
      {item.hint ? <p className="muted small">{item.hint[lang]}</p> : null}
      {item.source ? (
        <p className="muted small">
          {words.session.source}: {item.source}
        </p>
      ) : null}
      <SideBySide
        stated={stated === null ? null : told(stated)}
        counted={figure && figure.value !== null ? told(figure.value) : null}
        differ={stated !== null && figure !== undefined && figure.value !== null && stated !== figure.value}
      />
      {stands.length > 1 ? (
        <Notice tone="warning" title={words.session.conflict}>
          <p className="button-row">
            {stands.map((entry) => (
              <button
                key={entry.id}
                type="button"
                className={buttonClass('secondary')}
                onClick={() => void give(entry.value)}
              >
                {words.session.choose(entry.value === null ? '–' : told(entry.value))}
              </button>
            ))}
          </p>
        </Notice>
      ) : null}
      <AnswerField item={item} session={session.id} value={value} onGive={give} onTyping={setTyping} />
      {item.evidence !== 'none' && !['photograph', 'document', 'signature'].includes(item.kind) ? (
        <Photographs session={session.id} item={item.name} kind="photograph" />
      ) : null}
      <p className="item-card__state small" role="status">
        {failed ? (
          <StatusTag tone="error">{words.session.notKept}</StatusTag>
        ) : typing ? (
          <StatusTag tone="warning">{words.session.state.typing}</StatusTag>
        ) : sending?.state === 'refused' ? (
          <StatusTag tone="error">{words.session.refused(sending.why)}</StatusTag>
        ) : sending ? (
          <StatusTag tone={sending.state === 'saved' ? 'info' : 'success'}>
            {words.session.state[sending.state]}
          </StatusTag>
        ) : stands.length > 0 ? (
          <StatusTag tone="neutral">{words.session.state.theirs}</StatusTag>
        ) : null}
      </p>
    </article>
  );
}

interface SideBySideProps {
  readonly stated: string | null;
  readonly counted: string | null;
  readonly differ: boolean;
}

function SideBySide({ stated, counted, differ }: SideBySideProps) {
  const { words } = useField();
  if (stated === null && counted === null) return null;
  return (
    <p className="side-by-side small">
      {stated === null ? null : (
        <span>
          {words.session.unitStates}: <strong>{stated}</strong>
        </span>
      )}
      {counted === null ? null : (
        <span>
          {words.session.systemCounts}: <strong>{counted}</strong>
        </span>
      )}
      {differ ? <StatusTag tone="warning">{words.session.differs}</StatusTag> : null}
    </p>
  );
}
