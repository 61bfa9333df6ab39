import { expect, test } from 'vitest';
import { formatInstant } from '../kernel/time.ts';
import { moment, office } from './example.fixture.ts';
import { sharesOf } from './shares.ts';

test('steps that follow one another each have their working hours, over lunch, night and weekend', () => {
  const shares = sharesOf(moment('18/08/2023 16:00'), [2, 0.5, 4, 8], office);
  expect(shares.map(({ from, to }) => [formatInstant(from), formatInstant(to)])).toEqual([
    ['16:00 18/08/2023', '09:00 21/08/2023'],
    ['09:00 21/08/2023', '09:30 21/08/2023'],
    ['09:30 21/08/2023', '14:30 21/08/2023'],
    ['14:30 21/08/2023', '14:30 22/08/2023'],
  ]);
});

test('a step that begins when the office is closed has its time from the next opening', () => {
  const [share] = sharesOf(moment('18/08/2023 19:00'), [1], office);
  expect([share!.from, share!.to]).toEqual([moment('21/08/2023 08:00'), moment('21/08/2023 09:00')]);
});

test.each([0, -1, 1 / 7])('a share of %d hours is refused', (hours) => {
  expect(() => sharesOf(moment('18/08/2023 09:00'), [hours], office)).toThrow(RangeError);
});
