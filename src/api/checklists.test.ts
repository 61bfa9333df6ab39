import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, type TestApp, testApp } from '../../test/support/app.ts';
import { anItem } from '../../test/support/small-survey.ts';
import { readTables, writeBook } from '../office-files/index.ts';

let app: TestApp;
let control: Client;
beforeAll(async () => {
  app = await testApp();
  control = await app.as('control');
});
afterAll(() => app.close());

const both = (words: string) => ({ vi: words, en: words });
const checklist = {
  slug: 'thu',
  title: both('Phiếu thử'),
  level: 'ward',
  sections: [{ name: 's', label: both('Phần một'), items: [anItem('co'), anItem('ten', { kind: 'text' })] }],
};
const upload = (client: Client, bytes: Uint8Array, name = 'phieu.xlsx') =>
  client.send<{
    definition: Record<string, unknown>;
    remarks: { cell: string; message: string }[];
    code: string;
    errors: { path: string; message: string }[];
  }>('/api/v1/checklists/files', {
    method: 'POST',
    body: Uint8Array.from(bytes),
    headers: { 'X-Motcua': '1', 'X-File-Name': encodeURIComponent(name) },
  });

test('published, written as a spreadsheet, read again, published as the next version, withdrawn', async () => {
  const first = await control.post<{ id: string; number: number }>('/api/v1/checklists', checklist);
  expect([first.status, first.body.number]).toEqual([201, 1]);
  const form = await control.get(`/api/v1/checklists/${first.body.id}/form.xlsx`);
  expect(readTables(form.bytes, 'form.xlsx').map(({ name }) => name)).toEqual([
    'survey',
    'choices',
    'settings',
  ]);
  const read = await upload(control, form.bytes);
  expect([read.status, read.body.remarks]).toEqual([200, []]);
  const next = await control.post<{ id: string; number: number }>('/api/v1/checklists', read.body.definition);
  expect(next.body.number).toBe(2);
  const shown = await control.get<{ definition: unknown }>(`/api/v1/checklists/${next.body.id}`);
  expect(shown.body.definition).toEqual(read.body.definition);
  const withdrawn = await control.post(`/api/v1/checklists/${next.body.id}/withdraw`, { ground: 'Thay mẫu' });
  expect(withdrawn.status).toBe(200);
  const list = await control.get<{ checklists: object[] }>('/api/v1/checklists');
  expect(list.body.checklists).toMatchObject([{ slug: 'thu', number: 1, items: 2 }]);
});

test('says what a form holds that a checklist does not, and what is wrong with it, cell by cell', async () => {
  const head = ['type', 'name', 'label'];
  const good = await writeBook([{ name: 'survey', rows: [head, ['text', 'a', 'A'], ['note', 'b', 'B']] }]);
  const { body } = await upload(control, good);
  expect(body.remarks.map(({ cell }) => cell)).toEqual(['A1', 'A3']);
  const bad = await upload(
    control,
    await writeBook([{ name: 'survey', rows: [head, ['texte', 'a', 'A'], ['text', '1', 'B']] }]),
  );
  expect([bad.status, bad.body.code]).toEqual([422, 'form-invalid']);
  expect(bad.body.errors.map(({ path }) => path)).toEqual(['survey!A2', 'survey!B3']);
  const csv = await upload(control, new TextEncoder().encode('type,name'), 'phieu.csv');
  expect([csv.status, csv.body.code]).toEqual([422, 'office-file-unknown']);
});

test('is published by procedure control only, and only when nothing is wrong with it', async () => {
  const counter = await app.as('counter');
  expect((await counter.post('/api/v1/checklists', checklist)).status).toBe(403);
  const bound = {
    ...checklist,
    sections: [{ ...checklist.sections[0], items: [anItem('co', { figure: 'x' })] }],
  };
  const refused = await control.post<{ code: string }>('/api/v1/checklists', bound);
  expect([refused.status, refused.body.code]).toEqual([422, 'checklist-invalid']);
  expect((await app.anonymous.get('/api/v1/checklists')).status).toBe(401);
});
