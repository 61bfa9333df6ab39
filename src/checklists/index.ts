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
