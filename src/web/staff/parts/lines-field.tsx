import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { buttonClass } from '../../components/index.ts';
import type { Problem } from '../api/problem.ts';
import { useStaff } from '../app/staff-context.tsx';
import { errorUnder } from './problem-notice.tsx';

interface LinesFieldProps {
  readonly name: string;
  readonly label: string;
  readonly initial: readonly string[];
  readonly problem: Problem | null;
  /** Told of what is typed, by whoever keeps it. */
  readonly onLines?: (lines: readonly string[]) => void;
}

interface Line {
  readonly key: number;
  readonly text: string;
}

/** A list that is typed: Enter adds a line, and each line can be taken out. All have the same name in the form. */
export function LinesField({ name, label, initial, problem, onLines }: LinesFieldProps) {
  const { lines: words } = useStaff().words.actions;
  const [lines, setLines] = useState<readonly Line[]>(() =>
    (initial.length > 0 ? initial : ['']).map((text, key) => ({ key, text })),
  );
  const next = useRef(lines.length);
  const [fresh, setFresh] = useState<number | null>(null);
  const box = useRef<HTMLFieldSetElement>(null);
  const error = errorUnder(problem, name);

  useEffect(() => {
    if (fresh !== null) box.current?.querySelector<HTMLInputElement>(`[data-line="${fresh}"]`)?.focus();
  }, [fresh]);

  function change(next: readonly Line[]) {
    setLines(next);
    onLines?.(next.map(({ text }) => text));
  }

  function add(after: number) {
    const line = { key: next.current, text: '' };
    next.current += 1;
    change(lines.toSpliced(after + 1, 0, line));
    setFresh(line.key);
  }

  function remove(index: number) {
    setFresh(lines[index === 0 ? 1 : index - 1]?.key ?? null);
    change(lines.toSpliced(index, 1));
  }

  function onKeyDown(event: KeyboardEvent, index: number) {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    add(index);
  }

  return (
    <fieldset className="lines-field field" ref={box} aria-describedby={error ? `${name}-error` : undefined}>
      <legend className="field__label">{label}</legend>
      {error ? (
        <span className="field__error" id={`${name}-error`}>
          {error}
        </span>
      ) : null}
      <ol className="plain-list">
        {lines.map(({ key, text }, index) => (
          <li key={key} className="lines-field__line">
            <input
              id={index === 0 ? name : `${name}-${index}`}
              name={name}
              data-line={key}
              className="input"
              aria-label={words.line(label, index + 1)}
              aria-invalid={error ? true : undefined}
              autoComplete="off"
              value={text}
              onChange={({ target }) => change(lines.with(index, { key, text: target.value }))}
              onKeyDown={(event) => onKeyDown(event, index)}
            />
            {lines.length > 1 ? (
              <button
                type="button"
                className="file-list__remove"
                aria-label={words.remove(index + 1)}
                onClick={() => remove(index)}
              >
                <span aria-hidden="true">×</span>
              </button>
            ) : null}
          </li>
        ))}
      </ol>
      <button type="button" className={buttonClass('secondary')} onClick={() => add(lines.length - 1)}>
        {words.add}
      </button>
    </fieldset>
  );
}
