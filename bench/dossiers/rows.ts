/** One line of what was measured. */
export interface Row {
  readonly what: string;
  readonly figure: number;
  readonly unit: string;
  /** At least, or at most, so much. */
  readonly goal?: { readonly atLeast: number } | { readonly atMost: number };
}

export function table(rows: readonly Row[]): string {
  const lines = [
    ['what', 'figure', 'goal', ''],
    ...rows.map(({ what, figure, unit, goal }) => [
      what,
      `${written(figure)} ${unit}`,
      ...(goal ? [goalText(goal), isMet(figure, goal) ? 'met' : 'NOT met'] : ['', '']),
    ]),
  ];
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}

type Goal = NonNullable<Row['goal']>;

const goalText = (goal: Goal): string =>
  'atLeast' in goal ? `≥ ${written(goal.atLeast)}` : `≤ ${written(goal.atMost)}`;

const isMet = (figure: number, goal: Goal): boolean =>
  'atLeast' in goal ? figure >= goal.atLeast : figure <= goal.atMost;

const written = (value: number): string =>
  value.toLocaleString('en', { maximumSignificantDigits: value >= 1000 ? 4 : 3 });
