import { useEffect } from 'react';

const singleKey = 'motcua.single-key-shortcuts';

/** Shortcuts of one character can be turned off (WCAG 2.2, 2.1.4). */
export const singleKeysOn = (): boolean => localStorage.getItem(singleKey) !== 'off';
export const setSingleKeys = (on: boolean): void => localStorage.setItem(singleKey, on ? 'on' : 'off');

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('textarea, select, input:not([type="checkbox"], [type="radio"], [type="button"])'));

/** To the next row of the page's list, or the one before it. */
function moveRow(step: 1 | -1): boolean {
  if (document.querySelector('[role="dialog"]')) return false;
  const rows = [...document.querySelectorAll<HTMLElement>('[data-list-rows] tbody [role="row"]')];
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const next = rows[at < 0 ? 0 : at + step];
  next?.focus();
  return next !== undefined;
}

export interface ShortcutTargets {
  readonly newDossier: () => void;
  readonly workList: () => void;
  readonly help: () => void;
}

/** Sends the form that the cursor stands in, else the page's own (`data-main-form`). */
function submitOpenForm(target: EventTarget | null): boolean {
  const around = target instanceof Element ? target.closest('form') : null;
  const form = around ?? document.querySelector<HTMLFormElement>('form[data-main-form]');
  form?.requestSubmit();
  return form !== null;
}

function focusSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>('[data-search-field]');
  field?.focus();
  field?.select();
  return field !== null;
}

/** Listens while the pages are open. `code` is the place of the key, whatever the layout makes of it. */
export function useShortcuts({ newDossier, workList, help }: ShortcutTargets): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const { altKey, ctrlKey, metaKey, code, key, target } = event;
      const answered = (): boolean => {
        if (key === 'Enter' && (ctrlKey || metaKey)) return submitOpenForm(target);
        if (ctrlKey || metaKey) return false;
        if (altKey && code === 'KeyN') newDossier();
        else if (altKey && code === 'KeyL') workList();
        else if (altKey || isTyping(target) || !singleKeysOn()) return false;
        else if (key === '/') return focusSearch();
        else if (key === 'j') return moveRow(1);
        else if (key === 'k') return moveRow(-1);
        else if (key === '?') help();
        else return false;
        return true;
      };
      if (answered()) event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [newDossier, workList, help]);
}
