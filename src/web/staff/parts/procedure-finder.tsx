import { useEffect, useState } from 'react';
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components';
import type { Result } from '../api/problem.ts';
import type { Text as Words } from '../api/types.ts';
import { useStaff, useText } from '../app/staff-context.tsx';

const PAUSE_MS = 80;

interface Findable {
  readonly code: string;
  readonly name: Words;
  readonly field: Words;
  /** `5 ngày làm việc`, where it matters to the choice. */
  readonly term?: Words;
}

/** Asks the server, which knows Vietnamese with and without marks; memoise it. */
export type FindProcedures<P extends Findable> = (
  q: string,
  signal: AbortSignal,
) => Promise<Result<{ readonly procedures: readonly P[] }>>;

interface ProcedureFinderProps<P extends Findable> {
  /** Of the input, so that an error can lead to it. */
  readonly id?: string;
  readonly find: FindProcedures<P>;
  readonly error: string | undefined;
  readonly onChoose: (procedure: P) => void;
}

/**
 * What is found for the typed text. Null while it is being asked: an answer to fewer letters must not be chosen by
 * whoever types fast.
 */
function useFound<P extends Findable>(find: FindProcedures<P>, q: string): readonly P[] | null {
  const [found, setFound] = useState<{ q: string; procedures: readonly P[] } | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      const answer = await find(q, abort.signal);
      if (answer.ok && !abort.signal.aborted) setFound({ q, procedures: answer.value.procedures });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [find, q]);
  return found?.q === q ? found.procedures : null;
}

export function ProcedureFinder<P extends Findable>({
  id = 'procedure',
  find,
  error,
  onChoose,
}: ProcedureFinderProps<P>) {
  const { words: all } = useStaff();
  const words = all.intake.procedure;
  const text = useText();
  const [typed, setTyped] = useState('');
  const found = useFound(find, typed.trim());
  return (
    <ComboBox
      className="combo-box field"
      items={found ?? []}
      inputValue={typed}
      onInputChange={setTyped}
      selectedKey={null}
      onSelectionChange={(key) => {
        const chosen = found?.find(({ code }) => code === key);
        if (chosen) onChoose(chosen);
      }}
      defaultFilter={() => true}
      menuTrigger="focus"
      allowsEmptyCollection
      allowsCustomValue
      isInvalid={error !== undefined}
    >
      <Label className="field__label">{words.label}</Label>
      <Text slot="description" className="field__hint">
        {words.hint}
      </Text>
      {error ? (
        <Text slot="errorMessage" className="field__error">
          {error}
        </Text>
      ) : null}
      <div className="combo-box__row">
        <Input className="input" id={id} data-search-field />
        <Button className="combo-box__open" aria-label={words.open}>
          <span aria-hidden="true">▾</span>
        </Button>
      </div>
      <Popover className="popover" offset={2}>
        <ListBox
          className="list-box"
          aria-label={words.list}
          renderEmptyState={() => <p className="list-box__empty">{found ? words.none : all.loading}</p>}
        >
          {({ code, name, field, term }: P) => (
            <ListBoxItem id={code} className="list-box__item" textValue={text(name)}>
              <Text slot="label">{text(name)}</Text>
              <Text slot="description" className="muted small">
                {[text(field), term && text(term), code].filter(Boolean).join(' · ')}
              </Text>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
