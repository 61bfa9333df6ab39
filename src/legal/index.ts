export type { DocumentKind, Documents, LegalDocument } from './model.ts';
export { registerDocuments } from './service.ts';
export { documentsOn } from './store.ts';
