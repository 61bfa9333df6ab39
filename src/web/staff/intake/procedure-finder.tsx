import { useEffect, useState } from 'react';
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components';
import type { ProcedureRow } from '../api/types.ts';
import { useStaff, useText } from '../app/staff-context.tsx';

const PAUSE_MS = 80;

interface ProcedureFinderProps {
  readonly oneStop: string;
  readonly error: string | undefined;
  readonly onChoose: (procedure: ProcedureRow) => void;
}

/**
 * What the server finds for the typed text; it knows Vietnamese with and without marks. Null while it is being
 * asked: an answer to fewer letters must not be chosen by whoever types fast.
 */
function useFound(oneStop: string, q: string): readonly ProcedureRow[] | null {
  const { client } = useStaff();
  const [found, setFound] = useState<{ q: string; procedures: readonly ProcedureRow[] } | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      const answer = await client.procedures(oneStop, q, abort.signal);
      if (answer.ok && !abort.signal.aborted) setFound({ q, procedures: answer.value.procedures });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [client, oneStop, q]);
  return found?.q === q ? found.procedures : null;
}

export function ProcedureFinder({ oneStop, error, onChoose }: ProcedureFinderProps) {
  const { words: all } = useStaff();
  const words = all.intake.procedure;
  const text = useText();
  const [typed, setTyped] = useState('');
  const found = useFound(oneStop, typed.trim());
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
        <Input className="input" id="procedure" data-search-field />
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
          {({ code, name, field, term }: ProcedureRow) => (
            <ListBoxItem id={code} className="list-box__item" textValue={text(name)}>
              <Text slot="label">{text(name)}</Text>
              <Text slot="description" className="muted small">
                {text(field)} · {text(term)} · {code}
              </Text>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
