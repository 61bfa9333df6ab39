import { type ReactNode, useCallback, useState } from 'react';
import { formatInstant } from '../../../kernel/time.ts';
import { Field, TextField } from '../../components/index.ts';
import type { Problem } from '../api/problem.ts';
import type { Action, DossierView } from '../api/types.ts';
import { useStaff, useText } from '../app/staff-context.tsx';
import { useResource } from '../app/use-resource.ts';
import { errorAt } from '../parts/problem-notice.tsx';
import { type FieldSpec, fieldsOf } from './act-fields.ts';

interface ActFormProps {
  readonly action: Action;
  readonly dossier: DossierView;
  readonly problem: Problem | null;
}

/** The fields of an act, as `act-fields.ts` lists them. */
export function ActForm({ action, dossier, problem }: ActFormProps) {
  const [unit, setUnit] = useState<string | null>(null);
  return (
    <>
      {fieldsOf(action).map((field) => (
        <ActField
          key={field.name}
          field={field}
          dossier={dossier}
          problem={problem}
          unit={unit}
          onUnit={setUnit}
        />
      ))}
    </>
  );
}

interface ActFieldProps {
  readonly field: FieldSpec;
  readonly dossier: DossierView;
  readonly problem: Problem | null;
  readonly unit: string | null;
  readonly onUnit: (slug: string) => void;
}

function ActField({ field, dossier, problem, unit, onUnit }: ActFieldProps) {
  const { words: all } = useStaff();
  const text = useText();
  const words = all.actions;
  const { name, kind } = field;
  const frame = {
    id: name,
    label:
      kind === 'pause-ground' ? words.fields.pauseGround : words.fields[name as keyof typeof words.fields],
    optional: field.optional ? all.optional : undefined,
    error: errorAt(problem, name),
  };
  const { draft } = dossier.standing;
  switch (kind) {
    case 'line':
      return <TextField {...frame} name={name} autoComplete="off" />;
    case 'number':
      return <TextField {...frame} name={name} type="number" min={1} defaultValue={16} />;
    case 'moment':
      return <TextField {...frame} name={name} type="datetime-local" />;
    case 'area':
    case 'lines':
      return (
        <Field {...frame}>
          {(control) => (
            <textarea
              {...control}
              name={name}
              className="input"
              rows={4}
              defaultValue={
                name === 'items' ? draft?.items.join('\n') : name === 'ground' ? draft?.ground : undefined
              }
            />
          )}
        </Field>
      );
    case 'unit':
      return <UnitSelect frame={frame} name={name} onUnit={onUnit} />;
    case 'person':
      return (
        <PersonSelect
          frame={frame}
          name={name}
          unit={unit ?? dossier.unitSlug ?? ''}
          anybody={field.optional === true}
        />
      );
    case 'consultation':
      return (
        <Select frame={frame} name={name}>
          {dossier.standing.consultations.map(({ id, unit: asked, question, answerBy }) => (
            <option key={id} value={id}>
              {`${text(asked)}: ${question} (${formatInstant(answerBy)})`}
            </option>
          ))}
        </Select>
      );
    case 'pause-ground':
      return (
        <Select frame={frame} name={name}>
          {Object.entries(words.grounds).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      );
    case 'delivery':
      return (
        <Select frame={frame} name={name}>
          {(['post', 'online'] as const).map((value) => (
            <option key={value} value={value}>
              {words.channels[value]}
            </option>
          ))}
        </Select>
      );
    case 'components':
      return (
        <>
          {dossier.components.map((component) => (
            <TextField
              key={component.no}
              id={`component-${component.no}`}
              name={`component-${component.no}`}
              label={text(component.name)}
              type="number"
              min={0}
              defaultValue={0}
            />
          ))}
        </>
      );
  }
}

interface Frame {
  readonly id: string;
  readonly label: string;
  readonly optional: string | undefined;
  readonly error: string | undefined;
}

interface SelectProps {
  readonly frame: Frame;
  readonly name: string;
  readonly children: ReactNode;
  readonly onChange?: (value: string) => void;
}

const Select = ({ frame, name, children, onChange }: SelectProps) => (
  <Field {...frame}>
    {(control) => (
      <select {...control} name={name} className="input" onChange={(event) => onChange?.(event.target.value)}>
        {children}
      </select>
    )}
  </Field>
);

function UnitSelect({ frame, name, onUnit }: { frame: Frame; name: string; onUnit: (slug: string) => void }) {
  const { client, words } = useStaff();
  const text = useText();
  const load = useCallback((signal: AbortSignal) => client.units(signal), [client]);
  const { value } = useResource(load);
  return (
    <Select frame={frame} name={name} onChange={onUnit}>
      <option value="">{words.actions.fields.choose}</option>
      {value?.units.map((unit) => (
        <option key={unit.slug} value={unit.slug}>
          {text(unit.name)}
        </option>
      ))}
    </Select>
  );
}

interface PersonSelectProps {
  readonly frame: Frame;
  readonly name: string;
  readonly unit: string;
  readonly anybody: boolean;
}

function PersonSelect({ frame, name, unit, anybody }: PersonSelectProps) {
  const { client, words } = useStaff();
  const text = useText();
  const load = useCallback((signal: AbortSignal) => client.people(unit, signal), [client, unit]);
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
