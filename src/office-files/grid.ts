import { MAX_CELLS } from './limits.ts';
import { Unreadable } from './messages.ts';
import type { Row } from './model.ts';

/** A merged area, all four ends included. */
export interface Area {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** Counts the cells of one file, all tables together. */
export class CellBudget {
  #left = MAX_CELLS;

  spend(cells: number): void {
    this.#left -= cells;
    if (this.#left < 0) throw new Unreadable('tooLarge');
  }
}

/** Cells where the file puts them, made into rows of one width. */
export class Grid {
  readonly #rows = new Map<number, string[]>();
  readonly #areas: Area[] = [];
  readonly #budget: CellBudget;
  #width = 0;

  constructor(budget: CellBudget) {
    this.#budget = budget;
  }

  /** Rows count from 1, columns from 0. */
  put(row: number, column: number, value: string): void {
    if (value === '' || column < 0) return;
    const cells = this.#rows.get(row) ?? [];
    this.#rows.set(row, cells);
    if (column >= cells.length) {
      this.#budget.spend(column + 1 - cells.length);
      while (cells.length < column) cells.push('');
    }
    cells[column] = value;
    if (column >= this.#width) this.#width = column + 1;
  }

  merge(area: Area): void {
    this.#areas.push(area);
  }

  remove(row: number): void {
    this.#rows.delete(row);
  }

  /** Rows that hold anything. A merged area reaches as far as the table has content of its own. */
  finish(): Row[] {
    for (const cells of this.#rows.values()) {
      this.#budget.spend(this.#width - cells.length);
      while (cells.length < this.#width) cells.push('');
    }
    const numbers = [...this.#rows.keys()].sort((a, b) => a - b);
    for (const area of this.#areas) this.#fill(area, numbers);
    return numbers.map((number) => ({ number, cells: this.#rows.get(number)! }));
  }

  #fill(area: Area, numbers: readonly number[]): void {
    const value = this.#rows.get(area.top)?.[area.left] ?? '';
    if (value === '') return;
    const right = Math.min(area.right, this.#width - 1);
    this.#budget.spend(right - area.left + 1);
    for (let at = firstFrom(numbers, area.top); at < numbers.length && numbers[at]! <= area.bottom; at += 1) {
      this.#budget.spend(1);
      this.#rows.get(numbers[at]!)!.fill(value, area.left, right + 1);
    }
  }
}

function firstFrom(numbers: readonly number[], value: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
