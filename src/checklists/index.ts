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
