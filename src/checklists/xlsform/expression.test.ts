// biome-ignore-all lint/suspicious/noTemplateCurlyInString: XLSForm writes the name of a question so
import { describe, expect, test } from 'vitest';
import { readCondition, readLimits, writeCondition } from './expression.ts';

const is = (item: string, comparison: string, value: string | number) => ({ item, is: comparison, value });
const answered = { item: 'a', is: 'answered' };

describe('conditions as others write them', () => {
  test.each([
    ["${a} = 'yes'", is('a', '=', 'yes')],
    ['${a}="yes"', is('a', '=', 'yes')],
    ["'yes' = ${a}", is('a', '=', 'yes')],
    ['18 <= ${age}', is('age', '>=', 18)],
    ['${age} > -1.5', is('age', '>', -1.5)],
    ["${a} != ''", answered],
    ["${a} = ''", { not: answered }],
    ["selected(${a}, 'x')", is('a', 'selected', 'x')],
    ["not(selected( ${ a } ,'x'))", { not: is('a', 'selected', 'x') }],
    ["${a} = 'x' and ${b} > 2 and ${c} < 3", { all: [is('a', '=', 'x'), is('b', '>', 2), is('c', '<', 3)] }],
    [
      "${a} = 'x' or ${b} = 'y' and ${c} = 'z'",
      { any: [is('a', '=', 'x'), { all: [is('b', '=', 'y'), is('c', '=', 'z')] }] },
    ],
    [
      "(${a} = 'x' or ${b} = 'y') and ${c} = 'z'",
      { all: [{ any: [is('a', '=', 'x'), is('b', '=', 'y')] }, is('c', '=', 'z')] },
    ],
    [". = 'yes'", is('self', '=', 'yes')],
    ["${a} = concat('a', \"'\", 'b\"')", is('a', '=', 'a\'b"')],
  ])('%s', (text, condition) => {
    expect(readCondition(text, 'self')).toEqual(condition);
    expect(readCondition(writeCondition(condition as never), 'self')).toEqual(condition);
  });
});

test.each([
  ['${a} + 1 > 2'],
  ['count-selected(${a}) > 1'],
  ['${a} > ${b}'],
  ["${a} = 'x"],
  ["${a} = 'x' and"],
  ['true()'],
  ["jr:choice-name(${a}, '${a}') = 'x'"],
  ['../a = 1'],
  ["${a} > ''"],
  ["(${a} = 'x'"],
  ["${a} = 'x')"],
  [''],
])('%s is beyond what a checklist can say', (text) => {
  expect(readCondition(text, null)).toBeNull();
});

test.each([
  ['. >= 0 and . <= 100', { min: 0, max: 100 }],
  ['.>=1', { min: 1, max: null }],
  ['. <= 5', { min: null, max: 5 }],
  ['. > 0', null],
  ['. >= 0 or . <= 5', null],
  ['. >= ${a}', null],
  ["regex(., '[0-9]+')", null],
])('the limits of %s', (text, limits) => {
  expect(readLimits(text)).toEqual(limits);
});
