import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { look, TestBrowser } from '../../../../test/support/browser.ts';
import { openTestServer, type TestServer } from '../../../../test/support/server.ts';
import { personId } from '../../../../test/support/small-office.ts';
import { SmsSimulator } from '../../../../test/support/sms-simulator.ts';
import { handOverDossier, takeDossier } from '../../../dossiers/index.ts';
import { type Command, execute } from '../../../ledger/index.ts';
import { received, signIn } from '../staff-pages.fixture.ts';

vi.setConfig({ testTimeout: 120_000 });

let gateway: SmsSimulator;
let server: TestServer;
let browser: TestBrowser;
beforeAll(async () => {
  gateway = await SmsSimulator.open();
  server = await openTestServer({ sms: gateway.settings, notices: { everyMs: 50 } });
  browser = await TestBrowser.open(server.url);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  gateway?.close();
  expect(browser?.complaints).toEqual([]);
  expect(server?.errors).toEqual([]);
});

/** The specialist does something, on a page of their own. */
async function act<I>(command: Command<I, unknown>, input: I): Promise<void> {
  const actor = { kind: 'person', personId: await personId(server.system, 'specialist') } as const;
  await execute(server.system, command, input, { actor, key: randomUUID() });
}

test('an officer is told at once what waits for them, follows it, and marks it as read', async () => {
  const clerk = await signIn(browser, 'clerk');
  await clerk.getByRole('link', { name: 'Tin báo', exact: true }).waitFor();

  const code = await received(server);
  await act(takeDossier, { code });
  await act(handOverDossier, { code, unit: 'tu-phap' });

  // The clerk's page has not been touched meanwhile.
  await clerk.getByRole('link', { name: 'Tin báo 1 tin chưa đọc' }).click();
  await clerk.getByRole('heading', { name: 'Tin báo', level: 1 }).waitFor();
  const line = clerk.getByRole('link', { name: new RegExp(`Hồ sơ ${code} được bàn giao cho bạn`) });
  await line.waitFor();
  await look(clerk, 'notices-own');
  await clerk.getByRole('button', { name: 'Đánh dấu đã đọc' }).click();
  await clerk.getByRole('link', { name: 'Tin báo', exact: true }).waitFor();
  await line.click();
  await clerk.getByRole('heading', { name: new RegExp(code), level: 1 }).waitFor();
});

test('procedure control sees what did not get through, and sends it again', async () => {
  await gateway.behave('refuse');
  const code = await received(server);
  const control = await signIn(browser, 'control');
  await control.getByRole('link', { name: /Tin báo \d+ tin chưa đọc/ }).click();
  await control.getByRole('heading', { name: 'Tin gửi người dân' }).waitFor();
  await control.getByText('Chưa cấu hình: Thư điện tử').waitFor();
  await control.getByRole('button', { name: `Gửi lại tin của hồ sơ ${code}` }).waitFor();
  await control.getByText('no such number').waitFor();
  await look(control, 'notices-sent');
  await control.setViewportSize({ width: 390, height: 844 });
  await look(control, 'notices-sent-phone');
  await control.setViewportSize({ width: 1280, height: 800 });

  await gateway.behave('accept');
  await control.getByRole('button', { name: `Gửi lại tin của hồ sơ ${code}` }).click();
  await control.getByText('Tin sẽ được gửi lại ngay.').waitFor();
  await control.getByText('Không có tin nào ở mục này').waitFor();
  await control.getByRole('tab', { name: /Đã gửi/ }).click();
  await control.getByRole('link', { name: code }).last().waitFor();
});

test('whoever has no such duty sees only what they were told', async () => {
  const counter = await signIn(browser, 'counter');
  await counter.goto('/lam-viec/tin-bao');
  await counter.getByText('Chưa có tin nào').waitFor();
  expect(await counter.getByText('Tin gửi người dân').count()).toBe(0);
  await look(counter, 'notices-none');
});
