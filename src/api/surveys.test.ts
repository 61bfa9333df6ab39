import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { type Client, type TestApp, testApp } from '../../test/support/app.ts';
import type { Username } from '../../test/support/small-office.ts';
import { anItem, CAMPAIGN, openSmallSurvey } from '../../test/support/small-survey.ts';

let app: TestApp;
const clients = new Map<Username, Client>();
const as = (username: Username) => clients.get(username)!;
let visit: string;

beforeAll(async () => {
  app = await testApp();
  for (const username of ['specialist', 'clerk', 'chair', 'control', 'counter'] as const)
    clients.set(username, await app.as(username));
  const figure = { kind: 'number', figure: 'decisions-in-force' };
  await openSmallSurvey(app.system, [anItem('co'), anItem('so', figure)]);
});
afterAll(() => app.close());

const entry = (name: string, value: unknown, side = 'team') => ({
  id: randomUUID(),
  item: name,
  side,
  value,
  device: 'd',
  deviceAt: '2023-08-15T07:30:00.000Z',
});

describe('a survey session, through the API', () => {
  let session: string;
  const at = (path = '') => `/api/v1/survey/sessions/${session}${path}`;

  it('is found by its surveyor, and opened once', async () => {
    const mine = await as('specialist').get<{ visits: { visit: string }[] }>('/api/v1/survey/mine');
    visit = mine.body.visits[0]!.visit;
    const opening = { place: 'Trụ sở', attendees: [{ side: 'team', name: 'A', title: 'Trưởng đoàn' }] };
    const open = () =>
      as('specialist').post<{ id: string }>(`/api/v1/survey/visits/${visit}/session`, opening);
    const first = await open();
    expect(first.status).toBe(201);
    session = first.body.id;
    expect((await open()).body.id).toBe(session);
    expect((await as('counter').get<{ visits: unknown[] }>('/api/v1/survey/mine')).body.visits).toEqual([]);
  });

  it('shows what the unit states beside what the system counts, and where they differ', async () => {
    await as('chair').post(at('/entries'), { entries: [entry('so', 7, 'unit')] });
    await as('specialist').post(at('/entries'), { entries: [entry('co', 'yes')] });
    const { body } = await as('specialist').get<{
      results: {
        item: string;
        stated: unknown;
        figure: { value: number } | null;
        finding: { code: string } | null;
      }[];
    }>(at());
    expect(body.results.find(({ item }) => item === 'so')).toMatchObject({
      stated: 7,
      figure: { value: 1 },
      finding: { code: 'statement-differs' },
    });
  });

  it('gives the rows behind a figure, with the query that found them', async () => {
    const { body } = await as('chair').get<{ figure: string; value: number; query: string; rows: object[] }>(
      at('/figures/so'),
    );
    expect(body).toMatchObject({ figure: expect.stringContaining('decisions-in-force@'), value: 1 });
    expect([body.rows.length, body.query.length > 50]).toEqual([1, true]);
    expect((await as('chair').get(at('/figures/co'))).status).toBe(404);
    expect((await as('counter').get(at('/figures/so'))).status).toBe(403);
  });

  it('is listed for both sides of the table, and its campaign for every officer', async () => {
    for (const who of ['specialist', 'chair'] as const) {
      const { body } = await as(who).get<{ sessions: { id: string }[] }>('/api/v1/survey/sessions');
      expect([who, body.sessions.map(({ id }) => id)]).toEqual([who, [session]]);
    }
    const counter = await as('counter').get<{ sessions: object[] }>('/api/v1/survey/sessions');
    expect(counter.body.sessions).toEqual([]);
    const campaigns = async (who: Username) =>
      (await as(who).get<{ campaigns: object[] }>('/api/v1/surveys')).body.campaigns;
    expect(await campaigns('counter')).toMatchObject([
      { slug: CAMPAIGN, planned: 1, signed: 0, manages: false },
    ]);
    expect(await campaigns('control')).toMatchObject([{ manages: true }]);
  });

  it('is nobody else’s', async () => {
    expect((await as('counter').get(at())).status).toBe(403);
    expect((await as('counter').post(at('/entries'), { entries: [entry('co', 'no')] })).status).toBe(403);
  });

  it('says what is wrong with what is sent', async () => {
    const bad = await as('specialist').post<{ code: string }>(at('/entries'), { entries: [{ item: 'co' }] });
    expect([bad.status, bad.body.code]).toEqual([422, 'invalid-input']);
  });

  it('is drawn up, read, signed by both sides, and never changed again', async () => {
    const recommendation = randomUUID();
    await as('specialist').post(at('/recommendations'), {
      id: recommendation,
      cause: 'training',
      text: 'Đề nghị tập huấn',
      public: true,
    });
    const { body } = await as('specialist').post<{ sha256: string }>(at('/minutes'), {
      endsAt: '2023-08-15T08:30:00.000Z',
    });
    const sign = (who: Username, side: string) =>
      as(who).post<{ signed: boolean }>(at('/signatures'), { side, sha256: body.sha256 });
    expect((await sign('chair', 'unit')).body).toEqual({ signed: false });
    expect((await sign('specialist', 'team')).body).toEqual({ signed: true });
    const minutes = await as('chair').get(at('/minutes.pdf'));
    expect([minutes.status, minutes.headers.get('Content-Type')]).toEqual([200, 'application/pdf']);
    for (const [path, sent] of [
      ['/difficulties', { id: randomUUID(), cause: 'other', text: 'x' }],
      ['/recommendations', { id: randomUUID(), cause: 'other', text: 'x' }],
      ['/minutes', { endsAt: '2023-08-15T08:30:00.000Z' }],
    ] as const) {
      const refused = await as('specialist').post<{ code: string }>(at(path), sent);
      expect([path, refused.status, refused.body.code]).toEqual([path, 409, 'session-signed']);
    }
    const late = await as('specialist').post<{ late: string[] }>(at('/entries'), {
      entries: [entry('co', 'no')],
    });
    expect(late.body.late).toHaveLength(1);
    expect((await as('specialist').post(at('/addenda'), { text: 'Sửa giờ.' })).status).toBe(200);
    const carried = await as('specialist').post<{ dueAt: string }>(
      `/api/v1/recommendations/${recommendation}/carry`,
      { owner: 'ubnd-quan', workingDays: 5 },
    );
    expect(carried.body.dueAt).toBe('2023-08-22T10:00:00.000Z');
    const register = async (who: Username, list: string) =>
      (
        await as(who).get<{ recommendations: { number: number; acts: string[]; late: boolean }[] }>(
          `/api/v1/recommendations?list=${list}`,
        )
      ).body.recommendations.map(({ acts, late }) => ({ acts, late }));
    expect(await register('chair', 'mine')).toEqual([{ acts: ['reply'], late: false }]);
    expect(await register('specialist', 'all')).toEqual([{ acts: ['merge'], late: false }]);
    expect(await register('counter', 'mine')).toEqual([]);
    expect(await register('chair', 'late')).toEqual([]);
    expect(
      (
        await as('chair').post(`/api/v1/recommendations/${recommendation}/reply`, {
          reply: 'Sẽ tổ chức tháng 9',
        })
      ).status,
    ).toBe(200);
    expect((await as('chair').post(`/api/v1/recommendations/${recommendation}/verify`, {})).status).toBe(200);
  });
});

test('everybody reads what was marked public, once the minutes are signed', async () => {
  const page = await app.anonymous.get<string>('/kien-nghi');
  expect(page.body).toContain('Đề nghị tập huấn');
  expect(page.body).toContain('Sẽ tổ chức tháng 9');
  expect((await app.anonymous.get<string>('/en/kien-nghi')).body).toContain('Accepted by who asked');
});

test('the itinerary comes as a calendar', async () => {
  const feed = await as('counter').get<string>(`/api/v1/surveys/${CAMPAIGN}/itinerary.ics`);
  expect(feed.headers.get('Content-Type')).toContain('text/calendar');
  expect(feed.body).toContain('DTSTART:20230815T063000Z');
});

test('the report is a draft, for procedure control only', async () => {
  const report = await as('control').get('/api/v1/surveys/dot-thu/report.pdf');
  expect([report.status, report.headers.get('Content-Type')]).toEqual([200, 'application/pdf']);
  expect((await as('counter').get('/api/v1/surveys/dot-thu/report.docx')).status).toBe(403);
});
