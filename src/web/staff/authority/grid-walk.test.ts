import { describe, expect, test } from 'vitest';
import { nextCell } from './grid-walk.ts';

/** `.` nothing is received there. */
const grid = ['xx.x', 'x..x', '...x', 'xx..'];
const size = { rows: 4, columns: 4 };
const filled = (row: number, column: number) => grid[row]?.[column] === 'x';

describe('walking a grid with holes', () => {
  test.each([
    ['ArrowRight', 0, 1, 0, 3],
    ['ArrowRight', 0, 3, null, null],
    ['ArrowLeft', 1, 3, 1, 0],
    ['ArrowDown', 1, 0, 3, 0],
    ['ArrowDown', 0, 1, 3, 1],
    ['ArrowUp', 3, 0, 1, 0],
    ['ArrowUp', 0, 0, null, null],
    ['PageDown', 0, 0, 3, 0],
    ['PageUp', 3, 0, 0, 0],
    ['Home', 0, 3, 0, 0],
    ['End', 1, 0, 1, 3],
    ['a', 0, 0, null, null],
  ])('%s from %i,%i leads to %s,%s', (key, row, column, toRow, toColumn) => {
    const next = nextCell(key, { row, column }, size, filled);
    expect(next).toEqual(toRow === null ? null : { row: toRow, column: toColumn });
  });
});
