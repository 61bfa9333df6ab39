import pino from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, type TestApp, testApp } from '../../test/support/app.ts';
import { anApplication, DELEGATED, KEPT, type Username } from '../../test/support/small-office.ts';
import {
  openSuccessorOffice,
  REFORM,
  reorganisation,
  type Successor,
} from '../../test/support/successor-office.ts';
import { changeRegister } from '../authority/index.ts';
import { day } from '../kernel/time.ts';
import { eventsOf, execute, systemActor } from '../ledger/index.ts';
import { beginDay, watchDays } from './day-break.ts';

interface Dossier {
  code: string;
  state: string;
  secret?: string;
  dueAt: string;
  due: { plain: { vi: string }[] };
  unit: { name: { vi: string } };
  oneStop: { slug: string };
  actions: string[];
  course: { kind: string; text: { vi: string }; unit: { vi: string } | null }[];
}

let office: TestApp;
const clients = new Map<string, Client>();
const as = (username: Username | Successor): Client => clients.get(username)!;
/** One in each state in which a dossier can be, received and worked on before the reform. */
const codes: Record<string, string> = {};
let received: Dossier;

beforeAll(async () => {
  office = await testApp();
  await openSuccessorOffice(office.system);
  for (const username of ['counter', 'specialist', 'head', 'control', 'chair'] as const) {
    clients.set(username, await office.as(username));
  }
  const act = (who: Username, code: string, name: string, body = {}) =>
    as(who).post(`/api/v1/dossiers/${code}/${name}`, body);
  for (const state of ['received', 'processing', 'proposed', 'decided', 'returned']) {
    const { body } = await as('counter').post<Dossier>('/api/v1/dossiers', anApplication());
    codes[state] = body.code;
    if (state === 'received') {
      received = body;
      continue;
    }
    await act('specialist', body.code, 'take');
    if (state === 'processing') continue;
    await act('specialist', body.code, 'propose', { outcome: 'grant' });
    if (state === 'proposed') continue;
    await act('head', body.code, 'decide', { outcome: 'grant' });
    if (state === 'returned') await act('counter', body.code, 'return', { collector: 'applicant' });
  }
  const draft = await as('control').post<{ id: string; version: number }>('/api/v1/authority/drafts', {
    title: 'Sắp xếp',
    changes: [reorganisation],
  });
  const url = `/api/v1/authority/drafts/${draft.body.id}`;
  await as('control').post(`${url}/submit`, { version: 1 });
  const approved = await as('chair').post<{ state: string }>(`${url}/approve`, { version: 2 });
  expect(approved.body).toMatchObject({ state: 'published' });
});
afterAll(async () => {
  expect(office.errors).toEqual([]);
  await office.close();
});

const get = async (who: Username | Successor, state: string) =>
  as(who).get<Dossier>(`/api/v1/dossiers/${codes[state]}`);

describe('before its day', () => {
  test('a reorganisation that is published moves nothing', async () => {
    expect(await beginDay(office.system, day('2023-08-15'))).toEqual({ moved: 0 });
    expect((await get('counter', 'received')).body.oneStop.slug).toBe('quan');
  });
});

describe('on its day', () => {
  beforeAll(async () => {
    office.system.clock.set(`${REFORM}T00:01:00+07:00`);
    expect(await beginDay(office.system, day(REFORM))).toEqual({ moved: 4 });
    for (const username of ['new-counter', 'new-head', 'new-specialist', 'counter'] as const) {
      clients.set(username, await office.as(username));
    }
  });

  test('it moves once, however often the day is begun', async () => {
    expect(await beginDay(office.system, day(REFORM))).toEqual({ moved: 4 });
    const events = await eventsOf(office.system.db, await idOf(codes.received!));
    expect(events.map((e) => [e.chain, e.kind, e.streamSeq])).toEqual([
      ['quan', 'dossier.received', 1],
      ['quan', 'dossier.transferred', 2],
    ]);
  });

  test.each([
    ['received', 'new-specialist', ['take']],
    ['processing', 'new-specialist', ['take', 'propose']],
    ['proposed', 'new-head', ['send-back', 'decide']],
    ['decided', 'new-counter', ['return']],
  ] as const)('a dossier that is %s goes on in that state, in new hands', async (state, who, actions) => {
    const { status, body } = await get(who, state);
    expect([status, body.state, body.actions]).toEqual([200, state, expect.arrayContaining([...actions])]);
    expect([body.oneStop.slug, body.unit.name.vi]).toEqual(['xa-moi', 'Phòng Kinh tế xã Mới']);
  });

  test('one that was returned stays where it was, for the successors to look up', async () => {
    expect((await get('counter', 'returned')).status).toBe(403);
    expect((await get('new-specialist', 'returned')).status).toBe(403);
    expect((await get('new-counter', 'returned')).body).toMatchObject({ state: 'returned', actions: [] });
    const [row] = await office.system.db<{ slug: string }[]>`
      SELECT o.slug FROM dossier d JOIN one_stop o ON o.id = d.one_stop_id WHERE d.code = ${codes.returned!}`;
    expect(row?.slug).toBe('quan');
  });

  test('the due moment stands, explained by the hours of the one-stop that received it', async () => {
    const { body } = await get('new-counter', 'received');
    expect([body.dueAt, body.due.plain]).toEqual([received.dueAt, received.due.plain]);
  });

  test('its course tells where it came from, by which document, under the names of then', async () => {
    const { body } = await get('new-counter', 'processing');
    expect(body.course.map((step) => [step.kind, step.text.vi, step.unit?.vi])).toEqual([
      ['dossier.received', 'Tiếp nhận hồ sơ', 'Bộ phận Một cửa quận Thử'],
      ['dossier.taken', 'Bắt đầu giải quyết', 'Phòng Lao động quận Thử'],
      [
        'dossier.transferred',
        'Chuyển từ Bộ phận Một cửa quận Thử sang Bộ phận Một cửa xã Mới theo 99/NQ-TEST',
        'Bộ phận Một cửa xã Mới',
      ],
    ]);
  });

  test('the status page of the old code says so to everybody', async () => {
    const { status, body } = await office.anonymous.get<string>(`/ho-so/${codes.received}`);
    expect(status).toBe(200);
    expect(body).toContain('Chuyển từ Bộ phận Một cửa quận Thử sang Bộ phận Một cửa xã Mới theo 99/NQ-TEST');
    const api = await office.anonymous.get<{ oneStop: { slug: string } }>(
      `/api/v1/dossiers/${codes.received}/status`,
    );
    expect(api.body.oneStop.slug).toBe('xa-moi');
  });

  test('it stands in the new office’s lists, and in nobody else’s', async () => {
    const list = async (who: Username | Successor, name: string) =>
      (await as(who).get<{ items: { code: string }[] }>(`/api/v1/dossiers?list=${name}`)).body.items.length;
    expect(await list('new-counter', 'one-stop')).toBe(4);
    expect(await list('new-specialist', 'unit')).toBe(3);
    expect(await list('new-head', 'to-decide')).toBe(1);
    expect(await list('counter', 'one-stop')).toBe(0);
  });

  test('it is decided and returned there', async () => {
    const decided = await as('new-head').post<Dossier>(`/api/v1/dossiers/${codes.proposed}/decide`, {
      outcome: 'grant',
    });
    expect([decided.status, decided.body.state]).toEqual([200, 'decided']);
    for (const state of ['proposed', 'decided']) {
      const returned = await as('new-counter').post<Dossier>(`/api/v1/dossiers/${codes[state]}/return`, {
        collector: 'applicant',
      });
      expect([returned.status, returned.body.state]).toEqual([200, 'returned']);
    }
  });

  test.each([
    ['vi', '', 'không còn tiếp nhận hồ sơ từ ngày 01/09/2023', 'Theo 99/NQ-TEST'],
    ['en', '/en', 'no longer receives dossiers, since 01/09/2023', 'By 99/NQ-TEST'],
  ])('an old QR code leads to where the procedure is received now (%s)', async (_, prefix, title, by) => {
    const { status, body } = await office.anonymous.get<string>(`${prefix}/tt/quan/${KEPT}`);
    expect(status).toBe(200);
    expect(body).toContain(title);
    expect(body).toContain(by);
    expect(body).toContain(`href="${prefix}/tt/xa-moi/${KEPT}"`);
  });

  test('the page of the old office leads to the new one; of none that ever was there is no page', async () => {
    const { status, body } = await office.anonymous.get<string>('/co-quan/phuong');
    expect(status).toBe(200);
    expect(body).toContain('href="/co-quan/xa-moi"');
    expect((await office.anonymous.get('/co-quan/khong-co')).status).toBe(404);
    expect((await office.anonymous.get('/tt/quan/9.999999')).status).toBe(404);
  });

  test.each([
    ['then', 'quan', 'Bộ phận Một cửa quận Thử'],
    ['now', 'xa-moi', 'Bộ phận Một cửa xã Mới'],
  ])('statistics by the map of %s', async (map, oneStop, name) => {
    const path = `/api/v1/authority/statistics?from=2023-08-01&to=2023-08-31&map=${map}`;
    const { body } = await as('new-head').get(path);
    expect(body).toEqual({
      from: '2023-08-01',
      to: '2023-08-31',
      map,
      oneStops: [{ oneStop, name: { vi: name, en: name }, received: 5 }],
    });
    expect((await office.anonymous.get(path)).status).toBe(401);
    expect((await as('new-head').get(path.replace('map=', 'map=x'))).status).toBe(422);
  });

  test('what is received from now on is received at the new one-stop', async () => {
    const answer = await as('new-counter').post<Dossier>(
      '/api/v1/dossiers',
      anApplication({ oneStop: 'xa-moi', procedure: DELEGATED }),
    );
    expect(answer.body).toMatchObject({ oneStop: { slug: 'xa-moi' }, state: 'received' });
    const list = await as('new-counter').get('/api/v1/dossiers?list=one-stop');
    expect(list.body).toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ code: answer.body.code })]),
    });
  });
});

async function idOf(code: string): Promise<string> {
  const [row] = await office.system.db<{ id: string }[]>`SELECT id FROM dossier WHERE code = ${code}`;
  return row!.id;
}

describe('a reorganisation that is published when its day has come', () => {
  test('moves dossiers at once, in the same transaction', async () => {
    const late = await testApp();
    try {
      await openSuccessorOffice(late.system);
      const { body: dossier } = await (await late.as('counter')).post<Dossier>(
        '/api/v1/dossiers',
        anApplication(),
      );
      late.system.clock.set(`${REFORM}T09:00:00+07:00`);
      const [control, chair] = await Promise.all([late.as('control'), late.as('chair')]);
      const draft = await control.post<{ id: string }>('/api/v1/authority/drafts', {
        title: 'Muộn',
        changes: [reorganisation],
      });
      const url = `/api/v1/authority/drafts/${draft.body.id}`;
      await control.post(`${url}/submit`, { version: 1 });
      expect((await chair.post(`${url}/approve`, { version: 2 })).status).toBe(200);
      const seen = await (await late.as('new-counter')).get<Dossier>(`/api/v1/dossiers/${dossier.code}`);
      expect(seen.body).toMatchObject({ oneStop: { slug: 'xa-moi' } });
    } finally {
      await late.close();
    }
  });

  test('and the program begins each day by itself', async () => {
    const other = await testApp();
    try {
      await openSuccessorOffice(other.system);
      const { body: dossier } = await (await other.as('counter')).post<Dossier>(
        '/api/v1/dossiers',
        anApplication(),
      );
      await execute(
        other.system,
        changeRegister,
        { changes: [reorganisation] },
        { actor: systemActor, key: 'reorganise' },
      );
      other.system.clock.set(`${REFORM}T00:00:00+07:00`);
      const stop = watchDays(other.system, pino({ level: 'silent' }));
      await stop();
      const seen = await (await other.as('new-counter')).get<Dossier>(`/api/v1/dossiers/${dossier.code}`);
      expect(seen.body).toMatchObject({ oneStop: { slug: 'xa-moi' } });
    } finally {
      await other.close();
    }
  });
});
