export { type Figure, type FigureName, figures, isFigureName } from './figures.ts';
export { type Measured, measureAll } from './measure.ts';
export type { Place } from './sources.ts';
