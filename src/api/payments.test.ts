import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestServer, type TestServer } from '../../test/support/server.ts';
import { DELEGATED, PASSWORD } from '../../test/support/small-office.ts';
import { countOf, schedule, sender } from '../fees/fees.fixture.ts';
import { chargeById, payCash, signedHeaders } from '../fees/index.ts';
import { projectRoot } from '../kernel/project.ts';

/** The gateway is a program of its own, reached over HTTP; so are we, for it. */
const SECRET = 'a secret that both sides know, 32+';
const AMOUNT = 50_000;

let simulator: ChildProcess;
let gateway: string;
let server: TestServer;
let fees: ReturnType<typeof sender>;
let cookie: string;

beforeAll(async () => {
  simulator = spawn(process.execPath, [join(projectRoot, 'src/fees/simulator.ts'), '--secret', SECRET], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface({ input: simulator.stdout! }), 'line');
  gateway = JSON.parse(line).url;
  server = await openTestServer({ gateway: { url: gateway, secret: SECRET } });
  fees = sender(server.system);
  await fees.setSchedule(schedule);
  const signedIn = await call(`${server.url}/api/v1/session`, { username: 'counter', password: PASSWORD });
  cookie = signedIn.headers.get('Set-Cookie')!.split(';')[0]!;
});
afterAll(async () => {
  simulator.kill();
  await server.close();
});

const call = (url: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(url, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json', 'X-Motcua': '1', ...headers },
  });

const answer = async <T>(response: Promise<Response>): Promise<T> => (await response).json() as Promise<T>;

const asCounter = (path: string, body: unknown = {}, key: string = randomUUID()) =>
  call(`${server.url}/api/v1${path}`, body, { Cookie: cookie, 'Idempotency-Key': key });

const charged = async () => (await fees.charge(DELEGATED))!.id;
const look = (charge: string) => chargeById(server.database.db, charge);

interface Notice {
  readonly status: 'paid' | 'expired';
  readonly reference: string;
  readonly ref: string;
  readonly amount: number;
}

/** A charge with an order at the gateway. */
async function ordered(): Promise<{ charge: string; ref: string; qrText: string }> {
  const charge = await charged();
  const { qrText } = await answer<{ qrText: string }>(asCounter(`/charges/${charge}/qr`));
  const [order] = await server.database.db<{ ref: string }[]>`
    SELECT ref FROM payment_order WHERE charge_id = ${charge}`;
  return { charge, ref: order!.ref, qrText };
}

/** The payer pays; the gateway does not tell yet. */
const payerPays = (ref: string, body: object = {}) =>
  answer<Notice>(call(`${gateway}/orders/${ref}/pay`, body));

const tell = async (notice: object, how: object = {}) =>
  answer<{ status: number; answer: { outcome?: string; code?: string } }>(
    call(`${gateway}/deliver`, { notice, to: `${server.url}/api/v1/payments/notices`, ...how }),
  );

const outcome = async (notice: object) => (await tell(notice)).answer.outcome;

describe('a payment by QR code', () => {
  test('is ordered at the gateway, told by it, and booked with a receipt', async () => {
    const { charge, ref, qrText } = await ordered();
    expect(qrText).toMatch(/^000201010212.*5405500005802VN.*6304[0-9A-F]{4}$/);
    const notice = await payerPays(ref);
    expect(await tell(notice)).toEqual({ status: 200, answer: { outcome: 'booked' } });
    expect(await look(charge)).toMatchObject({
      state: 'paid',
      payments: [
        {
          method: 'qr',
          amount: AMOUNT,
          reference: notice.reference,
          officer: null,
          receipt: { series: 'BL23' },
        },
      ],
    });
  });

  test('asked for twice shows the standing order', async () => {
    const { charge, qrText } = await ordered();
    expect(await answer(asCounter(`/charges/${charge}/qr`))).toMatchObject({ qrText });
    const orders = await server.database.db`SELECT FROM payment_order WHERE charge_id = ${charge}`;
    expect(orders).toHaveLength(1);
  });

  test('asked for with one key sixteen times at once is one order', async () => {
    const charge = await charged();
    const key = randomUUID();
    const all = await Promise.all(
      Array.from({ length: 16 }, () => answer(asCounter(`/charges/${charge}/qr`, {}, key))),
    );
    expect(new Set(all.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(await server.database.db`SELECT FROM payment_order WHERE charge_id = ${charge}`).toHaveLength(1);
  });

  test('is not ordered for what was paid', async () => {
    const charge = await charged();
    await fees.send('counter', payCash, { charge, amount: AMOUNT });
    expect(await answer(asCounter(`/charges/${charge}/qr`))).toMatchObject({ code: 'nothing-due' });
  });
});

describe('a notice', () => {
  test('twice, and sixteen times at once, is one payment', async () => {
    const { charge, ref } = await ordered();
    const notice = await payerPays(ref);
    const all = await Promise.all(Array.from({ length: 16 }, () => outcome(notice)));
    expect([...all, await outcome(notice)]).toEqual(Array.from({ length: 17 }, () => 'booked'));
    expect((await look(charge))!.payments).toHaveLength(1);
  });

  test('late, after the order ended, is booked all the same', async () => {
    const { charge, ref } = await ordered();
    expect(await outcome({ status: 'expired', ref })).toBe('order-ended');
    expect(await outcome(await payerPays(ref))).toBe('booked');
    expect(await look(charge)).toMatchObject({ state: 'paid' });
  });

  test('of the end, coming after the payment, takes nothing back', async () => {
    const { charge, ref } = await ordered();
    expect(await outcome(await payerPays(ref))).toBe('booked');
    expect(await outcome({ status: 'expired', ref })).toBe('order-ended');
    expect(await look(charge)).toMatchObject({ state: 'paid' });
  });

  test.each<[string, object, string]>([
    ['with a wrong signature', { signature: 'wrong' }, 'notice-unsigned'],
    ['replayed after ten minutes', { age: 600 }, 'notice-stale'],
    ['from the future', { age: -600 }, 'notice-stale'],
  ])('%s is refused, and the right one is taken afterwards', async (_what, how, code) => {
    const { charge, ref } = await ordered();
    const notice = await payerPays(ref);
    expect(await tell(notice, how)).toMatchObject({ status: 401, answer: { code } });
    expect((await look(charge))!.payments).toEqual([]);
    expect(await outcome(notice)).toBe('booked');
  });

  test('whose body was changed on the way is refused', async () => {
    const { ref } = await ordered();
    const body = JSON.stringify(await payerPays(ref));
    const response = await fetch(`${server.url}/api/v1/payments/notices`, {
      method: 'POST',
      headers: signedHeaders(SECRET, body, Date.now()),
      body: body.replace('50000', '90000'),
    });
    expect([response.status, await response.json()]).toMatchObject([401, { code: 'notice-unsigned' }]);
  });

  test.each<[string, object, string]>([
    ['nothing', {}, 'invalid-input'],
    ['less than nothing', { status: 'paid', reference: 'R', ref: 'r', amount: -5 }, 'invalid-input'],
  ])('that says %s is refused by name', async (_what, notice, code) => {
    expect(await tell(notice)).toMatchObject({ status: 422, answer: { code } });
  });

  test('whose reference comes again with another sum is refused, and the first stays', async () => {
    const { charge, ref } = await ordered();
    const notice = await payerPays(ref);
    await tell(notice);
    expect(await tell({ ...notice, amount: 1 })).toMatchObject({
      status: 422,
      answer: { code: 'key-reused' },
    });
    expect((await look(charge))!.payments).toHaveLength(1);
  });
});

describe('money that cannot be booked is kept for a person', () => {
  const waiting = async () => {
    const response = await fetch(`${server.url}/api/v1/one-stops/quan/counter-day`, {
      headers: { Cookie: cookie },
    });
    return ((await response.json()) as { held: { reference: string; outcome: string; amount: number }[] })
      .held;
  };

  test('another sum than was asked', async () => {
    const { charge, ref } = await ordered();
    const notice = await payerPays(ref, { amount: AMOUNT - 1000 });
    expect(await outcome(notice)).toBe('wrong-amount');
    expect(await look(charge)).toMatchObject({ state: 'open', payments: [] });
    expect(await waiting()).toContainEqual(
      expect.objectContaining({
        reference: notice.reference,
        outcome: 'wrong-amount',
        amount: AMOUNT - 1000,
      }),
    );
  });

  test('a charge paid in cash meanwhile, or paid twice by QR', async () => {
    const cash = await ordered();
    await fees.send('counter', payCash, { charge: cash.charge, amount: AMOUNT });
    expect(await outcome(await payerPays(cash.ref))).toBe('already-paid');
    const twice = await ordered();
    expect(await outcome(await payerPays(twice.ref))).toBe('booked');
    expect(await outcome(await payerPays(twice.ref))).toBe('already-paid');
    expect((await look(twice.charge))!.payments).toHaveLength(1);
  });

  test('an order that is not ours', async () => {
    const notice = { status: 'paid', ref: 'nobody', amount: 5, paidAt: new Date().toISOString() };
    expect(await outcome({ ...notice, reference: randomUUID() })).toBe('unknown-order');
  });

  test('until somebody says what was done with it', async () => {
    const { ref } = await ordered();
    const { reference } = await payerPays(ref, { amount: 1 }).then(async (notice) => {
      await tell(notice);
      return notice;
    });
    const settle = () =>
      asCounter(`/one-stops/quan/held-payments/${reference}/settle`, {
        settlement: 'Đã chuyển trả người nộp',
      });
    expect((await settle()).status).toBe(200);
    expect((await waiting()).map((one) => one.reference)).not.toContain(reference);
    expect((await settle()).status).toBe(404);
  });
});

describe('reconciling', () => {
  const reconcile = () => answer<Record<string, number>>(asCounter('/payments/reconcile'));

  test('makes up for a lost notice, once; a late one changes nothing', async () => {
    await reconcile();
    const lost = await ordered();
    const open = await ordered();
    const ended = await ordered();
    const notice = await payerPays(lost.ref);
    await call(`${gateway}/orders/${ended.ref}/expire`, {});
    const before = await countOf(server.database.db, 'payment');
    const first = await reconcile();
    expect(first).toMatchObject({ booked: 1, held: 0, ended: 1, unanswered: 0 });
    expect(await look(lost.charge)).toMatchObject({
      state: 'paid',
      payments: [{ reference: notice.reference }],
    });
    expect(await look(open.charge)).toMatchObject({ state: 'open' });
    expect(await outcome(notice)).toBe('booked');
    expect(await reconcile()).toMatchObject({ booked: 0, ended: 0, asked: first.asked! - 2 });
    expect(await countOf(server.database.db, 'payment')).toBe(before + 1);
  });

  test('with a gateway that is gone: orders stay, cash is taken, and it is said', async () => {
    await ordered();
    simulator.kill();
    await once(simulator, 'exit');
    const { asked, unanswered } = await reconcile();
    expect(asked).toBeGreaterThan(0);
    expect(unanswered).toBe(asked);
    const charge = await charged();
    const qr = await asCounter(`/charges/${charge}/qr`);
    expect([qr.status, await qr.json()]).toMatchObject([502, { code: 'gateway-unreachable' }]);
    await fees.send('counter', payCash, { charge, amount: AMOUNT });
  });
});
