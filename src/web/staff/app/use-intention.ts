import { useRef } from 'react';
import { v4 as uuid } from 'uuid';

/** A command as it was last sent, with the key that it was sent under. */
export interface Intention {
  readonly body: string;
  readonly key: string;
}

/** The same body sent again is the same intention and keeps its key; a changed one is a new intention. */
export function intentionFor(body: unknown, last: Intention | null): Intention {
  const text = JSON.stringify(body);
  return last?.body === text ? last : { body: text, key: uuid() };
}

export function useIntention() {
  const last = useRef<Intention | null>(null);
  return {
    keyFor: (body: unknown): string => {
      last.current = intentionFor(body, last.current);
      return last.current.key;
    },
    settle: (): void => {
      last.current = null;
    },
  };
}
