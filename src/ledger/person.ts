import { Refusal } from '../kernel/refusal.ts';
import type { Actor } from './command.ts';

/** The id of the person who sends a command. @throws Refusal 403 `person-needed` when nobody in particular does. */
export function personIdOf(actor: Actor): string {
  if (actor.kind === 'person') return actor.personId;
  throw new Refusal(403, 'person-needed', {
    vi: 'Việc này phải do một người cụ thể làm.',
    en: 'A person must do this.',
  });
}
