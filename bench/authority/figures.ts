/** What is measured, and how it is written down. */
export interface Figure {
  readonly name: string;
  readonly unit: 'answers/s' | 's' | 'ms';
  /** At least so many answers, at most so much time. */
  readonly goal?: number;
  /** The figure that this one is the peer of, and by how many times that should be better. */
  readonly peerOf?: { readonly name: string; readonly goal: number };
  readonly measure: (round: number) => number | Promise<number>;
}

/** What a piece of work says it did, by the second of processor time: all threads count, neighbours do not. */
export function perSecond(work: () => number): number {
  const before = process.cpuUsage();
  const count = work();
  const { user, system } = process.cpuUsage(before);
  return count / ((user + system) / 1e6);
}

/** Rounds taken in turns, so that whatever slows the machine slows every figure. */
export async function measured(figures: readonly Figure[], rounds: number): Promise<Map<Figure, number[]>> {
  const values = new Map(figures.map((figure): [Figure, number[]] => [figure, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [figure, list] of values) list.push(await figure.measure(round));
  }
  for (const list of values.values()) list.sort((a, b) => a - b);
  return values;
}

export function table(values: ReadonlyMap<Figure, readonly number[]>): string {
  const rows = [...values].map(([figure, sorted]) => {
    const median = medianOf(sorted);
    const range = `${written(sorted[0]!)}–${written(sorted.at(-1)!)}`;
    const peer = [...values].find(([{ name }]) => name === figure.peerOf?.name);
    const ratio = peer && medianOf(peer[1]) / median;
    return [
      figure.name,
      `${written(median)} ${figure.unit}`,
      range,
      ratio ? `× ${written(ratio)}` : '',
      ...verdict(figure, median, ratio),
    ];
  });
  const lines = [['figure', 'median', 'min–max', 'ratio', 'goal', ''], ...rows];
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  return lines
    .map((line) =>
      line
        .map((cell, i) => cell.padEnd(widths[i]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function verdict(
  { unit, goal, peerOf }: Figure,
  median: number,
  ratio: number | undefined,
): [string, string] {
  const met = (isMet: boolean): string => (isMet ? 'met' : 'NOT met');
  if (peerOf && ratio) return [`≥ ${peerOf.goal} ×`, met(ratio >= peerOf.goal)];
  if (goal === undefined) return ['', ''];
  return unit === 'answers/s'
    ? [`≥ ${written(goal)}`, met(median >= goal)]
    : [`≤ ${written(goal)}`, met(median <= goal)];
}

const medianOf = (sorted: readonly number[]): number => sorted[Math.floor(sorted.length / 2)]!;

const written = (value: number): string =>
  value.toLocaleString('en', { maximumSignificantDigits: value >= 1000 ? 4 : 3 });
