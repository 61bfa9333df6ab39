import { type Answer, type Answers, askedItems, type Definition, type Item } from '../checklists/index.ts';
import { type FigureName, figures, isFigureName, type Measured } from '../figures/index.ts';
import type { Text } from '../kernel/refusal.ts';
import { differs, standing } from './merge.ts';
import type { AnswerEntry, Side } from './model.ts';

/** What stands of one side, by item. Where two differ, neither counts until somebody decides. */
export function answersOf(entries: readonly AnswerEntry[], side: Side): Answers {
  const answers: Record<string, Answer> = {};
  for (const one of standing(entries)) {
    const value = one.entries[0]?.value;
    if (one.side === side && !differs(one) && value !== null && value !== undefined)
      answers[one.item] = value;
  }
  return answers;
}

/** What counts for what is asked further and for the score: what the team found, else what the unit states. */
export const countedAnswers = (entries: readonly AnswerEntry[]): Answers => ({
  ...answersOf(entries, 'unit'),
  ...answersOf(entries, 'team'),
});

export interface LiveFigure {
  readonly name: FigureName;
  readonly label: Text;
  readonly value: number | 'yes' | 'no' | null;
  readonly rows: number;
  readonly rowsSha256: string;
}

/** One item as it stands: what the unit states, what the system counts, what the team found, and where they differ. */
export interface ItemResult {
  readonly item: string;
  readonly label: Text;
  readonly kind: Item['kind'];
  readonly stated: Answer | null;
  readonly found: Answer | null;
  readonly figure: LiveFigure | null;
  readonly finding: Finding | null;
}

export interface Finding {
  /** `statement-differs`: from the system's figure; `team-differs`: the team found something else than was stated. */
  readonly code: 'statement-differs' | 'team-differs' | 'two-answers';
  readonly text: Text;
}

const isNumber = (answer: Answer | null): answer is number => typeof answer === 'number';
/** Vietnamese writes a comma before decimals. */
export const numberText = (value: number): Text => ({
  vi: value.toLocaleString('vi-VN'),
  en: value.toLocaleString('en'),
});

function findingOf(
  entries: readonly AnswerEntry[],
  item: Item,
  stated: Answer | null,
  found: Answer | null,
  measured: Measured | null,
): Finding | null {
  const apart = standing(entries).find((one) => one.item === item.name && differs(one));
  if (apart) {
    return {
      code: 'two-answers',
      text: { vi: 'Hai người trả lời khác nhau, chưa thống nhất.', en: 'Two people answered differently.' },
    };
  }
  const value = measured?.value ?? null;
  if (stated !== null && value !== null && stated !== value) {
    const unit = item.kind === 'percentage' ? '%' : '';
    const told = (answer: Answer | 'yes' | 'no', lang: 'vi' | 'en') =>
      isNumber(answer as Answer) ? `${numberText(answer as number)[lang]}${unit}` : String(answer);
    return {
      code: 'statement-differs',
      text: {
        vi: `Đơn vị báo cáo ${told(stated, 'vi')}, hệ thống có ${told(value, 'vi')}.`,
        en: `The unit states ${told(stated, 'en')}, the system has ${told(value, 'en')}.`,
      },
    };
  }
  if (stated !== null && found !== null && JSON.stringify(stated) !== JSON.stringify(found)) {
    return {
      code: 'team-differs',
      text: {
        vi: 'Đoàn khảo sát ghi nhận khác với báo cáo của đơn vị.',
        en: 'The team found something else than was stated.',
      },
    };
  }
  return null;
}

/** Every item that is asked, in its order. Pure: the same answers and figures give the same results. */
export function resultsOf(
  definition: Definition,
  entries: readonly AnswerEntry[],
  measured: ReadonlyMap<FigureName, Measured>,
): ItemResult[] {
  const [stated, found] = [answersOf(entries, 'unit'), answersOf(entries, 'team')];
  return askedItems(definition, { ...stated, ...found }).map((item) => {
    const figure = figureOf(item, measured);
    return {
      item: item.name,
      label: item.label,
      kind: item.kind,
      stated: stated[item.name] ?? null,
      found: found[item.name] ?? null,
      figure: figure && {
        name: figure.name,
        label: figures[figure.name].label,
        value: figure.value,
        rows: figure.rows.length,
        rowsSha256: figure.rowsSha256,
      },
      finding: findingOf(entries, item, stated[item.name] ?? null, found[item.name] ?? null, figure),
    };
  });
}

const figureOf = (item: Item, measured: ReadonlyMap<FigureName, Measured>): Measured | null =>
  item.figure !== null && isFigureName(item.figure) ? (measured.get(item.figure) ?? null) : null;

/** The live figures that a checklist is bound to. */
export const figuresOf = (definition: Definition): FigureName[] => [
  ...new Set(
    definition.sections.flatMap((section) =>
      section.items.flatMap(({ figure }) => (figure !== null && isFigureName(figure) ? [figure] : [])),
    ),
  ),
];

/** An answer in words, by its item: the names of options become their labels. */
export function answerText(item: Item, answer: Answer | 'yes' | 'no'): Text {
  if (answer === 'yes') return { vi: 'có', en: 'yes' };
  if (answer === 'no') return { vi: 'không', en: 'no' };
  if (isNumber(answer)) {
    const { vi, en } = numberText(answer);
    return item.kind === 'percentage' ? { vi: `${vi}%`, en: `${en}%` } : { vi, en };
  }
  if (item.kind === 'choice') {
    const chosen = (Array.isArray(answer) ? answer : [answer]).map(
      (name) =>
        item.options.find((option) => option.name === name)?.label ?? { vi: String(name), en: String(name) },
    );
    return { vi: chosen.map((c) => c.vi).join('; '), en: chosen.map((c) => c.en).join('; ') };
  }
  if (item.kind === 'table' && Array.isArray(answer)) {
    const lines = (answer as readonly Record<string, string | number>[]).map((row) =>
      item.columns.map((column) => row[column.name] ?? '').join(': '),
    );
    return { vi: lines.join('; '), en: lines.join('; ') };
  }
  if (Array.isArray(answer))
    return { vi: `${answer.length} tệp kèm theo`, en: `${answer.length} files attached` };
  return { vi: String(answer), en: String(answer) };
}
