export { type DocumentState, documentDetail, listDocuments } from './documents.ts';
export { type MatrixCell, matrixOf } from './matrix.ts';
export { oneStopName, procedureName } from './names.ts';
