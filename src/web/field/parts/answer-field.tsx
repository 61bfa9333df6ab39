import type { Answer } from '../../../checklists/index.ts';
import { useField } from '../use-field.tsx';
import type { AnswerProps } from './answer-props.ts';
import { Photographs } from './photographs.tsx';
import { Signature } from './signature.tsx';
import { TableField } from './table-field.tsx';
import { NumberField, WordsField } from './typed-fields.tsx';

/** The control that fits what is asked. */
export function AnswerField(props: AnswerProps) {
  const { words, lang } = useField();
  const { item, session, value, onGive } = props;
  switch (item.kind) {
    case 'yes-no':
      return (
        <Radios
          item={item}
          value={value}
          onGive={onGive}
          options={[
            ['yes', words.session.yes],
            ['no', words.session.no],
          ]}
        />
      );
    case 'choice': {
      const options = item.options.map(({ name, label }) => [name, label[lang]] as const);
      return item.multiple ? (
        <Boxes item={item} value={value} onGive={onGive} options={options} />
      ) : (
        <Radios item={item} value={value} onGive={onGive} options={options} />
      );
    }
    case 'number':
    case 'percentage':
      return <NumberField {...props} />;
    case 'text':
      return <WordsField {...props} />;
    case 'table':
      return <TableField {...props} columns={item.columns} />;
    case 'photograph':
    case 'document':
      return (
        <Photographs
          session={session}
          item={item.name}
          kind={item.kind}
          ids={idsIn(value)}
          onIds={(ids, also) => onGive(ids.length > 0 ? ids : null, also)}
        />
      );
    case 'signature':
      return <Signature session={session} item={item.name} ids={idsIn(value)} onIds={onGive} />;
  }
}

const idsIn = (value: Answer | null): readonly string[] =>
  Array.isArray(value) ? value.filter((id) => typeof id === 'string') : [];

interface OptionsProps extends Pick<AnswerProps, 'item' | 'value' | 'onGive'> {
  readonly options: readonly (readonly [value: string, label: string])[];
}

function Radios({ item, value, onGive, options }: OptionsProps) {
  const { words } = useField();
  return (
    <fieldset className="choices choices--row" aria-labelledby={`label-${item.name}`}>
      {options.map(([name, label]) => (
        <label className="choice" key={name}>
          <input type="radio" name={item.name} checked={value === name} onChange={() => void onGive(name)} />
          <span>{label}</span>
        </label>
      ))}
      {value === null ? null : (
        <button type="button" className="plain-button" onClick={() => void onGive(null)}>
          {words.session.remove}
        </button>
      )}
    </fieldset>
  );
}

function Boxes({ item, value, onGive, options }: OptionsProps) {
  const chosen = idsIn(value);
  const toggled = (name: string) =>
    chosen.includes(name) ? chosen.filter((other) => other !== name) : [...chosen, name];
  return (
    <fieldset className="choices" aria-labelledby={`label-${item.name}`}>
      {options.map(([name, label]) => (
        <label className="choice" key={name}>
          <input
            type="checkbox"
            checked={chosen.includes(name)}
            onChange={() => void onGive(toggled(name).length > 0 ? toggled(name) : null)}
          />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
