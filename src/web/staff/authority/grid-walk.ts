export interface At {
  readonly row: number;
  readonly column: number;
}

const steps: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  PageDown: [10, 0],
  PageUp: [-10, 0],
};

/**
 * The cell that a key leads to, over cells that are empty; null when it leads nowhere. `Home` and `End` go to the
 * ends of the row (ARIA Authoring Practices, grid).
 */
export function nextCell(
  key: string,
  { row, column }: At,
  { rows, columns }: { readonly rows: number; readonly columns: number },
  filled: (row: number, column: number) => boolean,
): At | null {
  if (key === 'Home' || key === 'End') {
    const inRow = Array.from({ length: columns }, (_, at) => at).filter((at) => filled(row, at));
    const end = key === 'Home' ? inRow[0] : inRow.at(-1);
    return end === undefined ? null : { row, column: end };
  }
  const step = steps[key];
  if (!step) return null;
  const [down, right] = [Math.sign(step[0]), step[1]];
  let left = Math.abs(step[0]) || 1;
  let found: At | null = null;
  for (
    let [r, c] = [row + down, column + right];
    r >= 0 && r < rows && c >= 0 && c < columns;
    r += down, c += right
  ) {
    if (!filled(r, c)) continue;
    found = { row: r, column: c };
    left -= 1;
    if (left === 0) break;
  }
  return found;
}
