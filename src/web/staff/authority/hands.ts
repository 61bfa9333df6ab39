import type { Hand } from '../api/authority-types.ts';

/** One-stops at which a procedure changes hands in the same way. */
export interface HandGroup<H extends Hand> {
  readonly key: string;
  readonly hand: H;
  readonly oneStops: readonly Hand['oneStop'][];
}

/** The kind of an answer, without the place: fourteen wards that each get it back from the district are one line. */
const likeness = ({ delegated, code, chain }: Hand['before']): unknown => [
  delegated,
  code,
  chain.flatMap(({ document }) => document?.number ?? []),
];

/** What changes hands, by procedure and by the way in which it changes. */
export function groupHands<H extends Hand>(
  hands: readonly H[],
  also: (hand: H) => string = () => '',
): HandGroup<H>[] {
  const groups = Map.groupBy(hands, (hand) =>
    JSON.stringify([
      hand.procedure.code,
      likeness(hand.before),
      likeness(hand.after),
      hand.cases,
      also(hand),
    ]),
  );
  return [...groups].flatMap(([key, group]) => {
    const [hand] = group;
    return hand ? [{ key, hand, oneStops: group.map(({ oneStop }) => oneStop) }] : [];
  });
}
