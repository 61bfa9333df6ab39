import type { Duty, ListName, Me, OneStop } from './api/types.ts';

/** The one-stops that a person works at, each once. */
export function oneStopsOf(me: Me): readonly OneStop[] {
  const bySlug = new Map<string, OneStop>();
  for (const { oneStop } of me.positions) if (oneStop) bySlug.set(oneStop.slug, oneStop);
  return [...bySlug.values()];
}

export const mayReceive = (me: Me): boolean => me.duties.includes('receive') && oneStopsOf(me).length > 0;

/** Whom the register of authority concerns day by day; every officer may read it. */
export const keepsAuthority = ({ duties }: Me): boolean =>
  duties.some((duty) => duty === 'control' || duty === 'decide' || duty === 'administer');

/** Who looks after what was sent to citizens. */
export const seesSent = ({ duties }: Me): boolean =>
  duties.some((duty) => duty === 'control' || duty === 'administer');

const wanted: Readonly<Record<ListName, readonly Duty[]>> = {
  'to-decide': ['decide'],
  mine: ['process'],
  unit: ['process', 'decide'],
  'one-stop': ['receive', 'control'],
  'to-return': ['receive'],
  today: ['receive', 'process', 'decide', 'control', 'administer'],
  late: ['receive', 'process', 'decide', 'control', 'administer'],
  done: ['receive', 'process', 'decide', 'control', 'administer'],
};

const order: readonly ListName[] = [
  'to-decide',
  'mine',
  'unit',
  'one-stop',
  'to-return',
  'today',
  'late',
  'done',
];

/** The lists that concern a person, the most urgent duty first. */
export const listsFor = (duties: readonly Duty[]): readonly ListName[] =>
  order.filter((list) => wanted[list].some((duty) => duties.includes(duty)));
