import type { Archive } from './archive.ts';
import { Unreadable } from './messages.ts';
import { attribute, walkXml } from './xml.ts';

/** One part points to another (ECMA-376, part 2, 6.5). */
interface Relation {
  /** The last word of its type: `worksheet`, `sharedStrings`. The words before differ between versions. */
  readonly kind: string;
  readonly target: string;
}

/** What a part points to, by the id that the part uses; `''` stands for the file as a whole. */
export function relationsOf(archive: Archive, path: string): Map<string, Relation> {
  const cut = path.lastIndexOf('/') + 1;
  const folder = path.slice(0, cut);
  const source = archive.text(`${folder}_rels/${path.slice(cut)}.rels`);
  const relations = new Map<string, Relation>();
  if (source === null) return relations;
  walkXml(source, {
    open(name, attributes) {
      if (name !== 'Relationship' || attribute(attributes, 'TargetMode') === 'External') return;
      relations.set(attribute(attributes, 'Id') ?? '', {
        kind: (attribute(attributes, 'Type') ?? '').split('/').at(-1)!,
        target: resolve(folder, attribute(attributes, 'Target') ?? ''),
      });
    },
  });
  return relations;
}

/** The path of the first part of a kind; null when there is none. */
export const targetOf = (relations: Map<string, Relation>, kind: string): string | null =>
  [...relations.values()].find((relation) => relation.kind === kind)?.target ?? null;

/** The text of a part that has to be there. */
export function partText(archive: Archive, path: string): string {
  const text = archive.text(path);
  if (text === null) throw new Unreadable('damaged');
  return text;
}

function resolve(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith('/') ? target : folder + target).split(/[\\/]/)) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}
