import { type MouseEvent, useEffect, useRef } from 'react';
import { buttonClass, ErrorSummary, Notice } from '../../components/index.ts';
import type { Problem } from '../api/problem.ts';
import { useStaff } from '../app/staff-context.tsx';

/** The id of the control behind a path of the API: `components.0.count` is `components-0-count`. */
export const fieldId = (path: string): string => path.replaceAll('.', '-');

export const errorAt = (problem: Problem | null, path: string): string | undefined =>
  problem?.errors.find((error) => error.path === path)?.message;

/** The first error of a thing or of a part of it. */
export const errorUnder = (problem: Problem | null, path: string): string | undefined =>
  problem?.errors.find((error) => error.path === path || error.path.startsWith(`${path}.`))?.message;

/** The control with this id, or the nearest around it: `components-0-files-2` is one of `components-0-files`. */
function controlOf(id: string): HTMLElement | null {
  const parts = id.split('-');
  for (let length = parts.length; length > 0; length -= 1) {
    const control = document.getElementById(parts.slice(0, length).join('-'));
    if (control) return control;
  }
  return null;
}

/** The browser's own jump would change the address, which belongs to the router. */
function focusField(event: MouseEvent): void {
  const hash = event.target instanceof HTMLAnchorElement ? event.target.getAttribute('href') : null;
  if (!hash?.startsWith('#')) return;
  event.preventDefault();
  controlOf(hash.slice(1))?.focus();
}

interface ProblemNoticeProps {
  readonly problem: Problem | null;
  /** Offered when trying again may help. */
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
  const { status, title, detail, kept, mend, errors } = problem;
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
            {detail && detail !== title ? <p>{detail}</p> : null}
            {kept ? (
              <p>
                {words.kept}: {kept}
              </p>
            ) : null}
            {mend && mend !== detail ? (
              <p>
                {words.mend}: {mend}
              </p>
            ) : null}
            {onRetry && (status === 0 || status >= 500) ? (
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
