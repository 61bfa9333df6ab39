import { useEffect, useState } from 'react';
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components';
import type { ProcedureRow } from '../api/types.ts';
import { useStaff, useText } from '../app/staff-context.tsx';

const PAUSE_MS = 120;

interface ProcedureFinderProps {
  readonly oneStop: string;
  readonly error: string | undefined;
  readonly onChoose: (procedure: ProcedureRow) => void;
}

/** What the server finds for the typed text; it knows Vietnamese with and without marks. */
function useFound(oneStop: string, q: string): readonly ProcedureRow[] {
  const { client } = useStaff();
  const [found, setFound] = useState<readonly ProcedureRow[]>([]);
  useEffect(() => {
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      const answer = await client.procedures(oneStop, q, abort.signal);
      if (answer.ok && !abort.signal.aborted) setFound(answer.value.procedures);
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [client, oneStop, q]);
  return found;
}

export function ProcedureFinder({ oneStop, error, onChoose }: ProcedureFinderProps) {
  const words = useStaff().words.intake.procedure;
  const text = useText();
  const [typed, setTyped] = useState('');
  const found = useFound(oneStop, typed.trim());
  return (
    <ComboBox
      className="combo-box field"
      items={found}
      inputValue={typed}
      onInputChange={setTyped}
      selectedKey={null}
      onSelectionChange={(key) => {
        const chosen = found.find(({ code }) => code === key);
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
          renderEmptyState={() => <p className="list-box__empty">{words.none}</p>}
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
