import type { Command } from '../ledger/index.ts';
import { type Documents, documentsSchema } from './model.ts';
import { insertDocument } from './store.ts';

/** Enters legal documents with what they rest on and the period in which they are in force. */
export const registerDocuments: Command<Documents, { documents: number }> = {
  kind: 'legal.register',
  input: documentsSchema,
  async handle({ documents }, { tx, newId, record }) {
    const events = [];
    for (const document of documents) {
      const id = newId();
      await insertDocument(tx, id, document);
      events.push({ stream: id, streamSeq: 1, kind: 'legal.document-registered', data: document });
    }
    record('registers', events);
    return { documents: documents.length };
  },
};
