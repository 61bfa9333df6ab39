export { type DocumentKind, type Documents, documentsSchema, type LegalDocument } from './model.ts';
export { registerDocuments } from './service.ts';
export { documentsOn } from './store.ts';
