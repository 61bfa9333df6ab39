export { answersSheet } from './export.ts';
export { loadSynthesis, type Synthesis } from './load.ts';
export { reportItems, reportWriting } from './report.ts';
