import type { Answer, Answers, Definition, Item } from '../../checklists/index.ts';
import { askedItems } from '../../checklists/rules.ts';
import type { AnswerEntry, Side } from '../../surveys/index.ts';
import { differs, type Standing, standing } from '../../surveys/merge.ts';
import type { Contents } from './keep/notebook.ts';
import type { Change, KeptEntry, SavedSession, Sending } from './keep/rows.ts';

/** How an item of a session stands on this device. */
export interface ItemState {
  readonly item: Item;
  /** What the team answered; several where two members differ. */
  readonly stands: readonly AnswerEntry[];
  /** What the unit states. */
  readonly stated: Answer | null;
  /** Of an answer given on this device; null for one of somebody else, and where there is none. */
  readonly sending: Sending | null;
}

export interface Sheet {
  readonly sections: readonly {
    readonly name: string;
    readonly label: { readonly vi: string; readonly en: string };
    readonly items: readonly ItemState[];
  }[];
  readonly answered: number;
  readonly asked: number;
}

const keyOf = (item: string, side: Side): string => `${side} ${item}`;

/** Everything that was said at a session, as far as this device knows: what the server has, and what is only here. */
function entriesAt({ theirs, entries }: Contents, session: string) {
  const own = new Map<string, KeptEntry>();
  for (const [id, kept] of entries) if (kept.session === session) own.set(id, kept);
  const all = new Map((theirs.get(session) ?? []).map((entry) => [entry.id, entry]));
  for (const [id, { entry }] of own) all.set(id, entry);
  return { own, all: [...all.values()] };
}

/** One entry says it where all that stand say the same. */
const agreed = (one: Standing | undefined): Answer | null =>
  one && !differs(one) ? (one.entries[0]?.value ?? null) : null;

/** The checklist of a session with what stands, in its order; only what these answers call for. */
export function sheetOf(contents: Contents, { id, definition }: SavedSession): Sheet {
  const { own, all } = entriesAt(contents, id);
  const stands = new Map(standing(all).map((one) => [keyOf(one.item, one.side), one]));
  const asked = new Set(askedItems(definition, answersIn(definition, stands)));
  const stateOf = (item: Item): ItemState => {
    const found = stands.get(keyOf(item.name, 'team'));
    const entries = found && !differs(found) ? found.entries.slice(0, 1) : (found?.entries ?? []);
    return {
      item,
      stands: entries.filter(({ value }) => value !== null || entries.length > 1),
      stated: agreed(stands.get(keyOf(item.name, 'unit'))),
      sending: found?.entries.map((entry) => own.get(entry.id)?.sending).find((s) => s !== undefined) ?? null,
    };
  };
  const sections = definition.sections
    .map(({ name, label, items }) => ({
      name,
      label,
      items: items.filter((item) => asked.has(item)).map(stateOf),
    }))
    .filter(({ items }) => items.length > 0);
  const states = sections.flatMap(({ items }) => items);
  return {
    sections,
    answered: states.filter(({ stands: { length } }) => length > 0).length,
    asked: states.length,
  };
}

function answersIn({ sections }: Definition, stands: ReadonlyMap<string, Standing>): Answers {
  const answers: Record<string, Answer> = {};
  for (const { name } of sections.flatMap(({ items }) => items)) {
    const value = agreed(stands.get(keyOf(name, 'team'))) ?? agreed(stands.get(keyOf(name, 'unit')));
    if (value !== null) answers[name] = value;
  }
  return answers;
}

interface Given {
  readonly session: string;
  readonly item: string;
  /** Null takes the answer away. */
  readonly value: Answer | null;
}

/** The row of one more answer; it takes the place of everything that stands for the item and was seen here. */
export function answerChange(
  contents: Contents,
  { session, item, value }: Given,
  { newId, now }: { readonly newId: () => string; readonly now: () => Date },
): Change {
  const seen = standing(entriesAt(contents, session).all).find(
    (one) => one.item === item && one.side === 'team',
  );
  const { device, person } = contents.settings.get('device') ?? { device: 'unknown', person: null };
  const id = newId();
  const entry: AnswerEntry = {
    id,
    item,
    side: 'team',
    value,
    note: null,
    replaces: seen?.entries.map((one) => one.id) ?? [],
    personId: person?.id ?? '',
    device,
    deviceAt: now().toISOString() as AnswerEntry['deviceAt'],
  };
  return { kind: 'entries', id, row: { session, entry, sending: { state: 'saved' } } };
}
