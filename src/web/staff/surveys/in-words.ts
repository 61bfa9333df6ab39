import type { SurveysMessages } from '../../messages/staff-surveys.vi.ts';
import type { Answer, Item } from '../api/survey-types.ts';
import type { Text } from '../api/types.ts';

/** An answer as people read it. */
export function inWords(
  item: Item | undefined,
  answer: Answer | null,
  words: SurveysMessages,
  text: (text: Text) => string,
): string {
  if (answer === null) return '–';
  if (answer === 'yes') return words.yes;
  if (answer === 'no') return words.no;
  if (typeof answer === 'number')
    return `${answer.toLocaleString('vi-VN')}${item?.kind === 'percentage' ? '%' : ''}`;
  const options = item?.options;
  if (options) {
    const names = typeof answer === 'string' ? [answer] : (answer as readonly string[]);
    return names
      .map((name) => {
        const option = options.find((one) => one.name === name);
        return option ? text(option.label) : name;
      })
      .join('; ');
  }
  return typeof answer === 'string' ? answer : words.files(answer.length);
}
