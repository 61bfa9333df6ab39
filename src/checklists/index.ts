export { check } from './check.ts';
export { definitionSchema } from './input.ts';
export type {
  Answer,
  Answers,
  Column,
  Comparison,
  Condition,
  Definition,
  Item,
  ItemKind,
  Option,
  Score,
  Section,
  Version,
} from './model.ts';
export { askedItems, holds, type Points, pointsOf } from './rules.ts';
export { publishChecklist, withdrawChecklist } from './service.ts';
export { publishedVersions, versionById } from './store.ts';
export { type ReadForm, readXlsform } from './xlsform/read.ts';
export type { Problem as FormProblem, Remark as FormRemark } from './xlsform/said.ts';
export { writeXlsform } from './xlsform/write.ts';
