import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, type TestApp, testApp } from '../../test/support/app.ts';
import { readPdf } from '../../test/support/pdf.ts';
import { anApplication, DELEGATED } from '../../test/support/small-office.ts';
import { dossierByCode } from '../dossiers/index.ts';
import { schedule, sender } from '../fees/fees.fixture.ts';

interface ChargeBody {
  id: string;
  due: number;
  state: string;
  mayTake: boolean;
  grounds: { ground: string }[];
  payments: { id: string; amount: number; receipt: { number: number } | null }[];
}

let app: TestApp;
let counter: Client;
let fees: ReturnType<typeof sender>;
beforeAll(async () => {
  app = await testApp();
  fees = sender(app.system);
  await fees.setSchedule(schedule);
  counter = await app.as('counter');
});
afterAll(async () => {
  await app.close();
  expect(app.errors).toEqual([]);
});

async function dossierWithCharge(): Promise<{ code: string; charge: string }> {
  const { body } = await counter.post<{ code: string }>('/api/v1/dossiers', anApplication());
  const { id } = (await dossierByCode(app.database.db, body.code))!;
  const charge = (await fees.charge(DELEGATED, { subject: id, code: body.code }))!;
  return { code: body.code, charge: charge.id };
}

const chargesAt = async (client: Client, code: string) =>
  client.get<{ charges: ChargeBody[]; code: string }>(`/api/v1/dossiers/${code}/charges`);

describe('the charges of a dossier', () => {
  test('are seen by its officers, and taken at its counter', async () => {
    const { code } = await dossierWithCharge();
    const seen = await chargesAt(await app.as('specialist'), code);
    expect(seen.body.charges).toMatchObject([{ due: 50_000, state: 'open', mayTake: false }]);
    const own = await chargesAt(counter, code);
    expect(own.body.charges).toMatchObject([
      { mayTake: true, grounds: [{ ground: 'ho-ngheo' }], payments: [] },
    ]);
  });

  test('are paid in cash, given back, exempted', async () => {
    const { charge } = await dossierWithCharge();
    const act = (name: string, body: object) =>
      counter.post<ChargeBody>(`/api/v1/charges/${charge}/${name}`, body);
    const paid = await act('pay-cash', { amount: 50_000 });
    expect(paid).toMatchObject({ status: 200, body: { state: 'paid', due: 0 } });
    const back = { payment: paid.body.payments[0]!.id, method: 'cash', reason: 'Rút hồ sơ' };
    expect(await act('refund', back)).toMatchObject({ status: 200, body: { state: 'refunded' } });
    expect(await act('exempt', { ground: 'ho-ngheo' })).toMatchObject({ body: { state: 'waived' } });
  });

  test('give a receipt to print, for those who may see the dossier', async () => {
    const { charge, code } = await dossierWithCharge();
    const paid = await counter.post<ChargeBody>(`/api/v1/charges/${charge}/pay-cash`, { amount: 50_000 });
    const path = `/api/v1/charges/${charge}/receipts/${paid.body.payments[0]!.id}.pdf`;
    const { text } = readPdf((await counter.get(path)).bytes);
    expect(text).toContain(code);
    expect(text).toContain('50.000');
    expect((await (await app.as('neighbour')).get(path)).status).toBe(403);
    expect((await app.anonymous.get(path)).status).toBe(401);
    expect((await counter.get(path.replace(/.{12}\.pdf$/, '000000000000.pdf'))).status).toBe(404);
  });

  test('a retry with the same key is one payment', async () => {
    const { charge } = await dossierWithCharge();
    const key = randomUUID();
    const once = () => counter.post(`/api/v1/charges/${charge}/pay-cash`, { amount: 50_000 }, key);
    const [first, second] = [await once(), await once()];
    expect(second.body).toEqual(first.body);
  });

  test.each<[string, 'counter' | 'neighbour', object, number, string]>([
    ['another sum', 'counter', { amount: 49_000 }, 422, 'wrong-amount'],
    ['a sum that is none', 'counter', { amount: 'fifty' }, 422, 'invalid-input'],
    ['another counter', 'neighbour', { amount: 50_000 }, 403, 'not-your-counter'],
  ])('%s is refused', async (_what, as, body, status, code) => {
    const { charge } = await dossierWithCharge();
    const client = await app.as(as);
    expect(await client.post(`/api/v1/charges/${charge}/pay-cash`, body)).toMatchObject({
      status,
      body: { code },
    });
  });

  test('nobody pays without signing in', async () => {
    const { charge, code } = await dossierWithCharge();
    const { anonymous } = app;
    expect((await anonymous.post(`/api/v1/charges/${charge}/pay-cash`, { amount: 50_000 })).status).toBe(401);
    expect((await chargesAt(anonymous, code)).status).toBe(401);
  });

  test('without a gateway the QR code is a transfer to the one-stop’s account', async () => {
    const { charge, code } = await dossierWithCharge();
    const { status, body } = await counter.post<{ qrText: string; svg: string; expiresAt: null }>(
      `/api/v1/charges/${charge}/qr`,
    );
    expect(status).toBe(200);
    expect(body.qrText).toContain('0113351100001234');
    expect(body.qrText).toContain(`08${code.length}${code}`);
    expect(body.svg).toMatch(/^<svg/);
    expect(body.expiresAt).toBeNull();
  });
});

describe('the day at the counter', () => {
  test('lists payments, and is closed with a reason for a difference', async () => {
    app.system.clock.set('2023-08-16T16:30:00+07:00');
    counter = await app.as('counter');
    const { charge, code } = await dossierWithCharge();
    await counter.post(`/api/v1/charges/${charge}/pay-cash`, { amount: 50_000 });
    const path = '/api/v1/one-stops/quan';
    const day = await counter.get(`${path}/counter-day`);
    expect(day.body).toMatchObject({
      day: '2023-08-16',
      cash: 50_000,
      payments: [{ code, amount: 50_000, method: 'cash' }],
      close: null,
      held: [],
    });
    const closing = { day: '2023-08-16', opening: 100_000, counted: 149_000, reason: '' };
    expect(await counter.post(`${path}/day-close`, closing)).toMatchObject({
      status: 422,
      body: { code: 'reason-needed', errors: [{ path: 'reason' }] },
    });
    const reason = 'Thiếu tiền lẻ để trả';
    expect(await counter.post(`${path}/day-close`, { ...closing, reason })).toMatchObject({
      status: 200,
      body: { close: { expected: 150_000, counted: 149_000, difference: -1_000, reason } },
    });
    const late = await dossierWithCharge();
    const told = await counter.post(`/api/v1/charges/${late.charge}/pay-cash`, { amount: 50_000 });
    expect(told).toMatchObject({ status: 409, body: { code: 'day-closed' } });
    expect(told.body.title).toContain('16/08/2023');
  });

  test('is one’s own: not seen from another counter', async () => {
    const neighbour = await app.as('neighbour');
    expect((await neighbour.get('/api/v1/one-stops/quan/counter-day')).status).toBe(403);
    expect((await counter.get('/api/v1/one-stops/nowhere/counter-day')).status).toBe(404);
  });
});

test('where no gateway is connected, nothing takes its notices', async () => {
  expect((await app.anonymous.post('/api/v1/payments/notices', {})).status).toBe(404);
});
