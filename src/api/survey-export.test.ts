import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApp, testApp } from '../../test/support/app.ts';
import { sendingIn } from '../../test/support/small-office.ts';
import { publishChecklist } from '../checklists/index.ts';
import { readTables } from '../office-files/index.ts';
import {
  announceCampaign,
  drawMinutes,
  openSession,
  planCampaign,
  recordAnswers,
  signMinutes,
  startCampaign,
} from '../surveys/index.ts';

const SYNTHESIS = '/api/v1/surveys/dot-thu/synthesis';
const PATH = '/api/v1/surveys/dot-thu/answers.xlsx';
const both = (words: string) => ({ vi: words, en: words });
let app: TestApp;
let minutes: string;

beforeAll(async () => {
  app = await testApp();
  const send = sendingIn(app.system);
  const item = (name: string, kind: string, more: object = {}) => ({
    name,
    kind,
    label: both(name),
    ...more,
  });
  const options = [
    { name: 'tot', label: both('Tốt') },
    { name: 'kem', label: both('Kém') },
  ];
  const { id: version } = await send('control', publishChecklist(new Set(['decisions-in-force'])), {
    slug: 'thu',
    title: both('Phiếu thử'),
    level: 'district',
    sections: [
      {
        name: 's',
        label: both('s'),
        items: [
          item('co', 'yes-no'),
          item('so', 'number', { figure: 'decisions-in-force' }),
          item('muc', 'choice', { multiple: true, options }),
          item('loi', 'text'),
        ],
      },
    ],
  });
  const period = { from: '2023-01-01', to: null };
  await send('control', planCampaign, {
    slug: 'dot-thu',
    name: both('Khảo sát thử'),
    unit: 'ubnd-quan',
    document: 'qd-quan',
    purposes: ['survey'],
    scope: both('Quận Thử'),
    startsOn: '2023-08-14',
    endsOn: '2023-08-18',
    team: [],
    groups: [
      { number: 1, name: both('Đoàn số 1'), members: [{ person: 'specialist', role: 'head', period }] },
    ],
    checklists: [{ level: 'district', version }],
    units: [{ unit: 'ubnd-quan' }, { unit: 'ubnd-phuong', within: 'ubnd-quan' }],
    visits: [
      { unit: 'ubnd-quan', group: 1, day: '2023-08-15', half: 'afternoon' },
      { unit: 'ubnd-phuong', group: 1, day: '2023-08-15', half: 'afternoon' },
    ],
  });
  await send('control', announceCampaign, { campaign: 'dot-thu' });
  await send('control', startCampaign, { campaign: 'dot-thu' });
  const [visit] = await app.system.db<{ id: string }[]>`SELECT id FROM visit WHERE within_id IS NULL`;
  const { id: session } = await send('specialist', openSession, {
    visit: visit!.id,
    place: 'Trụ sở',
    attendees: [{ side: 'team', name: 'A', title: 'Trưởng đoàn' }],
  });
  const entry = (name: string, value: unknown, more: object = {}) => ({
    id: randomUUID(),
    item: name,
    side: 'team',
    value,
    device: 'd',
    deviceAt: '2023-08-15T07:30:00.000Z',
    ...more,
  });
  const first = entry('co', 'no');
  await send('specialist', recordAnswers, {
    session,
    entries: [
      first,
      entry('co', 'yes', { replaces: [first.id], note: 'xem lại lúc 15:00' }),
      entry('muc', ['tot', 'kem']),
      entry('so', 1),
      entry('so', 2),
      entry('loi', '=1+1'),
    ],
  });
  await send('chair', recordAnswers, { session, entries: [entry('so', 7, { side: 'unit' })] });
  minutes = (await send('specialist', drawMinutes, { session, endsAt: '2023-08-15T08:30:00.000Z' })).sha256;
  await send('chair', signMinutes, { session, side: 'unit', sha256: minutes });
  await send('specialist', signMinutes, { session, side: 'team', sha256: minutes });
});
afterAll(() => app.close());

it('every answer of a campaign is one sheet: a row for each unit, what each side says, and notes', async () => {
  const response = await (await app.as('control')).get(PATH);
  expect(response.status).toBe(200);
  const [table] = readTables(response.bytes, 'a.xlsx');
  const [heading, quan, phuong] = table!.rows.map(({ cells }) => cells);
  const of = (cells: readonly string[]) => Object.fromEntries(heading!.map((name, i) => [name, cells[i]]));
  expect(table!.rows).toHaveLength(3);
  expect(of(quan!)).toEqual({
    'Đơn vị': 'Ủy ban nhân dân quận Thử',
    Cấp: 'Cấp huyện',
    Đoàn: '1',
    Ngày: '15/08/2023',
    Buổi: 'Chiều',
    'Tình trạng': 'Đã ký',
    'Tệp kèm theo': '0',
    'Mã băm biên bản (SHA-256)': minutes,
    'co (đơn vị báo cáo)': '',
    'co (đoàn ghi nhận)': 'có',
    'co (ghi chú)': 'xem lại lúc 15:00',
    'so (đơn vị báo cáo)': '7',
    'so (hệ thống)': '1',
    'so (đoàn ghi nhận)': expect.stringMatching(/^(1 ≠ 2|2 ≠ 1)$/),
    'so (ghi chú)': '',
    'muc (đơn vị báo cáo)': '',
    'muc (đoàn ghi nhận)': 'Tốt; Kém',
    'muc (ghi chú)': '',
    'loi (đơn vị báo cáo)': '',
    'loi (đoàn ghi nhận)': '=1+1',
    'loi (ghi chú)': '',
  });
  expect(of(phuong!)).toMatchObject({ 'Tình trạng': 'Chưa làm việc', 'Mã băm biên bản (SHA-256)': '' });
});

it('what was found so far is counted from signed minutes, each figure beside its units', async () => {
  const { body } = await (await app.as('control')).get<{ units: object[]; items: object[] }>(SYNTHESIS);
  expect(body).toMatchObject({
    name: both('Khảo sát thử'),
    state: 'running',
    difficulties: [],
    recommendations: [],
  });
  expect(body.units).toMatchObject([
    { unit: { vi: 'Ủy ban nhân dân quận Thử' }, level: 'district', minutes, differing: 1 },
    { unit: { vi: 'Ủy ban nhân dân phường Thử' }, level: 'ward', session: null, minutes: null, differing: 0 },
  ]);
  expect(body.items).toMatchObject([
    { item: 'co', label: both('co'), asked: 1, answered: 1, yes: 1, total: null, differing: 0 },
    // What the unit states counts as long as the team is not agreed.
    { item: 'so', asked: 1, answered: 1, total: 7, least: 7, most: 7, differing: 1 },
    { item: 'muc', answered: 1, yes: 0 },
    { item: 'loi', answered: 1, yes: 0 },
  ]);
});

it('what minutes say of each item stands row by row, and changes no more than they do', async () => {
  const { db } = app.system;
  const [kept] = await db<{ content: { results: { item: string; found: unknown; stated: unknown }[] } }[]>`
    SELECT content FROM minutes`;
  const rows = await db<{ item: string; counted: unknown }[]>`SELECT item, counted FROM session_result`;
  expect(new Map(rows.map(({ item, counted }) => [item, counted]))).toEqual(
    new Map(kept!.content.results.map(({ item, found, stated }) => [item, found ?? stated])),
  );
  for (const change of [
    db`UPDATE session_result SET counted = '"no"'`,
    db`DELETE FROM session_result`,
    db`INSERT INTO session_result (session_id, item) SELECT session_id, 'x' FROM minutes`,
    db`TRUNCATE session_result`,
  ])
    await expect(change).rejects.toThrow();
});

it('is for procedure control of the body that holds the survey', async () => {
  for (const path of [PATH, SYNTHESIS]) expect((await (await app.as('counter')).get(path)).status).toBe(403);
  expect((await (await app.as('control')).get(PATH.replace('dot-thu', 'dot-khac'))).status).toBe(403);
});
