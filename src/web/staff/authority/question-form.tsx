import { useCallback } from 'react';
import { Field, TextField } from '../../components/index.ts';
import type { NamedOneStop } from '../api/authority-types.ts';
import { useStaff, useText } from '../app/staff-context.tsx';
import { useResource } from '../app/use-resource.ts';
import { ProcedureFinder } from '../parts/procedure-finder.tsx';
import { DayField } from './day-field.tsx';
import type { Address } from './use-address.ts';

interface QuestionFormProps {
  readonly oneStops: readonly NamedOneStop[];
  readonly address: Address;
}

/** Procedure, one-stop, day, and what is known of the case; every field acts as soon as it is left. */
export function QuestionForm({ oneStops, address }: QuestionFormProps) {
  const { words: all } = useStaff();
  const { get, on, set } = address;
  const words = all.authority.who;
  const amount = (typed: string) => typed.replace(/\D/g, '');
  return (
    <div className="question">
      <ProcedureChoice oneStops={oneStops} address={address} />
      <DayField id="on" label={all.authority.on} day={on} onDay={(day) => set({ on: day ?? '' })} />
      <TextField
        id="case-type"
        label={words.caseType}
        placeholder={words.caseTypeHint}
        defaultValue={get('caseType')}
        key={`case ${get('caseType')}`}
        onBlur={({ target }) => set({ caseType: target.value.trim() })}
        onKeyDown={({ key, currentTarget }) => {
          if (key === 'Enter') set({ caseType: currentTarget.value.trim() });
        }}
      />
      <TextField
        id="value"
        label={words.value}
        inputMode="numeric"
        code
        defaultValue={get('value')}
        key={`value ${get('value')}`}
        onBlur={({ target }) => set({ value: amount(target.value) })}
        onKeyDown={({ key, currentTarget }) => {
          if (key === 'Enter') set({ value: amount(currentTarget.value) });
        }}
      />
    </div>
  );
}

/** The one-stop, and one of the procedures that it receives on that day. */
function ProcedureChoice({ oneStops, address }: QuestionFormProps) {
  const { client, words: all } = useStaff();
  const text = useText();
  const { on, get, set } = address;
  const oneStop = get('oneStop') || (oneStops[0]?.slug ?? '');
  const procedure = get('procedure');
  const known = oneStops.some(({ slug }) => slug === oneStop);
  const find = useCallback(
    (q: string, signal: AbortSignal) => client.authority.procedures(on, known ? oneStop : '', q, signal),
    [client, on, known, oneStop],
  );
  const named = useResource(
    useCallback(
      (signal: AbortSignal) => client.authority.procedures(on, '', procedure, signal),
      [client, on, procedure],
    ),
  );
  const name = named.value?.procedures.find(({ code }) => code === procedure)?.name;
  return (
    <>
      <Field id="one-stop" label={all.authority.oneStop}>
        {(control) => (
          <select
            {...control}
            className="input"
            value={oneStop}
            onChange={({ target }) => set({ oneStop: target.value })}
          >
            {known ? null : <option value={oneStop}>{oneStop}</option>}
            {oneStops.map((each) => (
              <option value={each.slug} key={each.slug}>
                {text(each.name)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div className="question__procedure">
        {procedure ? (
          <div className="field">
            <span className="field__label">{all.authority.procedure}</span>
            <span className="question__chosen">
              <span>
                <strong>{name ? text(name) : procedure}</strong>{' '}
                {name ? <span className="muted small num nowrap">{procedure}</span> : null}
              </span>
              <button type="button" className="text-button" onClick={() => set({ procedure: '' }, true)}>
                {all.authority.who.change}
              </button>
            </span>
          </div>
        ) : (
          <ProcedureFinder
            find={find}
            error={undefined}
            onChoose={({ code }) => set({ procedure: code, oneStop }, true)}
          />
        )}
      </div>
    </>
  );
}
