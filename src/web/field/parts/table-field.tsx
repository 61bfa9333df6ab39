import type { Column } from '../../../checklists/index.ts';
import { buttonClass } from '../../components/index.ts';
import { useField } from '../use-field.tsx';
import type { AnswerProps } from './answer-props.ts';

type Row = Readonly<Record<string, string | number>>;

interface TableProps extends AnswerProps {
  readonly columns: readonly Column[];
}

const read = (kind: Column['kind'], typed: string): string | number => {
  const number = Number(typed.replace(',', '.'));
  return (kind === 'number' || kind === 'percentage') && typed.trim() !== '' && Number.isFinite(number)
    ? number
    : typed;
};

/** Rows of a table; a row is kept each time that one of its cells is left. */
export function TableField({ item, columns, value, onGive }: TableProps) {
  const { words, lang } = useField();
  const rows: readonly Row[] = Array.isArray(value) ? (value as readonly Row[]) : [];
  const put = (index: number, name: string, cell: string | number) =>
    onGive(rows.map((row, n) => (n === index ? { ...row, [name]: cell } : row)));
  return (
    <fieldset className="choices flow" aria-labelledby={`label-${item.name}`}>
      {rows.map((row, index) => (
        // Rows have no names of their own; what identifies them is their place.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div className="table-row" key={index}>
          {columns.map(({ name, label, kind }) => (
            <label key={name} className="field">
              <span className="field__label">{label[lang]}</span>
              <input
                className="input"
                inputMode={kind === 'number' || kind === 'percentage' ? 'decimal' : 'text'}
                defaultValue={row[name] ?? ''}
                onBlur={({ target }) => {
                  const cell = read(kind, target.value);
                  if (cell !== (row[name] ?? '')) void put(index, name, cell);
                }}
              />
            </label>
          ))}
          <button
            type="button"
            className={buttonClass('secondary')}
            onClick={() => {
              const left = rows.filter((_, n) => n !== index);
              void onGive(left.length > 0 ? left : null);
            }}
          >
            {words.session.removeRow}
          </button>
        </div>
      ))}
      <button type="button" className={buttonClass('secondary')} onClick={() => void onGive([...rows, {}])}>
        {words.session.addRow}
      </button>
    </fieldset>
  );
}
