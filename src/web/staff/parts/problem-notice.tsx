import { type MouseEvent, useEffect, useRef } from 'react';
import { buttonClass, ErrorSummary, Notice } from '../../components/index.ts';
import type { Problem } from '../api/problem.ts';
import { useStaff } from '../app/staff-context.tsx';

/** The id of the control behind a path of the API: `components.0.count` is `components-0-count`. */
export const fieldId = (path: string): string => path.replaceAll('.', '-');

export const errorAt = (problem: Problem | null, path: string): string | undefined =>
  problem?.errors.find((error) => error.path === path)?.message;

/** The browser's own jump would change the address, which belongs to the router. */
function focusField(event: MouseEvent): void {
  const hash = event.target instanceof HTMLAnchorElement ? event.target.getAttribute('href') : null;
  if (!hash?.startsWith('#')) return;
  event.preventDefault();
  document.getElementById(hash.slice(1))?.focus();
}

interface ProblemNoticeProps {
  readonly problem: Problem | null;
  readonly onRetry?: () => void;
}

/** What went wrong, what was kept, what to do; takes the focus, so that it is read out and seen. */
export function ProblemNotice({ problem, onRetry }: ProblemNoticeProps) {
  const { words } = useStaff();
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (problem) box.current?.focus();
  }, [problem]);

  if (!problem) return null;
  const { title, detail, kept, mend, errors } = problem;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the links inside are what is pressed
    // biome-ignore lint/a11y/useKeyWithClickEvents: a link's Enter is a click
    <div className="problem" ref={box} tabIndex={-1} onClick={focusField}>
      {errors.length > 0 ? (
        <ErrorSummary
          title={words.problems.fix}
          errors={errors.map(({ path, message }) => ({ field: fieldId(path), message }))}
        />
      ) : (
        <div role="alert">
          <Notice tone="error" title={title}>
            {detail ? <p>{detail}</p> : null}
            {kept ? (
              <p>
                {words.kept}: {kept}
              </p>
            ) : null}
            {mend ? (
              <p>
                {words.mend}: {mend}
              </p>
            ) : null}
            {onRetry ? (
              <button type="button" className={buttonClass('secondary')} onClick={onRetry}>
                {words.retry}
              </button>
            ) : null}
          </Notice>
        </div>
      )}
    </div>
  );
}
