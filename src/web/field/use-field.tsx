import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react';
import { fieldMessages } from '../messages/field.ts';
import type { Lang } from '../messages/lang.ts';
import type { Contents, Notebook } from './keep/notebook.ts';
import type { Call } from './send/call.ts';
import type { Sender, SendState } from './send/sender.ts';

/** What every part of the page works with, once the device is open. */
export interface Field {
  readonly book: Notebook;
  readonly call: Call;
  readonly sender: Sender;
  readonly lang: Lang;
}

const Context = createContext<Field | null>(null);

export const FieldProvider = ({
  field,
  children,
}: {
  readonly field: Field;
  readonly children: ReactNode;
}) => <Context value={field}>{children}</Context>;

export function useField(): Field & {
  readonly contents: Contents;
  readonly words: ReturnType<typeof fieldMessages>;
} {
  const field = useContext(Context);
  if (!field) throw new Error('outside of the open device');
  const contents = useSyncExternalStore(field.book.subscribe, field.book.contents);
  return { ...field, contents, words: fieldMessages(field.lang) };
}

export function useSending(): SendState {
  const { sender } = useField();
  return useSyncExternalStore(sender.subscribe, sender.state);
}
