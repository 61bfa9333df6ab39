import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { look, TestBrowser } from '../../../../test/support/browser.ts';
import { openTestServer, type TestServer } from '../../../../test/support/server.ts';
import { DELEGATED, openInterlinked, WARD } from '../../../../test/support/small-office.ts';
import { choose, openDossier, send, signIn } from '../staff-pages.fixture.ts';

/** Signing in is slow on purpose, and a journey signs several people in. */
vi.setConfig({ testTimeout: 120_000 });

let server: TestServer;
let browser: TestBrowser;
let counter: Page;
beforeAll(async () => {
  server = await openTestServer();
  await server.database.db`UPDATE procedure_version SET channels = '{counter,post}'`;
  await openInterlinked(server.system, 'tro-cap-lien-thong', [[DELEGATED], [WARD, 1]]);
  browser = await TestBrowser.open(server.url);
  counter = await signIn(browser, 'counter');
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  expect(browser?.complaints).toEqual([]);
  expect(server?.errors).toEqual([]);
});

const card = (citizen: number) =>
  `001085${String(citizen).padStart(6, '0')}|012345678|Nguyễn Văn An|15081985|Nam|Số 1 Liễu Giai|01012021`;

async function begin(page: Page, citizen: number): Promise<void> {
  await page.goto('/lam-viec/tiep-nhan');
  await page.getByRole('combobox', { name: 'Thủ tục' }).fill('tro cap');
  await page.getByRole('option').first().filter({ hasText: 'trợ cấp' }).click();
  await page.getByText('Hẹn trả nếu nhận bây giờ').waitFor();
  await whoIsThere(page, citizen);
}

async function whoIsThere(page: Page, citizen: number): Promise<void> {
  await page.getByLabel('Quét mã QR trên thẻ căn cước').fill(card(citizen));
  await page.getByLabel('Số điện thoại').fill('0912345678');
}

const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 }).waitFor();
const dossiers = async () => (await server.database.db`SELECT 1 FROM dossier`).length;

test('what a person has open is shown before another is taken in, and does not forbid it', async () => {
  await begin(counter, 1);
  await counter.getByRole('checkbox', { name: /Tờ khai/ }).check();
  await counter.keyboard.press('Control+Enter');
  await heading(counter, 'Đã tiếp nhận hồ sơ');
  const before = await dossiers();

  await begin(counter, 1);
  await counter.getByText('Người này đang có 1 hồ sơ cùng thủ tục').waitFor();
  await counter.getByRole('checkbox', { name: /Tờ khai/ }).check();
  await counter.keyboard.press('Control+Enter');
  await counter.getByRole('link', { name: /Người này đang có hồ sơ cùng thủ tục/ }).click();
  expect(await counter.evaluate(() => document.activeElement?.id)).toBe('duplicate');
  await look(counter, 'intake-duplicate');
  expect(await dossiers()).toBe(before);
  await counter.keyboard.press('Space');
  await counter.keyboard.press('Control+Enter');
  await heading(counter, 'Đã tiếp nhận hồ sơ');
  expect(await dossiers()).toBe(before + 1);
});

test('what is not complete is taken down with a request for the rest, and received once it is brought', async () => {
  await begin(counter, 2);
  await counter.getByRole('checkbox', { name: /Hồ sơ chưa đủ/ }).check();
  await counter.getByLabel('Cần bổ sung gì, dòng 1').waitFor();
  expect(await counter.getByLabel('Cần bổ sung gì, dòng 1').inputValue()).toBe('Tờ khai');
  await counter.getByRole('button', { name: 'Ghi và yêu cầu bổ sung' }).click();
  await counter.getByRole('link', { name: 'Hãy ghi căn cứ hoặc lý do.' }).click();
  await counter.keyboard.type('Điều 5 Quyết định công bố thủ tục');
  await look(counter, 'intake-lacking');
  await counter.getByRole('button', { name: 'Ghi và yêu cầu bổ sung' }).click();
  await heading(counter, 'Đã ghi hồ sơ, chưa tiếp nhận');
  const form = counter.getByRole('link', { name: /Phiếu yêu cầu bổ sung/ });
  const printed = await counter.request.get((await form.getAttribute('href')) ?? '');
  expect(printed.headers()['content-type']).toBe('application/pdf');
  await look(counter, 'intake-asked');

  await counter.getByRole('link', { name: 'Mở hồ sơ' }).click();
  await counter.getByText('Chờ người nộp bổ sung: Tờ khai. Chưa tính thời hạn.').waitFor();
  await choose(counter, 'Nhận phần bổ sung');
  await counter.getByLabel('Số bản: Tờ khai').fill('1');
  await send(counter);
  await counter.getByText('Đã nhận phần bổ sung.').waitFor();
  await choose(counter, 'Tiếp nhận');
  await counter.getByText('Đã tiếp nhận. Thời hạn bắt đầu từ bây giờ.').waitFor();
});

test('what came by post is taken down first, and can be refused with its reasons', async () => {
  await begin(counter, 3);
  await counter.getByLabel('Cách nộp').selectOption('post');
  await counter.getByRole('checkbox', { name: /Tờ khai/ }).check();
  await counter.getByRole('button', { name: 'Ghi nhận, chưa tiếp nhận' }).click();
  await heading(counter, 'Đã ghi hồ sơ, chưa tiếp nhận');
  await counter.getByRole('link', { name: 'Mở hồ sơ' }).click();
  await choose(counter, 'Từ chối tiếp nhận');
  await counter.getByLabel('Lý do từ chối tiếp nhận, dòng 1').fill('Không thuộc thẩm quyền');
  await send(counter);
  await counter.getByText('Đã ghi từ chối tiếp nhận. Hãy in phiếu cho người nộp.').waitFor();
});

test('several procedures are taken in at once; the next part begins when the one before is granted', async () => {
  await counter.goto('/lam-viec/tiep-nhan');
  await counter.getByRole('button', { name: /Thủ tục liên thông thử/ }).click();
  await whoIsThere(counter, 4);
  await counter
    .getByRole('checkbox', { name: /Tờ khai/ })
    .first()
    .check();
  await look(counter, 'intake-group');
  await counter.getByRole('button', { name: 'Tiếp nhận liên thông' }).click();
  await heading(counter, 'Đã tiếp nhận hồ sơ');
  await counter.getByRole('cell', { name: 'Chờ phần trước' }).waitFor();
  await counter.getByRole('cell', { name: 'sau phần 1' }).waitFor();
  await look(counter, 'intake-group-receipt');
  const slip = counter.getByRole('link', { name: 'In giấy tiếp nhận' });
  expect((await counter.request.get((await slip.getAttribute('href')) ?? '')).status()).toBe(200);
  const code = counter.url().split('/').at(-1) ?? '';

  const specialist = await signIn(browser, 'specialist');
  await openDossier(specialist, code);
  await choose(specialist, 'Nhận xử lý');
  await specialist.getByText('Bạn đã nhận xử lý hồ sơ này.').waitFor();
  await choose(specialist, 'Đề xuất kết quả');
  await send(specialist);
  await specialist.getByText('Đã gửi đề xuất').waitFor();
  const head = await signIn(browser, 'head');
  await openDossier(head, code);
  await choose(head, 'Quyết định');
  await send(head);
  await head.getByText('Đã ký quyết định.').waitFor();

  await openDossier(counter, code);
  await counter.getByRole('cell', { name: 'Mới tiếp nhận' }).waitFor();
  await look(counter, 'dossier-parts');
});
