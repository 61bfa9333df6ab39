import type { InputHTMLAttributes, ReactNode } from 'react';
import { classes } from './tone.ts';

export interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  /** Said after the label when the field may stay empty. */
  readonly optional?: string | undefined;
}

/** What ties a control to its label, hint and error; spread it into the control. */
export interface ControlProps {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

interface FieldFrameProps extends FieldProps {
  readonly children: (control: ControlProps) => ReactNode;
}

/** Label, hint, error and one control of any sort. The error summary links to `#id`. */
export function Field({ id, label, hint, error, optional, children }: FieldFrameProps) {
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label className="field__label" htmlFor={id}>
        {label}
        {optional ? <span className="field__optional"> ({optional})</span> : null}
      </label>
      {hint ? (
        <span className="field__hint" id={`${id}-hint`}>
          {hint}
        </span>
      ) : null}
      {error ? (
        <span className="field__error" id={`${id}-error`}>
          {error}
        </span>
      ) : null}
      {children({
        id,
        'aria-describedby': describedBy || undefined,
        'aria-invalid': error ? true : undefined,
      })}
    </div>
  );
}

type TextFieldProps = FieldProps &
  Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'className'> & { readonly code?: boolean };

/** A line of text, uncontrolled: `defaultValue` keeps what was typed. `code` sets figures of one width. */
export const TextField = ({ id, label, hint, error, optional, code, ...input }: TextFieldProps) => (
  <Field id={id} label={label} hint={hint} error={error} optional={optional}>
    {(control) => <input {...input} {...control} className={classes('input', code && 'input--code')} />}
  </Field>
);

interface ChoicesProps {
  /** Of the group; its first choice carries this id, so that the error summary can link to it. */
  readonly id: string;
  readonly name: string;
  readonly legend: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly options: readonly { readonly value: string; readonly label: ReactNode }[];
  readonly chosen: string | null;
}

/** Radio buttons. The role is written out because only a radio group may be said to be invalid. */
export function Choices({ id, name, legend, hint, error, options, chosen }: ChoicesProps) {
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <fieldset
      className="choices field"
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: ARIA in HTML allows it on a fieldset
      role="radiogroup"
      aria-describedby={describedBy || undefined}
      aria-invalid={error ? true : undefined}
    >
      <legend>{legend}</legend>
      {hint ? (
        <span className="field__hint" id={`${id}-hint`}>
          {hint}
        </span>
      ) : null}
      {error ? (
        <span className="field__error" id={`${id}-error`}>
          {error}
        </span>
      ) : null}
      {options.map(({ value, label }, index) => (
        <label className="choice" key={value}>
          <input
            type="radio"
            id={index === 0 ? id : `${id}-${value}`}
            name={name}
            value={value}
            defaultChecked={value === chosen}
          />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
