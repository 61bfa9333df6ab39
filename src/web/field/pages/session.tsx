import { useMemo, useState } from 'react';
import { type Day, formatDay } from '../../../kernel/time.ts';
import { Notice } from '../../components/index.ts';
import { sheetOf } from '../answering.ts';
import { ItemCard } from '../parts/item-card.tsx';
import { Notes } from '../parts/notes.tsx';
import { useField } from '../use-field.tsx';

/** One session: everything that is asked, with what stands; each answer is on the device before it says so. */
export function SessionPage({ id }: { readonly id: string }) {
  const { contents, words, lang } = useField();
  const [open, setOpen] = useState(false);
  const session = contents.sessions.get(id)!;
  const sheet = useMemo(() => sheetOf(contents, session), [contents, session]);
  const shown = (stands: readonly unknown[]) => !open || stands.length === 0;
  return (
    <div className="flow">
      <p>
        <a href="#buoi">{words.session.back}</a>
      </p>
      <h1>{session.unit[lang]}</h1>
      <p className="muted">
        {session.definition.title[lang]} · {formatDay(session.day as Day)}, {words.half[session.half]}
      </p>
      {session.state === 'signed' ? <Notice tone="info" title={words.session.signed} /> : null}
      <p className="session-progress">
        <strong>{words.session.answered(sheet.answered, sheet.asked)}</strong>
        <label className="choice">
          <input type="checkbox" checked={open} onChange={(event) => setOpen(event.target.checked)} />
          <span>{words.session.unanswered}</span>
        </label>
      </p>
      {sheet.sections.map((section) => (
        <section key={section.name} className="flow" aria-labelledby={`section-${section.name}`}>
          <h2 id={`section-${section.name}`}>{section.label[lang]}</h2>
          {section.items
            .filter(({ stands }) => shown(stands))
            .map((state) => (
              <ItemCard key={state.item.name} session={session} state={state} />
            ))}
        </section>
      ))}
      <Notes session={id} />
    </div>
  );
}
