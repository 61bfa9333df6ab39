import { at } from './paths.ts';
import type { Send } from './send.ts';
import type { Text } from './types.ts';

export interface ListedChecklist {
  readonly id: string;
  readonly slug: string;
  readonly number: number;
  readonly title: Text;
  readonly level: 'city' | 'district' | 'ward';
  readonly items: number;
}

export interface ReadForm {
  readonly definition: {
    readonly slug: string;
    readonly title: Text;
    readonly level: 'city' | 'district' | 'ward';
    readonly sections: readonly {
      readonly name: string;
      readonly label: Text;
      readonly items: readonly object[];
    }[];
  };
  readonly remarks: readonly { readonly sheet: string; readonly cell: string; readonly message: string }[];
}

/** The calls about checklists and their spreadsheets. */
export const checklistCalls = (send: Send) => ({
  list: (signal: AbortSignal) => send<{ checklists: readonly ListedChecklist[] }>('/checklists', { signal }),
  read: (file: File) => send<ReadForm>('/checklists/files', { method: 'POST', file }),
  publish: (definition: ReadForm['definition'], key: string) =>
    send<{ id: string; number: number }>('/checklists', { method: 'POST', body: definition, key }),
  withdraw: (id: string, ground: string, key: string) =>
    send<{ id: string }>(at('/checklists/*/withdraw', id), { method: 'POST', body: { ground }, key }),
});
