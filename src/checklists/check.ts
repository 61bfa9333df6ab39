import type { FieldError, Text } from '../kernel/refusal.ts';
import type { Condition, Definition } from './model.ts';

const said = {
  twice: (name: string): Text => ({
    vi: `Tên “${name}” đã dùng ở trên. Mỗi nội dung cần một tên riêng.`,
    en: `The name “${name}” is used above. Each item needs a name of its own.`,
  }),
  notAbove: (name: string): Text => ({
    vi: `Điều kiện hỏi “${name}”, nhưng ở trên không có nội dung nào tên như vậy.`,
    en: `The condition asks for “${name}”, but no item above has this name.`,
  }),
  noFigure: (name: string): Text => ({
    vi: `Không có số liệu nào tên “${name}”.`,
    en: `There is no live figure “${name}”.`,
  }),
};

function* askedFor(condition: Condition): Generator<string> {
  if ('all' in condition) for (const part of condition.all) yield* askedFor(part);
  else if ('any' in condition) for (const part of condition.any) yield* askedFor(part);
  else if ('not' in condition) yield* askedFor(condition.not);
  else yield condition.item;
}

/**
 * Everything that keeps a checklist from being published, each with its place: `sections.0.items.2.relevant`. A
 * condition may ask only for what stands above it, so that none goes round in a circle.
 */
export function check(definition: Definition, figures: ReadonlySet<string>): FieldError[] {
  const faults: FieldError[] = [];
  const above = new Set<string>();
  const names = new Set<string>();
  const named = (name: string, path: string) => {
    if (names.has(name)) faults.push({ path, message: said.twice(name) });
    names.add(name);
  };
  const asks = (condition: Condition | null, path: string, self: string | null = null) => {
    for (const name of condition ? new Set(askedFor(condition)) : [])
      if (!above.has(name) && name !== self) faults.push({ path, message: said.notAbove(name) });
  };
  for (const [s, section] of definition.sections.entries()) {
    named(section.name, `sections.${s}.name`);
    asks(section.relevant, `sections.${s}.relevant`);
    for (const [i, item] of section.items.entries()) {
      const place = `sections.${s}.items.${i}`;
      named(item.name, `${place}.name`);
      asks(item.relevant, `${place}.relevant`);
      asks(item.score?.full ?? null, `${place}.score`, item.name);
      if (item.figure !== null && !figures.has(item.figure))
        faults.push({ path: `${place}.figure`, message: said.noFigure(item.figure) });
      const parts = item.kind === 'choice' ? item.options : item.kind === 'table' ? item.columns : [];
      const known = new Set<string>();
      for (const [p, part] of parts.entries()) {
        const list = item.kind === 'choice' ? 'options' : 'columns';
        if (known.has(part.name))
          faults.push({ path: `${place}.${list}.${p}.name`, message: said.twice(part.name) });
        known.add(part.name);
      }
      above.add(item.name);
    }
  }
  return faults;
}
