import { type Draft, emptyDraft } from './draft.ts';

/** Kept per person and per window: gone when the window closes, when it is sent, or at signing out. */
const keyOf = (personId: string): string => `motcua.intake.${personId}`;

export function readDraft(personId: string): Draft {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(personId)) ?? 'null');
    return typeof kept === 'object' && kept !== null ? { ...emptyDraft, ...kept } : emptyDraft;
  } catch {
    return emptyDraft;
  }
}

/** A full or forbidden store must not stop the work: then the draft lives as long as the page. */
export function keepDraft(personId: string, draft: Draft): void {
  try {
    sessionStorage.setItem(keyOf(personId), JSON.stringify(draft));
  } catch {}
}

export function dropDraft(personId: string): void {
  sessionStorage.removeItem(keyOf(personId));
}
