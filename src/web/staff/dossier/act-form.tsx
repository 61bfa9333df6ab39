import { useState } from 'react';
import { Field, Notice, TextField } from '../../components/index.ts';
import type { Problem } from '../api/problem.ts';
import type { Action, DossierView } from '../api/types.ts';
import { useStaff } from '../app/staff-context.tsx';
import { LinesField } from '../parts/lines-field.tsx';
import { errorAt } from '../parts/problem-notice.tsx';
import { type FieldSpec, fieldsOf } from './act-fields.ts';
import { ChoiceSelect, ConsultationSelect, PersonSelect, UnitSelect } from './act-selects.tsx';
import { ComponentFields, Scans } from './component-fields.tsx';

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
      {action === 'apologise' ? <ApologyLimits dossier={dossier} /> : null}
      {fieldsOf(action).map((field) => (
        <ActField
          key={field.name}
          action={action}
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

/** How many apologies there were and may be, and that the limit by law stays. */
function ApologyLimits({ dossier }: { readonly dossier: DossierView }) {
  const { apology: words } = useStaff().words.actions;
  const { used, allowed, noticeDays } = dossier.apologies;
  const spent = used >= allowed;
  return (
    <Notice tone={spent ? 'warning' : 'info'} title={words.used(used, allowed)}>
      <p>{spent ? words.spent : words.notice(noticeDays)}</p>
      <p>{words.limitStays}</p>
    </Notice>
  );
}

interface ActFieldProps extends ActFormProps {
  readonly field: FieldSpec;
  readonly unit: string | null;
  readonly onUnit: (slug: string) => void;
}

function ActField({ action, field, dossier, problem, unit, onUnit }: ActFieldProps) {
  const { words: all } = useStaff();
  const words = all.actions;
  const { name, kind } = field;
  const frame = {
    id: name,
    label:
      kind === 'pause-ground' ? words.fields.pauseGround : words.fields[name as keyof typeof words.fields],
    optional: field.optional ? all.optional : undefined,
    error: errorAt(problem, name),
  };
  const { draft, consultations } = dossier.standing;
  switch (kind) {
    case 'line':
      return <TextField {...frame} name={name} autoComplete="off" />;
    case 'number':
      return <TextField {...frame} name={name} type="number" min={1} max={400} defaultValue={16} />;
    case 'moment':
      return (
        <div className="field-pair">
          <TextField
            {...frame}
            name={name}
            code
            inputMode="numeric"
            hint={words.dayHint}
            autoComplete="off"
          />
          <TextField
            id={`${name}-time`}
            name={`${name}-time`}
            label={words.time}
            hint={words.timeHint}
            code
            autoComplete="off"
          />
        </div>
      );
    case 'lines':
      return (
        <LinesField
          name={name}
          label={frame.label}
          initial={name === 'items' ? (draft?.items ?? []) : []}
          problem={problem}
        />
      );
    case 'area':
      return (
        <Field {...frame}>
          {(control) => (
            <textarea
              {...control}
              name={name}
              className="input"
              rows={4}
              defaultValue={name === 'ground' ? draft?.ground : undefined}
            />
          )}
        </Field>
      );
    case 'files':
      return <Scans id={name} name={name} of={frame.label} />;
    case 'unit':
      return <UnitSelect frame={frame} name={name} oneStop={dossier.oneStop.slug} onUnit={onUnit} />;
    case 'person': {
      // Of whoever is handed the dossier, else of the unit that has it.
      const of = action === 'assign' ? (dossier.unitSlug ?? '') : (unit ?? '');
      return <PersonSelect frame={frame} name={name} unit={of} anybody={field.optional === true} />;
    }
    case 'consultation': {
      const mine = consultations.filter(({ id }) => dossier.askedOfMe.includes(id));
      return (
        <ConsultationSelect frame={frame} name={name} open={action === 'answer' ? mine : consultations} />
      );
    }
    case 'pause-ground':
      return <ChoiceSelect frame={frame} name={name} options={Object.entries(words.grounds)} />;
    case 'delivery':
      return (
        <ChoiceSelect
          frame={frame}
          name={name}
          options={(['post', 'online'] as const).map((way) => [way, words.channels[way]])}
        />
      );
    case 'components':
      return <ComponentFields components={dossier.components} problem={problem} />;
  }
}
