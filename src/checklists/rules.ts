import type { Answer, Answers, Condition, Definition, Item } from './model.ts';

/** Whether a condition holds; a comparison with what was not answered never does, not even `!=`. */
export function holds(condition: Condition, answers: Answers): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, answers));
  if ('any' in condition) return condition.any.some((part) => holds(part, answers));
  if ('not' in condition) return !holds(condition.not, answers);
  const answer = answers[condition.item];
  if (answer === undefined) return false;
  switch (condition.is) {
    case 'answered':
      return true;
    case 'selected':
      return Array.isArray(answer) ? answer.includes(condition.value) : answer === condition.value;
    default:
      return compares(answer, condition.is, condition.value);
  }
}

function compares(answer: Answer, is: '=' | '!=' | '<' | '<=' | '>' | '>=', value: string | number): boolean {
  if (typeof answer !== 'string' && typeof answer !== 'number') return false;
  const [a, b] = typeof value === 'number' ? [Number(answer), value] : [String(answer), value];
  switch (is) {
    case '=':
      return a === b;
    case '!=':
      return a !== b;
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
  }
}

/** The items that these answers call for, in their order. What an item that is not asked would say counts for nothing. */
export function askedItems(definition: Definition, answers: Answers): Item[] {
  const asked: Item[] = [];
  const known: Record<string, Answer> = {};
  for (const section of definition.sections) {
    if (section.relevant && !holds(section.relevant, known)) continue;
    for (const item of section.items) {
      if (item.relevant && !holds(item.relevant, known)) continue;
      asked.push(item);
      const answer = answers[item.name];
      if (answer !== undefined) known[item.name] = answer;
    }
  }
  return asked;
}

/** Points reached of those that could be; null where nothing asked has any. */
export interface Points {
  readonly reached: number;
  readonly possible: number;
}

/** Scores what is asked and answered; an item that is asked and not answered reaches nothing of its weight. */
export function pointsOf(definition: Definition, answers: Answers): Points | null {
  const scored = askedItems(definition, answers).flatMap((item) =>
    item.score ? [{ score: item.score, answered: answers[item.name] !== undefined }] : [],
  );
  if (scored.length === 0) return null;
  return {
    reached: scored.reduce(
      (sum, { score, answered }) => sum + (answered && holds(score.full, answers) ? score.weight : 0),
      0,
    ),
    possible: scored.reduce((sum, { score }) => sum + score.weight, 0),
  };
}
