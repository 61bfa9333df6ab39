import { expect, test } from 'vitest';
import type { AnswerEntry } from '../../surveys/index.ts';
import { answerChange, sheetOf } from './answering.ts';
import type { Contents } from './keep/notebook.ts';
import type { KeptEntry, SavedSession } from './keep/rows.ts';

const both = (words: string) => ({ vi: words, en: words });
const asked = { hint: null, required: false, relevant: null, source: null, figure: null, score: null };
const item = (name: string, more: object = {}) =>
  ({ name, label: both(name), kind: 'yes-no', evidence: 'none', ...asked, ...more }) as never;
const session: SavedSession = {
  id: 's',
  campaign: 'c',
  unit: both('Quận'),
  day: '2023-08-15',
  half: 'afternoon',
  state: 'open',
  definition: {
    slug: 'thu',
    title: both('Thử'),
    level: 'district',
    sections: [
      {
        name: 'a',
        label: both('A'),
        relevant: null,
        items: [item('co'), item('vi-sao', { relevant: { item: 'co', is: '=', value: 'no' } })],
      },
    ],
  },
  figures: {},
};
const entry = (id: string, value: AnswerEntry['value'], more: Partial<AnswerEntry> = {}): AnswerEntry => ({
  id,
  item: 'co',
  side: 'team',
  value,
  note: null,
  replaces: [],
  personId: 'p',
  device: 'd',
  deviceAt: '2023-08-15T07:30:00.000Z' as never,
  ...more,
});
const contents = (theirs: AnswerEntry[], own: AnswerEntry[] = []): Contents => ({
  sessions: new Map([['s', session]]),
  theirs: new Map([['s', theirs]]),
  entries: new Map(
    own.map((one) => [one.id, { session: 's', entry: one, sending: { state: 'saved' } } satisfies KeptEntry]),
  ),
  notes: new Map(),
  files: new Map(),
  settings: new Map([['device', { device: 'd', person: { id: 'me', name: 'Tôi' } }]]),
});
const shown = (now: Contents) =>
  sheetOf(now, session)
    .sections.flatMap(({ items }) => items)
    .map(({ item: { name }, stands, stated }) => [name, stands.map(({ value }) => value), stated]);

test.each([
  ['nothing yet', [], [], [['co', [], null]]],
  [
    'what calls for another question',
    [entry('1', 'no')],
    [],
    [
      ['co', ['no'], null],
      ['vi-sao', [], null],
    ],
  ],
  [
    'what the unit states calls for it too',
    [entry('1', 'no', { side: 'unit' })],
    [],
    [
      ['co', [], 'no'],
      ['vi-sao', [], null],
    ],
  ],
  ['one answer here', [], [entry('1', 'yes')], [['co', ['yes'], null]]],
  [
    'one here in place of theirs',
    [entry('1', 'no')],
    [entry('2', 'yes', { replaces: ['1'] })],
    [['co', ['yes'], null]],
  ],
  ['two that differ', [entry('1', 'no')], [entry('2', 'yes')], [['co', ['no', 'yes'], null]]],
  ['two that say the same', [entry('1', 'yes')], [entry('2', 'yes')], [['co', ['yes'], null]]],
  ['taken away', [entry('1', 'yes')], [entry('2', null, { replaces: ['1'] })], [['co', [], null]]],
])('%s', (_, theirs, own, expected) => {
  expect(shown(contents(theirs, own))).toEqual(expected);
});

test('an answer takes the place of everything that was seen, and counts what is answered', () => {
  const before = contents([entry('1', 'no')], [entry('2', 'yes')]);
  const outside = { newId: () => '3', now: () => new Date('2023-08-15T08:00:00Z') };
  const change = answerChange(before, { session: 's', item: 'co', value: 'yes' }, outside);
  expect(change).toMatchObject({
    kind: 'entries',
    id: '3',
    row: { sending: { state: 'saved' }, entry: { replaces: ['1', '2'], personId: 'me', side: 'team' } },
  });
  const { entry: added } = change.row as KeptEntry;
  const after = sheetOf(contents([entry('1', 'no')], [entry('2', 'yes'), added]), session);
  expect([after.answered, after.asked]).toEqual([1, 1]);
});
