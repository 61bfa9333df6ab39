import { Field } from '../../components/index.ts';
import type { Problem } from '../api/problem.ts';
import type { ComponentRow } from '../api/types.ts';
import { useStaff, useText } from '../app/staff-context.tsx';
import { LinesField } from '../parts/lines-field.tsx';
import { errorAt } from '../parts/problem-notice.tsx';
import { type ChangeDraft, type Draft, missingPapers } from './draft.ts';

interface LackingFieldsProps {
  readonly wanted: readonly ComponentRow[];
  readonly draft: Draft;
  readonly problem: Problem | null;
  readonly onDraft: ChangeDraft;
}

/** Not complete: it gets a code and form 02, and is not received; no limit runs. */
export function LackingFields({ wanted, draft, problem, onDraft }: LackingFieldsProps) {
  const { intake, actions } = useStaff().words;
  const { lacking: words } = intake;
  const text = useText();
  const { lacking } = draft;
  return (
    <div className="flow">
      <label className="choice">
        <input
          type="checkbox"
          checked={lacking !== null}
          onChange={({ target }) =>
            onDraft(
              (last) => ({
                ...last,
                lacking: target.checked
                  ? { items: missingPapers(last, wanted).map(({ name }) => text(name)), ground: '' }
                  : null,
              }),
              'items',
            )
          }
        />
        <span>
          {words.check}
          <span className="muted small block">{words.hint}</span>
        </span>
      </label>
      {lacking ? (
        <>
          <LinesField
            name="items"
            label={actions.fields.items}
            initial={lacking.items}
            problem={problem}
            onLines={(items) =>
              onDraft(
                (last) => (last.lacking ? { ...last, lacking: { ...last.lacking, items } } : last),
                'items',
              )
            }
          />
          <Field id="ground" label={actions.fields.ground} error={errorAt(problem, 'ground')}>
            {(control) => (
              <textarea
                {...control}
                className="input"
                rows={2}
                value={lacking.ground}
                onChange={({ target }) =>
                  onDraft(
                    (last) =>
                      last.lacking ? { ...last, lacking: { ...last.lacking, ground: target.value } } : last,
                    'ground',
                  )
                }
              />
            )}
          </Field>
        </>
      ) : null}
    </div>
  );
}
