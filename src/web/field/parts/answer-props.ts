import type { Answer, Item } from '../../../checklists/index.ts';
import type { Change } from '../keep/rows.ts';

export interface AnswerProps {
  readonly item: Item;
  readonly session: string;
  /** What stands; null: nothing, or several that differ. */
  readonly value: Answer | null;
  /** Keeps the answer, together with other rows. */
  readonly onGive: (answer: Answer | null, also?: readonly Change[]) => Promise<void>;
  readonly onTyping: (typing: boolean) => void;
}
