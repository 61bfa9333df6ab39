import { type FormEvent, useId, useState } from 'react';
import { buttonClass } from '../../components/index.ts';
import type { Answer, Item } from '../api/survey-types.ts';
import { useStaff, useText } from '../app/staff-context.tsx';

const kinds = ['yes-no', 'number', 'percentage', 'text', 'choice'];

/** Whether a unit states it at the desk; photographs, tables and signatures come from the device. */
export const stateable = ({ kind }: Item): boolean => kinds.includes(kind);

interface StatementProps {
  readonly item: Item;
  readonly label: string;
  readonly stated: Answer | null;
  readonly onState: (value: Answer | null) => Promise<boolean>;
}

/** What the unit states for one item. */
export function StatementForm({ item, label, stated, onState }: StatementProps) {
  const words = useStaff().words.surveys;
  const text = useText();
  const id = useId();
  const [open, setOpen] = useState(false);
  const options: readonly (readonly [string, string])[] =
    item.kind === 'yes-no'
      ? [
          ['yes', words.yes],
          ['no', words.no],
        ]
      : (item.options ?? []).map((option) => [option.name, text(option.label)] as const);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get('value')).trim();
    const numeric = item.kind === 'number' || item.kind === 'percentage';
    const value = typed === '' ? null : numeric ? Number(typed.replace(',', '.')) : typed;
    if (await onState(value)) setOpen(false);
  }

  if (!open) {
    return (
      <p>
        <button type="button" className="text-button" onClick={() => setOpen(true)}>
          {words.state}
          <span className="visually-hidden">: {label}</span>
        </button>
      </p>
    );
  }
  return (
    <form className="survey-statement" onSubmit={submit}>
      <label className="visually-hidden" htmlFor={id}>
        {words.stateOf(label)}
      </label>
      {options.length > 0 ? (
        <select
          id={id}
          name="value"
          className="input"
          defaultValue={typeof stated === 'string' ? stated : ''}
        >
          <option value="">–</option>
          {options.map(([value, shown]) => (
            <option key={value} value={value}>
              {shown}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={id}
          name="value"
          className="input"
          pattern={item.kind === 'text' ? undefined : '[0-9]+([.,][0-9]+)?'}
          inputMode={item.kind === 'text' ? 'text' : 'decimal'}
          defaultValue={typeof stated === 'string' || typeof stated === 'number' ? stated : ''}
        />
      )}
      <button type="submit" className={buttonClass('secondary')}>
        {words.save}
      </button>
    </form>
  );
}
