import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { look, TestBrowser } from '../../../../test/support/browser.ts';
import { openTestServer, type TestServer } from '../../../../test/support/server.ts';
import { choose, openDossier, received, send, signIn } from '../staff-pages.fixture.ts';

/** Signing in is slow on purpose, and a journey signs several people in. */
vi.setConfig({ testTimeout: 120_000 });

let server: TestServer;
let browser: TestBrowser;
let specialist: Page;
const codes: string[] = [];
beforeAll(async () => {
  server = await openTestServer();
  browser = await TestBrowser.open(server.url);
  for (let no = 0; no < 3; no += 1) codes.push(await received(server));
  specialist = await signIn(browser, 'specialist');
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  expect(browser?.complaints).toEqual([]);
  expect(server?.errors).toEqual([]);
});

const rowOf = (page: Page, code: string) =>
  page.getByRole('row', { name: new RegExp(code.replaceAll('.', '\\.')) });
const focusedRow = (page: Page) =>
  page.evaluate(
    () => document.activeElement?.closest('[role=row]')?.querySelector('.dossier-code')?.textContent,
  );

async function unitList(page: Page): Promise<void> {
  await page.goto('/lam-viec/?list=unit');
  await rowOf(page, codes[0]!).waitFor();
}

test('J and K move, Enter opens, and going back comes back to the same list and search', async () => {
  await specialist.goto('/lam-viec/?list=unit&q=Mai');
  await rowOf(specialist, codes[2]!).waitFor();
  await specialist.keyboard.press('j');
  expect(await focusedRow(specialist)).toBe(codes[0]);
  await specialist.keyboard.press('j');
  await specialist.keyboard.press('j');
  await specialist.keyboard.press('k');
  expect(await focusedRow(specialist)).toBe(codes[1]);
  await specialist.keyboard.press('Enter');
  await specialist.getByRole('heading', { name: new RegExp(codes[1]!), level: 1 }).waitFor();
  await specialist.goBack();
  await rowOf(specialist, codes[1]!).waitFor();
  expect(new URL(specialist.url()).search).toBe('?list=unit&q=Mai');
  expect(await specialist.getByLabel('Tìm trong danh sách').inputValue()).toBe('Mai');
});

test('selected rows are handed over together; what is refused is named and stays selected', async () => {
  const [proposed, ...others] = codes as [string, string, string];
  await openDossier(specialist, proposed);
  await choose(specialist, 'Nhận xử lý');
  await specialist.getByText('Bạn đã nhận xử lý hồ sơ này.').waitFor();
  await choose(specialist, 'Đề xuất kết quả');
  await send(specialist);
  await specialist.getByText('Đã gửi đề xuất').waitFor();

  await unitList(specialist);
  await specialist.keyboard.press('j');
  await specialist.keyboard.press('Space');
  await specialist.getByText('Đã chọn 1 hồ sơ').waitFor();
  await specialist.locator('label', { has: specialist.getByLabel('Chọn cả trang') }).click();
  await specialist.getByText('Đã chọn 3 hồ sơ').waitFor();
  await look(specialist, 'work-selected');
  await specialist.getByRole('button', { name: 'Bàn giao các hồ sơ đã chọn' }).click();
  await specialist.getByLabel('Đơn vị', { exact: true }).selectOption('tu-phap');
  await look(specialist, 'work-bulk');
  await send(specialist);
  await specialist.getByText('Đã bàn giao 2 hồ sơ, chờ bên kia nhận.').waitFor();
  const failed = specialist.getByText('1 hồ sơ chưa bàn giao được');
  await failed.waitFor();
  await specialist.getByRole('listitem').filter({ hasText: proposed }).waitFor();
  await specialist.getByText('Đã chọn 1 hồ sơ').waitFor();
  await look(specialist, 'work-bulk-done');

  const clerk = await signIn(browser, 'clerk');
  for (const code of others) {
    await openDossier(clerk, code);
    await clerk.getByRole('button', { name: 'Nhận bàn giao' }).waitFor();
  }
});

test('who looks at a dossier stands in its row', async () => {
  const counter = await signIn(browser, 'counter');
  await openDossier(counter, codes[0]!);
  await counter.getByRole('heading', { name: 'Người nộp' }).waitFor();
  await unitList(specialist);
  await rowOf(specialist, codes[0]!).getByText('Nguyễn Văn counter đang xem').waitFor();
});

test.each([
  ['320', { viewport: { width: 320, height: 800 } }],
  ['768', { viewport: { width: 768, height: 1024 } }],
  ['dark', { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' }],
] as const)('the list fits %s', async (name, options) => {
  const page = await signIn(browser, 'specialist', options);
  await unitList(page);
  await page.keyboard.press('j');
  await page.keyboard.press('Space');
  await page.getByText('Đã chọn 1 hồ sơ').waitFor();
  await look(page, `work-${name}`);
});
