import { useState } from 'react';
import type { Problem } from '../api/problem.ts';
import type { DossierView, StoredFile } from '../api/types.ts';
import { useStaff, useText } from '../app/staff-context.tsx';
import { PaperFiles } from '../intake/paper-files.tsx';
import { errorUnder } from '../parts/problem-notice.tsx';
import { fileValue } from './act-fields.ts';

interface ScansProps {
  readonly id: string;
  readonly name: string;
  readonly of: string;
  readonly onFiles?: (files: readonly StoredFile[]) => void;
}

/** Files of a form: uploaded when they are chosen, and sent by their hash. */
export function Scans({ id, name, of, onFiles }: ScansProps) {
  const [files, setFiles] = useState<readonly StoredFile[]>([]);
  function change(next: (files: readonly StoredFile[]) => readonly StoredFile[]) {
    setFiles(next);
    onFiles?.(next(files));
  }
  return (
    <>
      <PaperFiles
        id={id}
        paper={of}
        files={files}
        onAdd={(file) => change((last) => [...last.filter((kept) => kept.id !== file.id), file])}
        onRemove={(gone) => change((last) => last.filter((kept) => kept.id !== gone))}
      />
      {files.map((file) => (
        <input key={file.id} type="hidden" name={name} value={fileValue(file)} />
      ))}
    </>
  );
}

interface ComponentFieldsProps {
  readonly components: DossierView['components'];
  readonly problem: Problem | null;
}

/** What was brought: how many of each, with scans. */
export function ComponentFields({ components, problem }: ComponentFieldsProps) {
  const { actions, intake } = useStaff().words;
  const error = errorUnder(problem, 'components');
  return (
    <fieldset className="field" aria-describedby={error ? 'components-error' : undefined}>
      <legend className="field__label" id="components" tabIndex={-1}>
        {actions.fields.components}
      </legend>
      {error ? (
        <span className="field__error" id="components-error">
          {error}
        </span>
      ) : null}
      <ul className="plain-list papers" aria-label={intake.papers.legend}>
        {components.map((component) => (
          <ComponentField key={component.no} component={component} />
        ))}
      </ul>
    </fieldset>
  );
}

function ComponentField({ component }: { readonly component: DossierView['components'][number] }) {
  const { papers: words } = useStaff().words.intake;
  const text = useText();
  const [count, setCount] = useState(0);
  const { no } = component;
  const name = text(component.name);
  return (
    <li className="paper">
      <div className="paper__head">
        <span className="paper__check">{name}</span>
        <label className="paper__count">
          <span className="small muted" aria-hidden="true">
            {words.count}
          </span>
          <input
            id={`component-${no}`}
            name={`component-${no}`}
            className="input input--code"
            type="number"
            min={0}
            max={99}
            aria-label={words.countOf(name)}
            value={count}
            onChange={({ target }) => setCount(Math.trunc(Number(target.value) || 0))}
          />
        </label>
      </div>
      <Scans
        id={`component-${no}-files`}
        name={`component-${no}-file`}
        of={name}
        onFiles={(files) => setCount((last) => (files.length > 0 ? Math.max(last, 1) : last))}
      />
    </li>
  );
}
