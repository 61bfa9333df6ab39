import { useCallback } from 'react';
import { Field } from '../../../components/index.ts';
import type { Body } from '../../api/authority-types.ts';
import { useStaff, useText } from '../../app/staff-context.tsx';
import { useResource } from '../../app/use-resource.ts';
import { fieldId } from '../../parts/problem-notice.tsx';
import { useAddress } from '../use-address.ts';

/** The bodies of the day that is looked at; none until they are known. */
export function useBodies(): readonly Body[] {
  const { client } = useStaff();
  const { on } = useAddress();
  const { value } = useResource(
    useCallback((signal: AbortSignal) => client.authority.units(on, signal), [client, on]),
  );
  return value?.units ?? [];
}

interface BodyPickerProps {
  /** As the server names the field. */
  readonly path: string;
  readonly label: string;
  readonly bodies: readonly Body[];
  readonly chosen: string;
  readonly error: string | undefined;
  readonly onChosen: (unit: string) => void;
}

export function BodyPicker({ path, label, bodies, chosen, error, onChosen }: BodyPickerProps) {
  const words = useStaff().words.drafts.form;
  const text = useText();
  return (
    <Field id={fieldId(path)} label={label} error={error}>
      {(control) => (
        <select
          {...control}
          className="input"
          value={chosen}
          onChange={({ target }) => onChosen(target.value)}
        >
          <option value="">{words.choose}</option>
          {bodies.map(({ unit, name }) => (
            <option key={unit} value={unit}>
              {text(name)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
