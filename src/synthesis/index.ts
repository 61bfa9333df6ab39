export { answersSheet } from './export.ts';
export { loadSynthesis, type Synthesis } from './load.ts';
export { reportItems, reportWriting } from './report.ts';
export { type ItemSummary, type Summary, summarize, type UnitResult } from './summary.ts';
