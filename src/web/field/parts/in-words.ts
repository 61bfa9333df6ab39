import type { Answer, Item } from '../../../checklists/index.ts';
import type { FieldMessages } from '../../messages/field.ts';
import type { Lang } from '../../messages/lang.ts';

/** An answer as people read it. */
export function inWords(item: Item, answer: Answer, words: FieldMessages['session'], lang: Lang): string {
  if (answer === 'yes') return words.yes;
  if (answer === 'no') return words.no;
  if (typeof answer === 'number')
    return `${answer.toLocaleString(lang === 'vi' ? 'vi-VN' : 'en')}${item.kind === 'percentage' ? '%' : ''}`;
  if (item.kind === 'choice') {
    const names = typeof answer === 'string' ? [answer] : (answer as readonly string[]);
    return names
      .map((name) => item.options.find((option) => option.name === name)?.label[lang] ?? name)
      .join('; ');
  }
  return typeof answer === 'string' ? answer : String(answer.length);
}
