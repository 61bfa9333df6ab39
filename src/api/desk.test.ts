import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, type TestApp, testApp } from '../../test/support/app.ts';
import {
  anApplication,
  DELEGATED,
  openInterlinked,
  type Username,
  WARD,
} from '../../test/support/small-office.ts';

let office: TestApp;
const clients = new Map<Username, Client>();
beforeAll(async () => {
  office = await testApp();
  for (const username of ['counter', 'neighbour', 'specialist', 'head', 'clerk'] as const) {
    clients.set(username, await office.as(username));
  }
  await openInterlinked(office.system, 'khai-sinh-cu-tru', [[DELEGATED], [WARD, 1]]);
});
afterAll(async () => {
  expect(office.errors).toEqual([]);
  await office.close();
});

const as = (username: Username): Client => clients.get(username)!;
const identity = (last: string) => `001185${last.padStart(6, '0')}`;

async function received(last: string): Promise<string> {
  const applicant = { ...anApplication().applicant, identityNumber: identity(last) };
  const { body } = await as('counter').post<{ code: string }>(
    '/api/v1/dossiers',
    anApplication({ applicant }),
  );
  return body.code;
}

const act = (who: Username, code: string, action: string, body: object = {}) =>
  as(who).post<Record<string, never>>(`/api/v1/dossiers/${code}/${action}`, body);

describe('what a person has open', () => {
  const openOf = (who: Username, last: string, procedure = DELEGATED) =>
    as(who).get<{ dossiers: { code: string; state: string }[] }>(
      `/api/v1/dossiers/duplicates?identity=${identity(last)}&procedure=${procedure}`,
    );

  test('is told to the counter, of this procedure only, and no longer once it is at its end', async () => {
    const [first, second] = [await received('1'), await received('1')];
    expect((await openOf('counter', '1')).body.dossiers.map(({ code }) => code)).toEqual([second, first]);
    expect((await openOf('neighbour', '1')).body.dossiers).toHaveLength(2);
    expect((await openOf('counter', '1', WARD)).body.dossiers).toEqual([]);
    expect((await openOf('counter', '2')).body.dossiers).toEqual([]);
    await act('counter', first, 'withdraw', { reason: 'Nộp nhầm' });
    expect((await openOf('counter', '1')).body.dossiers.map(({ code }) => code)).toEqual([second]);
  });

  test('is told to nobody else', async () => {
    const { status, body } = await openOf('specialist', '1');
    expect([status, (body as unknown as { code: string }).code]).toEqual([403, 'counter-only']);
  });
});

test('interlinked procedures are offered where they begin, each part with its one-stop and its papers', async () => {
  const { body } = await as('counter').get<{ groups: object[] }>('/api/v1/one-stops/quan/groups');
  expect(body.groups).toMatchObject([
    {
      slug: 'khai-sinh-cu-tru',
      illustrative: true,
      parts: [
        { no: 1, after: [], procedure: { code: DELEGATED }, oneStop: { slug: 'quan' } },
        { no: 2, after: [1], procedure: { code: WARD }, oneStop: { slug: 'phuong' } },
      ],
    },
  ]);
  expect((await as('neighbour').get('/api/v1/one-stops/phuong/groups')).body).toEqual({ groups: [] });
});

test('a paper that a part lacks is named by its part', async () => {
  const { procedure: _, components: __, ...rest } = anApplication();
  const { status, body } = await as('counter').post<{ errors: { path: string }[] }>(
    '/api/v1/dossiers/interlinked',
    { ...rest, group: 'khai-sinh-cu-tru', parts: [{ no: 1, components: [{ no: 1, count: 0, files: [] }] }] },
  );
  expect([status, body.errors.map(({ path }) => path)]).toEqual([422, ['parts.0.components.0.count']]);
});

describe('who is looking', () => {
  const look = (who: Username, code: string) =>
    as(who).post<{ people: { name: string }[] }>(`/api/v1/dossiers/${code}/presence`);

  test('is told to the others, until they look away', async () => {
    const code = await received('3');
    expect((await look('counter', code)).body.people).toEqual([]);
    const seen = (await look('specialist', code)).body.people;
    expect(seen).toHaveLength(1);
    expect((await look('counter', code)).body.people).toHaveLength(1);
    const away = await as('counter').send(`/api/v1/dossiers/${code}/presence`, {
      method: 'DELETE',
      headers: { 'X-Motcua': '1' },
    });
    expect(away.status).toBe(204);
    expect((await look('specialist', code)).body.people).toEqual([]);
  });

  test('is told of a whole list at once, of others only', async () => {
    const [watched, alone] = [await received('9'), await received('10')];
    await look('counter', watched);
    const { body } = await as('specialist').get<{ dossiers: { code: string; names: string[] }[] }>(
      `/api/v1/dossiers/presence?codes=${watched},${alone}`,
    );
    expect(body.dossiers).toEqual([{ code: watched, names: ['Nguyễn Văn counter'] }]);
    const own = await as('counter').get(`/api/v1/dossiers/presence?codes=${watched}`);
    expect(own.body).toEqual({ dossiers: [] });
  });

  test('is no business of whom the dossier does not concern', async () => {
    expect((await look('clerk', await received('4'))).status).toBe(403);
  });

  test('whoever fell silent is not looking any more', async () => {
    const code = await received('5');
    await look('counter', code);
    await office.database.db`UPDATE dossier_presence SET seen_at = seen_at - interval '5 minutes'`;
    expect((await look('specialist', code)).body.people).toEqual([]);
  });
});

describe('the dossier as its page shows it', () => {
  test('tells the question, who is asked, and later the answer', async () => {
    const code = await received('6');
    await act('specialist', code, 'take');
    const asked = await act('specialist', code, 'consult', {
      unit: 'tu-phap',
      question: 'Có đúng không?',
      hours: 8,
    });
    const open = { question: 'Có đúng không?', answer: null, unanswered: null };
    expect(asked.body).toMatchObject({ standing: { consultations: [open] }, askedOfMe: [] });
    const { body } = await as('clerk').get<{ askedOfMe: string[]; actions: string[] }>(
      `/api/v1/dossiers/${code}`,
    );
    expect([body.askedOfMe.length, body.actions]).toEqual([1, ['answer']]);
    await act('clerk', code, 'answer', { consultation: body.askedOfMe[0], answer: 'Đúng.' });
    expect((await as('specialist').get(`/api/v1/dossiers/${code}`)).body).toMatchObject({
      standing: { consultations: [] },
      consultations: [{ ...open, answer: { text: 'Đúng.' } }],
    });
  });

  test('tells what was asked of the applicant, what stopped the limit, and how often one may apologise', async () => {
    const code = await received('7');
    await act('specialist', code, 'take');
    const { body } = await act('head', code, 'approve-supplement', { items: ['Bản sao'], ground: 'Điều 5' });
    expect(body).toMatchObject({
      state: 'supplementing',
      standing: { supplement: { stage: 'examination', items: ['Bản sao'] } },
      due: { changes: [{ cause: 'paused', ground: 'supplement', to: null }] },
      apologies: { used: 0, allowed: 1, noticeDays: 1 },
    });
  });

  test('keeps every version of the result readable', async () => {
    const code = await received('8');
    await act('specialist', code, 'take');
    await act('specialist', code, 'propose', { outcome: 'grant' });
    await act('head', code, 'decide', { outcome: 'grant' });
    await act('head', code, 'correct', { reason: 'Sai ngày sinh' });
    const { body } = await as('head').get<{ results: { no: number; url: string }[] }>(
      `/api/v1/dossiers/${code}`,
    );
    expect(body.results.map(({ no }) => no)).toEqual([1, 2]);
    const pdfs = await Promise.all(body.results.map(({ url }) => as('head').get(url)));
    expect(pdfs.map(({ headers }) => headers.get('Content-Type'))).toEqual([
      'application/pdf',
      'application/pdf',
    ]);
    expect(Buffer.from(pdfs[0]!.bytes).equals(Buffer.from(pdfs[1]!.bytes))).toBe(false);
    expect((await as('head').get(`/api/v1/dossiers/${code}/results/3.pdf`)).status).toBe(404);
  });
});

test('work can be handed to the units and people of today, by name', async () => {
  const { body } = await as('specialist').get<{ units: { slug: string }[] }>('/api/v1/units');
  expect(body.units.map(({ slug }) => slug)).toEqual(expect.arrayContaining(['lao-dong', 'tu-phap']));
  const { body: there } = await as('specialist').get<{ people: { name: string }[] }>(
    '/api/v1/units/lao-dong/people',
  );
  expect(there.people).toHaveLength(3);
  expect((await office.anonymous.get('/api/v1/units')).status).toBe(401);
});
