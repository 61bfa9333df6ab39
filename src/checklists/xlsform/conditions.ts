import type { Condition, Definition, Item, Section } from '../model.ts';
import type { Notes } from './notes.ts';
import { type Place, said } from './said.ts';

function* askedFor(condition: Condition): Generator<string> {
  if ('all' in condition) for (const part of condition.all) yield* askedFor(part);
  else if ('any' in condition) for (const part of condition.any) yield* askedFor(part);
  else if ('not' in condition) yield* askedFor(condition.not);
  else yield condition.item;
}

/** Where the conditions of a form stand: by the name of the item or section. */
export type Places = ReadonlyMap<string, Place>;

/**
 * What conditions ask for must be there, stand above, and not go round in a circle. A condition that asks for a row which
 * was not taken over cannot be carried either; it is taken out, and said.
 */
export function settleConditions(
  sections: Definition['sections'],
  places: Places,
  gone: ReadonlySet<string>,
  notes: Notes,
): Section[] {
  const items = sections.flatMap((section) => section.items);
  const names = new Set(items.map(({ name }) => name));
  const asks = new Map<string, Set<string>>();
  for (const section of sections)
    for (const { name, relevant } of section.items)
      asks.set(name, new Set([section.relevant, relevant].flatMap((c) => (c ? [...askedFor(c)] : []))));
  const above = new Set<string>();

  const kept = (owner: string, condition: Condition | null, inside: readonly string[]): Condition | null => {
    if (!condition) return null;
    const place = places.get(owner)!;
    const wanted = [...new Set(askedFor(condition))];
    const lost = wanted.find((name) => !names.has(name) && gone.has(name));
    if (lost !== undefined) {
      notes.remark(place, said.conditionBeyond(`\${${lost}}`));
      return null;
    }
    for (const name of wanted) {
      if (!names.has(name)) notes.problem(place, said.noSuchItem(name));
      else if (above.has(name)) continue;
      else {
        const circle = inside.map((own) => wayTo(asks, name, own)).find((way) => way !== null);
        const [own] = inside;
        notes.problem(place, circle ? said.circular([own, ...circle].join(' → ')) : said.below(name));
      }
    }
    return condition;
  };

  return sections.map((section) => {
    const relevant = kept(
      section.name,
      section.relevant,
      section.items.map(({ name }) => name),
    );
    const settled = section.items.map((item): Item => {
      const own = { ...item, relevant: kept(item.name, item.relevant, [item.name]) };
      above.add(item.name);
      return own;
    });
    return { ...section, relevant, items: settled };
  });
}

/** The names from one item to another along what their conditions ask for; null where none leads there. */
function wayTo(asks: ReadonlyMap<string, ReadonlySet<string>>, from: string, to: string): string[] | null {
  const ways: string[][] = [[from]];
  const seen = new Set<string>();
  for (let way = ways.shift(); way; way = ways.shift()) {
    const last = way.at(-1)!;
    if (last === to) return way;
    if (seen.has(last)) continue;
    seen.add(last);
    for (const next of asks.get(last) ?? []) ways.push([...way, next]);
  }
  return null;
}
