import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestServer, type TestServer } from '../../test/support/server.ts';
import { anApplication, PASSWORD, type Username } from '../../test/support/small-office.ts';
import { SmsSimulator } from '../../test/support/sms-simulator.ts';

let gateway: SmsSimulator;
let server: TestServer;
beforeAll(async () => {
  gateway = await SmsSimulator.open();
  server = await openTestServer({ sms: gateway.settings, notices: { everyMs: 20 } });
});
afterAll(async () => {
  await server.close();
  gateway.close();
  expect(server.errors).toEqual([]);
});

const cookies = new Map<Username, string>();

async function call<T>(as: Username, path: string, body?: unknown): Promise<{ status: number; body: T }> {
  const send = (cookie: string) =>
    fetch(`${server.url}/api/v1${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        'Content-Type': 'application/json',
        'X-Motcua': '1',
        'Idempotency-Key': crypto.randomUUID(),
        Cookie: cookie,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  let cookie = cookies.get(as);
  if (!cookie) {
    const signedIn = await fetch(`${server.url}/api/v1/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Motcua': '1' },
      body: JSON.stringify({ username: as, password: PASSWORD }),
    });
    cookie = signedIn.headers.get('Set-Cookie')!.split(';')[0]!;
    cookies.set(as, cookie);
  }
  const answer = await send(cookie);
  return { status: answer.status, body: (await answer.json()) as T };
}

interface Own {
  readonly items: readonly { id: string; code: string; kind: string; read: boolean }[];
  readonly unread: number;
}
interface Sent {
  readonly items: readonly {
    id: string;
    code: string;
    state: string;
    trouble: string | null;
    tries: number;
  }[];
  readonly counts: Record<string, number>;
  readonly configured: { sms: boolean; email: boolean };
}

const receive = async (): Promise<string> =>
  (await call<{ code: string }>('counter', '/dossiers', anApplication())).body.code;

/** Asks until it holds: the server tells and sends by itself. */
async function until<T>(ask: () => Promise<T>, holds: (answer: T) => boolean): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (holds(answer)) return answer;
  }
}

const own = async (as: Username) => (await call<Own>(as, '/notices')).body;
const sent = async (state: string, as: Username = 'control') =>
  (await call<Sent>(as, `/notices/sent?state=${state}`)).body;

test('what happens is told and sent by the server itself', async () => {
  const code = await receive();
  const { sent: messages } = await until(
    () => gateway.seen(),
    ({ sent: all }) => all.some(({ text }) => text.includes(code)),
  );
  expect(messages.filter(({ text }) => text.includes(code))).toMatchObject([
    { to: '+84912345678', times: 1 },
  ]);
});

test('an officer sees what was told to them, and that it was read', async () => {
  const code = await receive();
  await call('specialist', `/dossiers/${code}/take`, {});
  await call('specialist', `/dossiers/${code}/hand-over`, { unit: 'tu-phap' });
  const { items, unread } = await until(
    () => own('clerk'),
    (list) => list.items.some((notice) => notice.code === code),
  );
  expect(items[0]).toMatchObject({ code, kind: 'handed-over', read: false });
  expect(unread).toBe(1);
  const { body } = await call<Own>('clerk', '/notices/read', { upTo: items[0]!.id });
  expect(body).toMatchObject({ unread: 0, items: [{ code, read: true }] });
  expect((await own('specialist')).items.some((notice) => notice.kind === 'handed-over')).toBe(false);
});

describe('what was sent to citizens', () => {
  test('is seen by procedure control, and by no other officer', async () => {
    for (const as of ['specialist', 'head', 'counter', 'neighbour'] as const) {
      expect(await call(as, '/notices/sent')).toMatchObject({
        status: 403,
        body: { code: 'control-needed' },
      });
    }
    expect(await sent('sent')).toMatchObject({ configured: { sms: true, email: false } });
  });

  test('a message that was given up is tried again by hand, and gets through', async () => {
    await gateway.behave('refuse');
    const code = await receive();
    const failed = await until(
      () => sent('given-up'),
      ({ items }) => items.some((notice) => notice.code === code),
    );
    const notice = failed.items.find((each) => each.code === code)!;
    expect(notice).toMatchObject({ state: 'given-up', trouble: 'no such number', tries: 1 });
    expect(failed.counts['given-up']).toBe(1);
    await until(
      () => own('control'),
      ({ items }) => items.some((each) => each.code === code && each.kind === 'undelivered'),
    );

    await gateway.behave('accept');
    expect(await call('neighbour', `/notices/sent/${notice.id}/retry`, {})).toMatchObject({ status: 403 });
    expect(await call('control', `/notices/sent/${notice.id}/retry`, {})).toMatchObject({ status: 200 });
    await until(
      () => sent('sent'),
      ({ items }) => items.some((each) => each.id === notice.id),
    );
    expect(await call('control', `/notices/sent/${notice.id}/retry`, {})).toMatchObject({
      status: 409,
      body: { code: 'not-given-up' },
    });
    expect(await call('control', `/notices/sent/${crypto.randomUUID()}/retry`, {})).toMatchObject({
      status: 404,
    });
  });

  test('holds no telephone number', async () => {
    expect(JSON.stringify(await sent('sent'))).not.toContain('912345678');
  });
});
