import { buttonClass } from '../../components/index.ts';
import type { Group } from '../api/intake-types.ts';
import type { Problem } from '../api/problem.ts';
import { useStaff, useText } from '../app/staff-context.tsx';
import type { ChangeDraft, Draft } from './draft.ts';
import { Papers } from './papers.tsx';

/** A group can be taken in here when every part has a one-stop. */
export const takable = ({ parts }: Group): boolean => parts.every(({ oneStop }) => oneStop !== null);

interface GroupPickerProps {
  readonly groups: readonly Group[];
  readonly onChoose: (slug: string) => void;
}

/** Several procedures that are asked for at once, under the field for one. */
export function GroupPicker({ groups, onChoose }: GroupPickerProps) {
  const { groups: words } = useStaff().words.intake;
  const text = useText();
  const offered = groups.filter(takable);
  if (offered.length === 0) return null;
  return (
    <div className="flow">
      <p className="muted small">{words.lead}</p>
      <div className="button-row">
        {offered.map(({ slug, name, parts }) => (
          <button
            key={slug}
            type="button"
            className={buttonClass('secondary')}
            onClick={() => onChoose(slug)}
          >
            {words.choose(text(name), parts.length)}
          </button>
        ))}
      </div>
    </div>
  );
}

interface GroupSummaryProps {
  readonly group: Group;
  readonly onChange: () => void;
}

/** What will be asked of which office, in order. */
export function GroupSummary({ group, onChange }: GroupSummaryProps) {
  const { intake } = useStaff().words;
  const { groups: words } = intake;
  const text = useText();
  return (
    <div className="flow procedure-summary">
      <div className="page-head">
        <p className="procedure-summary__name">
          {text(group.name)}
          {group.illustrative ? <span className="muted small block">{words.illustrative}</span> : null}
        </p>
        <button type="button" className={buttonClass('secondary')} onClick={onChange}>
          {intake.procedure.change}
        </button>
      </div>
      <ol>
        {group.parts.map(({ no, procedure, oneStop, after }) => (
          <li key={no}>
            {text(procedure.name)}
            <span className="muted small block">
              {[oneStop && text(oneStop.name), after.length > 0 ? words.after(after.join(', ')) : words.now]
                .filter(Boolean)
                .join(', ')}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}

interface GroupPapersProps {
  readonly group: Group;
  readonly draft: Draft;
  readonly problem: Problem | null;
  readonly onDraft: ChangeDraft;
}

/** The papers of all parts, taken once. A later part lives on what the earlier ones bring forth. */
export function GroupPapers({ group, draft, problem, onDraft }: GroupPapersProps) {
  const text = useText();
  return (
    <div className="flow">
      {group.parts.map(({ no, procedure, after, components }, index) => (
        <div className="flow" key={no}>
          <h3>{`${no}. ${text(procedure.name)}`}</h3>
          <Papers
            wanted={components.map((one) => ({ ...one, required: one.required && after.length === 0 }))}
            draft={draft}
            problem={problem}
            onDraft={onDraft}
            part={{ no, index }}
          />
        </div>
      ))}
    </div>
  );
}
