import { buttonClass } from '../../components/index.ts';
import type { Problem } from '../api/problem.ts';
import type { ComponentRow } from '../api/types.ts';
import { useStaff, useText } from '../app/staff-context.tsx';
import { errorUnder, fieldId } from '../parts/problem-notice.tsx';
import {
  type ChangeDraft,
  type Draft,
  missingPapers,
  type PaperDraft,
  paperOf,
  receiveAll,
  setPaper,
} from './draft.ts';
import { PaperFiles } from './paper-files.tsx';

interface PapersProps {
  readonly wanted: readonly ComponentRow[];
  readonly draft: Draft;
  readonly problem: Problem | null;
  readonly onDraft: ChangeDraft;
  /** Of a group: its number, and its place in the command. */
  readonly part?: { readonly no: number; readonly index: number };
}

interface PaperProps extends Omit<PapersProps, 'wanted'> {
  readonly component: ComponentRow;
  /** Place in the command, by which the server names an error. */
  readonly index: number;
}

function Paper({ component, index, draft, problem, onDraft, part }: PaperProps) {
  const words = useStaff().words.intake.papers;
  const text = useText();
  const { no, kind, required } = component;
  const name = text(component.name);
  const { count, files } = paperOf(draft, no, part?.no);
  const path = part ? `parts.${part.index}.components.${index}` : `components.${index}`;
  const id = fieldId(path);
  const error = errorUnder(problem, path);
  const change = (next: (paper: PaperDraft) => PaperDraft) =>
    onDraft((last) => setPaper(last, no, next, part?.no), path);
  const setCount = (next: number) => change((paper) => ({ ...paper, count: next }));
  return (
    <li className="paper">
      <div className="paper__head">
        <label className="choice paper__check">
          <input
            type="checkbox"
            checked={count > 0}
            onChange={({ target }) => setCount(target.checked ? Math.max(1, component.count) : 0)}
          />
          <span>
            {name}
            <span className="muted small block">
              {words.wanted(component.count, words.kinds[kind])}, {required ? words.required : words.ifAny}
            </span>
          </span>
        </label>
        <label className="paper__count">
          <span className="small muted" aria-hidden="true">
            {words.count}
          </span>
          <input
            id={`${id}-count`}
            className="input input--code"
            type="number"
            min={0}
            max={99}
            aria-label={words.countOf(name)}
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? `${id}-error` : undefined}
            value={count}
            onChange={({ target }) =>
              setCount(Math.min(99, Math.max(0, Math.trunc(Number(target.value) || 0))))
            }
          />
        </label>
      </div>
      {error ? (
        <span className="field__error" id={`${id}-error`}>
          {error}
        </span>
      ) : null}
      <PaperFiles
        id={`${id}-files`}
        paper={name}
        files={files}
        onAdd={(file) =>
          change((paper) => ({
            count: Math.max(paper.count, 1),
            files: [...paper.files.filter((kept) => kept.id !== file.id), file],
          }))
        }
        onRemove={(fileId) =>
          change((paper) => ({ ...paper, files: paper.files.filter((kept) => kept.id !== fileId) }))
        }
      />
    </li>
  );
}

/** The checklist: what is wanted, what has come, its scans. */
export function Papers({ wanted, draft, problem, onDraft, part }: PapersProps) {
  const words = useStaff().words.intake.papers;
  const text = useText();
  const missing = missingPapers(draft, wanted, part?.no);
  return (
    <div className="flow">
      <button
        type="button"
        className={buttonClass('secondary')}
        onClick={() => onDraft((last) => receiveAll(last, wanted, part?.no), 'components')}
      >
        {words.all}
      </button>
      <ul className="plain-list papers" aria-label={words.legend}>
        {wanted.map((component, index) => (
          <Paper
            key={component.no}
            component={component}
            index={index}
            draft={draft}
            problem={problem}
            onDraft={onDraft}
            {...(part ? { part } : {})}
          />
        ))}
      </ul>
      <p role="status" className="muted">
        {missing.length > 0 ? words.missing(missing.map(({ name }) => text(name)).join('; ')) : ''}
      </p>
    </div>
  );
}
