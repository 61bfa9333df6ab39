import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, type Client, type TestApp, testApp } from '../../test/support/app.ts';
import { anApplication, DELEGATED, PASSWORD, type Username } from '../../test/support/small-office.ts';
import type { Problem } from './problems.ts';

let office: TestApp;
const clients = new Map<Username, Client>();
beforeAll(async () => {
  office = await testApp();
  for (const username of ['counter', 'specialist', 'head', 'deputy', 'chair', 'clerk', 'control'] as const) {
    clients.set(username, await office.as(username));
  }
});
afterAll(async () => {
  expect(office.errors).toEqual([]);
  await office.close();
});

const as = (username: Username): Client => clients.get(username)!;

interface Dossier {
  code: string;
  state: string;
  secret?: string;
  slipUrl: string | null;
  actions: string[];
  applicant: { fullName: string };
  authority: { may: boolean; chain: { kind: string; text: { vi: string } }[] };
  decision: { number: string; resultUrl: string } | null;
}

async function received(change = {}): Promise<Dossier> {
  const answer = await as('counter').post<Dossier>('/api/v1/dossiers', anApplication(change));
  expect(answer.status).toBe(201);
  return answer.body;
}

async function proposed(): Promise<string> {
  const { code } = await received();
  await as('specialist').post(`/api/v1/dossiers/${code}/take`);
  await as('specialist').post(`/api/v1/dossiers/${code}/propose`, { outcome: 'grant' });
  return code;
}

const problemOf = ({
  status,
  body,
  headers,
}: Answer<unknown>): { status: number; code: string; problem: Problem } => {
  expect(headers.get('Content-Type')).toBe('application/problem+json');
  const problem = body as Problem;
  expect(problem.status).toBe(status);
  return { status, code: problem.code, problem };
};

describe('a dossier from the counter to the result', () => {
  test('received, taken, proposed, decided, returned', async () => {
    const dossier = await received();
    expect(dossier).toMatchObject({ state: 'received', secret: expect.stringMatching(/^.{4}-.{4}$/) });
    const taken = await as('specialist').post<Dossier>(`/api/v1/dossiers/${dossier.code}/take`);
    expect(taken.body).toMatchObject({ state: 'processing', actions: expect.arrayContaining(['propose']) });
    expect(taken.body.secret).toBeUndefined();
    await as('specialist').post(`/api/v1/dossiers/${dossier.code}/propose`, { outcome: 'grant' });
    const seen = await as('head').get<Dossier>(`/api/v1/dossiers/${dossier.code}`);
    expect(seen.body).toMatchObject({
      actions: expect.arrayContaining(['decide', 'send-back']),
      authority: { may: true },
    });
    const decided = await as('head').post<Dossier>(`/api/v1/dossiers/${dossier.code}/decide`, {
      outcome: 'grant',
    });
    expect(decided.body).toMatchObject({
      state: 'decided',
      decision: { number: expect.stringContaining('KQ-LĐ') },
    });
    const pdf = await as('counter').get(`/api/v1/dossiers/${dossier.code}/result.pdf`);
    expect([pdf.status, pdf.headers.get('Content-Type')]).toEqual([200, 'application/pdf']);
    const returned = await as('counter').post<Dossier>(`/api/v1/dossiers/${dossier.code}/return`, {
      collector: 'applicant',
      secret: dossier.secret,
    });
    expect(returned.body).toMatchObject({ state: 'returned', actions: ['close'] });
  });

  test('the slip is a PDF, for the counter only', async () => {
    const { code, slipUrl } = await received();
    const pdf = await as('counter').get(slipUrl!);
    expect([pdf.status, pdf.headers.get('Content-Type')]).toEqual([200, 'application/pdf']);
    expect((await as('specialist').get(`/api/v1/dossiers/${code}/papers/receipt.pdf`)).status).toBe(404);
  });

  test('lists: what waits for whom', async () => {
    const code = await proposed();
    const list = async (username: Username, name: string) => {
      const answer = await as(username).get<{ items: { code: string }[] }>(`/api/v1/dossiers?list=${name}`);
      expect(answer.status).toBe(200);
      return answer.body;
    };
    expect((await list('head', 'to-decide')).items.map((d) => d.code)).toContain(code);
    expect((await list('deputy', 'to-decide')).items).toEqual([]);
    expect((await list('chair', 'to-decide')).items).toEqual([]);
    expect((await list('counter', 'one-stop')).items.map((d) => d.code)).toContain(code);
    expect((await list('clerk', 'unit')).items).toEqual([]);
    const waiting = async () =>
      (await as('head').get<{ toDecide: number }>('/api/v1/dossiers/counts')).body.toDecide;
    const before = await waiting();
    await proposed();
    expect(await waiting()).toBe(before + 1);
  });

  test('found by name without accents and by code', async () => {
    const { code } = await received({
      applicant: { ...anApplication().applicant, fullName: 'Đặng Thị Ngọc Ánh' },
    });
    for (const q of ['dang thi ngoc anh', 'NGỌC ÁNH', code.slice(-8)]) {
      const { body } = await as('counter').get<{ items: { code: string }[] }>(
        `/api/v1/dossiers?list=one-stop&q=${encodeURIComponent(q)}`,
      );
      expect(body.items.map((d) => d.code)).toContain(code);
    }
  });
});

describe('nobody without competence decides, through the API', () => {
  test.each<Username>(['deputy', 'specialist', 'chair', 'counter', 'control'])(
    '%s is refused by name',
    async (who) => {
      const code = await proposed();
      const {
        status,
        code: reason,
        problem,
      } = problemOf(await as(who).post(`/api/v1/dossiers/${code}/decide`, { outcome: 'grant' }));
      expect([status, reason]).toEqual([403, 'not-competent']);
      expect(problem.mend).toContain('Trưởng phòng, Phòng Lao động quận Thử');
      expect(problem.mend).toContain('Quyết định số 01/QĐ-UBND');
      const after = await as('head').get<Dossier>(`/api/v1/dossiers/${code}`);
      expect(after.body).toMatchObject({ state: 'proposed', decision: null });
    },
  );

  test('in English when asked for', async () => {
    const code = await proposed();
    const answer = await as('deputy').send(`/api/v1/dossiers/${code}/decide`, {
      method: 'POST',
      body: '{"outcome":"grant"}',
      headers: {
        'Content-Type': 'application/json',
        'X-Motcua': '1',
        'Idempotency-Key': randomUUID(),
        'Accept-Language': 'en-GB',
      },
    });
    expect(problemOf(answer).problem.title).toContain('may not decide this dossier');
  });

  test('nobody at all: sign-in needed', async () => {
    const code = await proposed();
    const answer = await office.anonymous.post(`/api/v1/dossiers/${code}/decide`, { outcome: 'grant' });
    expect(problemOf(answer)).toMatchObject({ status: 401, code: 'sign-in-needed' });
  });

  test('the chain is there for everybody to read', async () => {
    const { body } = await office.anonymous.get<{ standing: boolean; chain: { kind: string }[] }>(
      `/api/v1/authority?procedure=${DELEGATED}&oneStop=quan`,
    );
    expect(body.standing).toBe(true);
    expect(body.chain.map((link) => link.kind)).toEqual([
      'law',
      'city-decision',
      'decision',
      'annex-row',
      'position',
    ]);
    const later = await office.anonymous.get<{ delegated: boolean; holder: { vi: string } }>(
      `/api/v1/authority?procedure=${DELEGATED}&oneStop=quan&on=2024-01-02`,
    );
    expect(later.body).toMatchObject({
      delegated: false,
      holder: { vi: 'Chủ tịch, Ủy ban nhân dân quận Thử' },
    });
  });
});

describe('sent again, sent at once', () => {
  test('sixteen parallel posts with one key make one dossier', async () => {
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 16 }, () => as('counter').post<Dossier>('/api/v1/dossiers', anApplication(), key)),
    );
    expect(new Set(answers.map((a) => a.status))).toEqual(new Set([201]));
    expect(new Set(answers.map((a) => a.body.code)).size).toBe(1);
  });

  test('sixteen for one office’s next number make sixteen different codes', async () => {
    const answers = await Promise.all(
      Array.from({ length: 16 }, () => as('counter').post<Dossier>('/api/v1/dossiers', anApplication())),
    );
    expect(new Set(answers.map((a) => a.body.code)).size).toBe(16);
  });

  test('one key for two different requests is refused', async () => {
    const key = randomUUID();
    await as('counter').post('/api/v1/dossiers', anApplication(), key);
    const other = await as('counter').post('/api/v1/dossiers', anApplication({ copies: 2 }), key);
    expect(problemOf(other)).toMatchObject({ status: 422, code: 'key-reused' });
  });

  test('no key is refused', async () => {
    expect(problemOf(await as('counter').post('/api/v1/dossiers', anApplication(), ' '))).toMatchObject({
      status: 400,
      code: 'key-missing',
    });
  });
});

describe('what cannot be read is a problem, never a 500', () => {
  const headers = { 'Content-Type': 'application/json', 'X-Motcua': '1', 'Idempotency-Key': 'k' };
  test.each<[string, string, RequestInit, number]>([
    ['no JSON at all', '/dossiers', { method: 'POST', body: 'x', headers }, 400],
    ['an empty body', '/dossiers', { method: 'POST', body: '', headers }, 400],
    ['a list instead of an object', '/dossiers', { method: 'POST', body: '[]', headers }, 422],
    ['null', '/dossiers', { method: 'POST', body: 'null', headers }, 422],
    [
      'another content type',
      '/dossiers',
      { method: 'POST', body: 'a=b', headers: { ...headers, 'Content-Type': 'text/plain' } },
      415,
    ],
    [
      'a NUL in a name',
      '/dossiers',
      {
        method: 'POST',
        body: JSON.stringify(anApplication({ note: 'a\u0000b' })),
        headers: { ...headers, 'Idempotency-Key': 'nul' },
      },
      422,
    ],
    [
      'no header of ours',
      '/dossiers',
      { method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json' } },
      403,
    ],
    ['an unknown list', '/dossiers?list=everything', {}, 422],
    ['page 0', '/dossiers?page=0', {}, 422],
    ['page 1e9', '/dossiers?page=1000000000', {}, 422],
    ['an unknown dossier', '/dossiers/000.00.99.H99-230815-9999', {}, 404],
    ['a NUL in a code', '/dossiers/%00', {}, 400],
    ['a broken escape', '/dossiers/%E0%A4%A', {}, 404],
    ['an unknown address', '/nothing', {}, 404],
    ['an unknown one-stop', '/one-stops/nowhere/procedures', {}, 404],
    ['a day that does not exist', '/authority?procedure=1&oneStop=quan&on=2023-02-30', {}, 422],
  ])('%s', async (_, path, init, status) => {
    const answer = await as('counter').send(`/api/v1${path}`, init);
    expect(answer.status).toBe(status);
    problemOf(answer);
  });

  test('every wrong field at once, each with its place', async () => {
    const answer = await as('counter').post('/api/v1/dossiers', {
      oneStop: 'quan',
      procedure: '',
      applicant: { fullName: '', identityNumber: '1' },
      components: 'none',
    });
    const { problem } = problemOf(answer);
    expect(problem.errors?.map((e) => e.path)).toEqual(
      expect.arrayContaining(['procedure', 'applicant.fullName', 'applicant.identityNumber', 'components']),
    );
  });
});

describe('files', () => {
  const upload = (name: string, bytes: Uint8Array) =>
    as('counter').send<{ id: string; type: string }>('/api/v1/files', {
      method: 'POST',
      body: bytes as BodyInit,
      headers: { 'X-Motcua': '1', 'X-File-Name': encodeURIComponent(name) },
    });
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );

  test('a scan is kept under the hash of its bytes, attached, and read back', async () => {
    const { status, body } = await upload('ảnh chụp.png', png);
    expect([status, body.type]).toEqual([201, 'image/png']);
    const { code } = await received({
      components: [{ no: 1, count: 1, files: [{ id: body.id, name: 'ảnh chụp.png' }] }],
    });
    const url = `/api/v1/dossiers/${code}/files/${body.id}`;
    const file = await as('specialist').get(url);
    expect([file.status, file.headers.get('Content-Type')]).toEqual([200, 'image/png']);
    expect((await as('clerk').get(url)).status).toBe(403);
  });

  test.each([
    [
      'a program named scan.pdf',
      'scan.pdf',
      Buffer.from('MZ\u0090\u0000\u0003'),
      415,
      'file-type-not-accepted',
    ],
    ['a picture named scan.pdf', 'scan.pdf', png, 415, 'file-not-what-it-claims'],
    ['text', 'thư.txt', Buffer.from('xin chào'), 415, 'file-type-not-accepted'],
    ['nothing', 'trống.pdf', Buffer.alloc(0), 422, 'file-empty'],
    ['26 MB', 'to-lon.pdf', Buffer.alloc(26 * 1024 * 1024, '%PDF-1.7 '), 413, 'file-too-large'],
    ['21 MB', 'to.pdf', Buffer.alloc(21 * 1024 * 1024, '%PDF-1.7 '), 413, 'file-too-large'],
  ])('%s is refused by name', async (_, name, bytes, status, code) => {
    const answer = problemOf(await upload(name, bytes));
    expect(answer).toMatchObject({ status, code });
    expect(answer.problem.title).toContain(name);
  });
});

describe('signing in', () => {
  test('says who, with the positions held now', async () => {
    const { body } = await as('head').get('/api/v1/session');
    expect(body).toMatchObject({ person: { name: 'Nguyễn Văn head' }, duties: ['process', 'decide'] });
  });
  test('a wrong password and an unknown name get one answer', async () => {
    for (const [username, password] of [
      ['head', 'wrong'],
      ['nobody', PASSWORD],
    ]) {
      const answer = await office.anonymous.post('/api/v1/session', { username, password });
      expect(problemOf(answer)).toMatchObject({ status: 401, code: 'sign-in-failed' });
    }
  });
  test('ten wrong passwords, then wait', async () => {
    for (let i = 0; i < 10; i += 1) {
      await office.anonymous.post('/api/v1/session', { username: 'vice', password: `wrong ${i}` });
    }
    const answer = await office.anonymous.post('/api/v1/session', { username: 'vice', password: PASSWORD });
    expect(problemOf(answer)).toMatchObject({ status: 429, code: 'too-many-tries' });
  });
  test('signed out is signed out', async () => {
    const client = await office.as('clerk');
    await client.send('/api/v1/session', { method: 'DELETE', headers: { 'X-Motcua': '1' } });
    expect((await client.get('/api/v1/session')).status).toBe(401);
  });
});

describe('described', () => {
  test('OpenAPI 3.1, every operation with its answers', async () => {
    const { body } = await office.anonymous.get<{
      openapi: string;
      paths: Record<string, Record<string, { responses: object }>>;
    }>('/api/v1/openapi.json');
    expect(body.openapi).toBe('3.1.0');
    const operations = Object.values(body.paths).flatMap((methods) => Object.values(methods));
    expect(operations.length).toBeGreaterThanOrEqual(17);
    for (const { responses } of operations) expect(Object.keys(responses).length).toBeGreaterThan(0);
    expect(JSON.stringify(body)).toContain('identityNumber');
  });
  test('and readable', async () => {
    const { status, body } = await office.anonymous.get<string>('/api/docs');
    expect(status).toBe(200);
    expect(body).toContain('/dossiers/{code}/decide');
  });
});

describe('watched over', () => {
  test.each(['/healthz', '/readyz'])('%s', async (path) =>
    expect((await office.anonymous.get(path)).status).toBe(200),
  );
  test('/metrics counts requests and dossiers', async () => {
    const { body } = await office.anonymous.get<string>('/metrics');
    expect(body).toMatch(/motcua_http_requests_total\{area="api",status="201"\} \d+/);
    expect(body).toMatch(/motcua_dossiers\{state="proposed"\} \d+/);
  });
});
