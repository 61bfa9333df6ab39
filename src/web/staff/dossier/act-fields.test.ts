import { describe, expect, test } from 'vitest';
import { actions } from '../../../dossiers/index.ts';
import { staffMessages } from '../../messages/staff.ts';
import type { Action } from '../api/types.ts';
import { actFields, bodyOf, fieldsOf, needsNoForm } from './act-fields.ts';

const typed = (fields: Readonly<Record<string, string>>): FormData => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
};

describe('every act that the server offers', () => {
  const own = ['propose', 'decide', 'return'];
  test('has a form here, and nothing else has', () => {
    expect([...Object.keys(actFields), ...own].sort()).toEqual([...actions].sort());
  });

  test.each(['vi', 'en'] as const)('has its words in %s, and so has each of its fields', (lang) => {
    const { buttons, done, fields } = staffMessages(lang).actions;
    for (const action of actions as readonly Action[]) {
      expect([buttons[action], done[action]]).not.toContain(undefined);
      for (const { name, kind } of fieldsOf(action)) {
        const label = kind === 'pause-ground' ? 'pauseGround' : name;
        expect(fields).toHaveProperty(label);
      }
    }
  });
});

test.each<[Action, Record<string, string>, object]>([
  ['take', {}, {}],
  [
    'draft-supplement',
    { items: ' Bản sao giấy khai sinh \n\n Ảnh 4 × 6', ground: 'Điều 5 ' },
    { items: ['Bản sao giấy khai sinh', 'Ảnh 4 × 6'], ground: 'Điều 5' },
  ],
  ['hand-over', { unit: 'tu-phap', personId: '', note: '' }, { unit: 'tu-phap' }],
  [
    'consult',
    { unit: 'tu-phap', question: 'Có đúng không?', hours: '16' },
    { unit: 'tu-phap', question: 'Có đúng không?', hours: 16 },
  ],
  [
    'apologise',
    { cause: 'Chờ ý kiến', to: '15/9/2023', 'to-time': '17:00' },
    { cause: 'Chờ ý kiến', to: '2023-09-15T17:00:00+07:00' },
  ],
  [
    'supplement',
    { 'component-1': '0', 'component-2': '1', 'component-2-file': '{"id":"ab","name":"ảnh.png"}' },
    { components: [{ no: 2, count: 1, files: [{ id: 'ab', name: 'ảnh.png' }] }] },
  ],
  [
    'inspect',
    {
      on: '15/08/2023',
      'on-time': '9h',
      place: 'Nhà',
      present: 'Ông An',
      findings: 'Đúng',
      files: '{"id":"cd","name":"b"}',
    },
    { on: '2023-08-15T09:00:00+07:00', place: 'Nhà', present: 'Ông An', findings: 'Đúng', files: ['cd'] },
  ],
  ['reopen', { complaint: '5/KN', reason: '' }, { complaint: '5/KN', reason: '' }],
])('%s of %j sends %j', (action, fields, body) => {
  expect(bodyOf(action, typed(fields))).toEqual(body);
});

test('a list is typed line by line, and empty lines are none', () => {
  const data = new FormData();
  for (const item of ['Ảnh 4 × 6', ' ', 'Bản sao']) data.append('items', item);
  data.set('ground', 'Điều 5');
  expect(bodyOf('ask-at-intake', data)).toEqual({ items: ['Ảnh 4 × 6', 'Bản sao'], ground: 'Điều 5' });
});

test('what asks nothing needs no form', () => {
  expect((actions as readonly Action[]).filter(needsNoForm)).toEqual(['receive', 'accept', 'take', 'close']);
});
