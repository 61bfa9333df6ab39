export { answersSheet } from './export.ts';
export { loadSynthesis, type Synthesis } from './load.ts';
export { reportWriting } from './report.ts';
