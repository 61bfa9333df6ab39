import { expect, test } from 'vitest';
import { intentionFor } from './use-intention.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test('the same body sent again keeps its key, also after being kept as JSON', () => {
  const first = intentionFor({ outcome: 'grant' }, null);
  expect(first.key).toMatch(uuid);
  const kept: typeof first = JSON.parse(JSON.stringify(first));
  expect(intentionFor({ outcome: 'grant' }, kept)).toEqual(first);
});

test('a changed body is another intention', () => {
  const first = intentionFor({ outcome: 'grant' }, null);
  expect(intentionFor({ outcome: 'refuse' }, first).key).not.toBe(first.key);
});
