import { type ReactNode, useCallback } from 'react';
import { formatInstant } from '../../../kernel/time.ts';
import { Field, Notice } from '../../components/index.ts';
import type { Result } from '../api/problem.ts';
import type { Colleague, DossierView, UnitName } from '../api/types.ts';
import { useStaff, useText } from '../app/staff-context.tsx';
import { useResource } from '../app/use-resource.ts';

export interface FieldFrame {
  readonly id: string;
  readonly label: string;
  readonly optional: string | undefined;
  readonly error: string | undefined;
}

interface SelectProps {
  readonly frame: FieldFrame;
  readonly name: string;
  readonly children: ReactNode;
  readonly onChange?: (value: string) => void;
  readonly required?: boolean;
}

const Select = ({ frame, name, children, onChange, required }: SelectProps) => (
  <Field {...frame}>
    {(control) => (
      <select
        {...control}
        name={name}
        className="input"
        required={required}
        onChange={(event) => onChange?.(event.target.value)}
      >
        {children}
      </select>
    )}
  </Field>
);

interface ChoiceSelectProps {
  readonly frame: FieldFrame;
  readonly name: string;
  readonly options: readonly (readonly [value: string, label: string])[];
}

export const ChoiceSelect = ({ frame, name, options }: ChoiceSelectProps) => (
  <Select frame={frame} name={name}>
    {options.map(([value, label]) => (
      <option key={value} value={value}>
        {label}
      </option>
    ))}
  </Select>
);

interface UnitSelectProps {
  readonly frame: FieldFrame;
  readonly name: string;
  /** Its bodies stand first. */
  readonly oneStop: string | null;
  readonly onUnit: (slug: string) => void;
  /** The browser asks for it, where the server is not asked once. */
  readonly required?: boolean;
}

export function UnitSelect({ frame, name, oneStop, onUnit, required = false }: UnitSelectProps) {
  const { client, words } = useStaff();
  const text = useText();
  const load = useCallback((signal: AbortSignal) => client.units(oneStop, signal), [client, oneStop]);
  const { value } = useResource(load);
  const { fields, units } = words.actions;
  const group = (label: string, of: readonly UnitName[]) =>
    of.length === 0 ? null : (
      <optgroup label={label}>
        {of.map((unit) => (
          <option key={unit.slug} value={unit.slug}>
            {text(unit.name)}
          </option>
        ))}
      </optgroup>
    );
  const all = value?.units ?? [];
  return (
    <Select frame={frame} name={name} onChange={onUnit} required={required}>
      <option value="">{fields.choose}</option>
      {group(
        units.near,
        all.filter(({ near }) => near),
      )}
      {group(
        oneStop === null ? units.all : units.elsewhere,
        all.filter(({ near }) => !near),
      )}
    </Select>
  );
}

interface PersonSelectProps {
  readonly frame: FieldFrame;
  readonly name: string;
  /** Slug; empty before one is chosen. */
  readonly unit: string;
  readonly anybody: boolean;
}

export function PersonSelect({ frame, name, unit, anybody }: PersonSelectProps) {
  const { client, words } = useStaff();
  const text = useText();
  const load = useCallback(
    async (signal: AbortSignal): Promise<Result<{ readonly people: readonly Colleague[] }>> =>
      unit === '' ? { ok: true, value: { people: [] } } : client.people(unit, signal),
    [client, unit],
  );
  const { value } = useResource(load);
  const { fields } = words.actions;
  return (
    <Select frame={frame} name={name}>
      <option value="">{anybody ? fields.anybody : fields.choose}</option>
      {value?.people.map((person) => (
        <option key={person.id} value={person.id}>
          {`${person.name}, ${text(person.title)}`}
        </option>
      ))}
    </Select>
  );
}

interface ConsultationSelectProps {
  readonly frame: FieldFrame;
  readonly name: string;
  readonly open: DossierView['standing']['consultations'];
}

/** The question is read in full; a choice only where there are several. */
export function ConsultationSelect({ frame, name, open }: ConsultationSelectProps) {
  const text = useText();
  const [only] = open;
  const told = ({ unit, answerBy }: (typeof open)[number]) => `${text(unit)}, ${formatInstant(answerBy)}`;
  if (open.length === 1 && only) {
    return (
      <>
        <Notice tone="info" title={told(only)}>
          <p className="lines">{only.question}</p>
        </Notice>
        <input type="hidden" name={name} value={only.id} />
      </>
    );
  }
  return (
    <Select frame={frame} name={name}>
      {open.map((one) => (
        <option key={one.id} value={one.id}>
          {`${told(one)}: ${one.question}`}
        </option>
      ))}
    </Select>
  );
}
