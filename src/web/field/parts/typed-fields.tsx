import { useEffect, useRef, useState } from 'react';
import type { Answer } from '../../../checklists/index.ts';
import { useField } from '../use-field.tsx';
import type { AnswerProps } from './answer-props.ts';

/** After a pause in typing what was typed is kept; it is kept at once when the field is left. */
const PAUSE_MS = 700;

/**
 * Text that is being typed, kept by itself. `read` makes an answer of it, or says what is wrong; what is wrong is not
 * kept, and stays on the screen.
 */
function useTyped(
  { value, onGive, onTyping }: Pick<AnswerProps, 'value' | 'onGive' | 'onTyping'>,
  shownAs: (value: Answer | null) => string,
  read: (typed: string) => { readonly answer: Answer | null } | { readonly wrong: string },
) {
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const latest = useRef<string | null>(null);

  async function keep() {
    clearTimeout(timer.current);
    const now = latest.current;
    if (now === null) return;
    const result = read(now.trim());
    if ('wrong' in result) return setWrong(result.wrong);
    setWrong(null);
    latest.current = null;
    if (shownAs(result.answer) !== shownAs(value)) await onGive(result.answer);
    onTyping(false);
    // Typed on while it was being kept: that comes next.
    if (latest.current === null) setTyped(null);
  }
  const keeping = useRef(keep);
  keeping.current = keep;

  useEffect(() => {
    const leave = () => void keeping.current();
    document.addEventListener('visibilitychange', leave);
    return () => {
      document.removeEventListener('visibilitychange', leave);
      leave();
    };
  }, []);

  return {
    shown: typed ?? shownAs(value),
    wrong,
    type(text: string) {
      setTyped(text);
      latest.current = text;
      onTyping(true);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void keeping.current(), PAUSE_MS);
    },
    leave: () => void keep(),
  };
}

/** Vietnamese writes a comma before decimals, and a dot between thousands. */
const numberIn = (typed: string): number =>
  Number(
    typed.includes(',')
      ? typed.replaceAll('.', '').replace(',', '.')
      : typed.replace(/\.(?=\d{3}(\D|$))/g, ''),
  );

export function NumberField(props: AnswerProps) {
  const { words } = useField();
  const { item } = props;
  const [min, max] =
    item.kind === 'percentage'
      ? [0, 100]
      : item.kind === 'number'
        ? [item.min ?? Number.NEGATIVE_INFINITY, item.max ?? Number.POSITIVE_INFINITY]
        : [0, 0];
  const { shown, wrong, type, leave } = useTyped(
    props,
    (value) => (typeof value === 'number' ? String(value).replace('.', ',') : ''),
    (typed) => {
      if (typed === '') return { answer: null };
      const number = numberIn(typed);
      if (!Number.isFinite(number) || (item.kind === 'number' && item.whole && !Number.isInteger(number)))
        return { wrong: words.session.notNumber };
      if (number < min || number > max) return { wrong: words.session.outOfRange(min, max) };
      return { answer: number };
    },
  );
  return (
    <div className="field">
      {wrong ? (
        <span className="field__error" id={`wrong-${item.name}`}>
          {wrong}
        </span>
      ) : null}
      <input
        className="input input--number"
        inputMode="decimal"
        autoComplete="off"
        aria-labelledby={`label-${item.name}`}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={wrong ? `wrong-${item.name}` : undefined}
        value={shown}
        onChange={(event) => type(event.target.value)}
        onBlur={leave}
      />
      {item.kind === 'percentage' ? <span> %</span> : null}
    </div>
  );
}

export function WordsField(props: AnswerProps) {
  const { shown, type, leave } = useTyped(
    props,
    (value) => (typeof value === 'string' ? value : ''),
    (typed) => ({ answer: typed === '' ? null : typed }),
  );
  return (
    <textarea
      className="input"
      rows={3}
      maxLength={5000}
      aria-labelledby={`label-${props.item.name}`}
      value={shown}
      onChange={(event) => type(event.target.value)}
      onBlur={leave}
    />
  );
}
