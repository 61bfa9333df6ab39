import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { look, TestBrowser } from '../../../../test/support/browser.ts';
import { openTestServer, type TestServer } from '../../../../test/support/server.ts';
import { anApplication, DELEGATED, KEPT, PASSWORD } from '../../../../test/support/small-office.ts';
import { dossierByCode, receiveDossier } from '../../../dossiers/index.ts';
import { schedule, sender } from '../../../fees/fees.fixture.ts';
import { gatewayNotice, noticeSchema } from '../../../fees/index.ts';

vi.setConfig({ testTimeout: 120_000 });

let server: TestServer;
let browser: TestBrowser;
let fees: ReturnType<typeof sender>;
beforeAll(async () => {
  server = await openTestServer();
  browser = await TestBrowser.open(server.url);
  fees = sender(server.system);
  await fees.setSchedule(schedule);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  expect(browser?.complaints).toEqual([]);
  expect(server?.errors).toEqual([]);
});

async function counter(options: Parameters<TestBrowser['person']>[0] = {}): Promise<Page> {
  const page = await browser.person(options);
  await page.goto('/lam-viec/');
  await page.getByLabel('Tên đăng nhập').fill('counter');
  await page.getByLabel('Mật khẩu').fill(PASSWORD);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByRole('heading', { name: 'Việc của tôi' }).waitFor();
  return page;
}

/** A dossier that costs something, received at the counter. */
async function charged(procedure = DELEGATED, copies = 1): Promise<string> {
  const { code } = await fees.send('counter', receiveDossier, anApplication({ procedure }));
  const dossier = (await dossierByCode(server.database.db, code))!;
  await fees.charge(procedure, { subject: dossier.id, code, copies });
  return code;
}

/** What a scanner reads off the screen. */
async function scanned(page: Page): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-qr-'));
  try {
    const path = join(folder, 'qr.png');
    await page.getByRole('img', { name: /VietQR/ }).screenshot({ path });
    return execFileSync('zbarimg', ['--quiet', '--raw', path], { encoding: 'utf8' }).trim();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('a fee is paid in cash, given back, exempted, and each is seen on the dossier', async () => {
  const page = await counter();
  await page.goto(`/lam-viec/ho-so/${await charged(KEPT, 3)}`);
  await page.getByText('3 bản × 2.001 đồng').waitFor();
  await look(page, 'staff-fees-open');
  await page.getByRole('button', { name: 'Thu 6.003 đồng tiền mặt' }).click();
  await page.getByText('Biên lai BL23 số').waitFor();
  await look(page, 'staff-fees-paid');
  await page.getByRole('button', { name: 'Trả lại' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Trả lại' }).click();
  await dialog.getByText('Hãy ghi lý do.').first().waitFor();
  await dialog.getByLabel('Lý do').fill('Người nộp thuộc diện giảm');
  await dialog.getByRole('button', { name: 'Trả lại' }).click();
  await page.getByText('−6.003 đồng').waitFor();
  await page.getByRole('button', { name: 'Miễn, giảm' }).click();
  await dialog.getByLabel('Giảm 50%: Người cao tuổi').check();
  await look(page, 'staff-fees-exempt');
  await dialog.getByRole('button', { name: 'Miễn, giảm' }).click();
  await page.getByRole('button', { name: 'Thu 3.001 đồng tiền mặt' }).waitFor();
});

test('the QR code on the screen is read by a scanner, with amount and dossier in it', async () => {
  const page = await counter();
  const code = await charged();
  await page.goto(`/lam-viec/ho-so/${code}`);
  await page.getByRole('button', { name: 'Hiện mã QR' }).click();
  await page.getByText('Số tiền 50.000 đồng đã có trong mã.').waitFor();
  await look(page, 'staff-fees-qr');
  expect(await scanned(page)).toContain(`5405500005802VN62${code.length + 4}08${code.length}${code}`);
  await page.getByRole('button', { name: 'Kiểm tra đã nhận tiền chưa' }).click();
  await page.getByText('Chưa có tiền về.').waitFor();
});

test('the day is closed: what was counted beside what should be there, and a reason for the difference', async () => {
  const page = await counter();
  const stray = {
    status: 'paid',
    ref: 'nobody',
    reference: 'FT1',
    amount: 70_000,
    paidAt: '2023-08-15T03:00:00Z',
  };
  await gatewayNotice(server.system, noticeSchema.parse(stray));
  await page.goto(`/lam-viec/ho-so/${await charged()}`);
  await page.getByRole('button', { name: 'Thu 50.000 đồng tiền mặt' }).click();
  await page.getByText('Biên lai BL23 số').waitFor();

  await page.getByRole('link', { name: 'Sổ thu' }).click();
  await page.getByRole('heading', { name: 'Sổ thu trong ngày' }).waitFor();
  await page.getByText('70.000 đồng: Không biết của hồ sơ nào').waitFor();
  await page.getByLabel('Tiền có đầu ngày').fill('200.000');
  await page.getByLabel('Tiền đếm được').fill('249.000');
  await page.getByText('Thiếu 1.000 đồng').waitFor();
  await look(page, 'staff-fees-day');
  await page.getByRole('button', { name: 'Khóa sổ' }).click();
  await page.getByText('Hãy ghi lý do chênh lệch.').first().waitFor();
  await page.getByLabel('Lý do chênh lệch').fill('Trả nhầm tiền thừa');
  await page.getByRole('button', { name: 'Khóa sổ' }).click();
  await page.getByText('Đã khóa sổ lúc').waitFor();

  await page.getByLabel('Đã làm gì với khoản này').fill('Đã chuyển trả người nộp');
  await page.getByRole('button', { name: 'Đã xử lý' }).click();
  await page.getByText('Tiền đã nhận nhưng chưa ghi được').waitFor({ state: 'detached' });
  await look(page, 'staff-fees-closed');

  await page.goto(`/lam-viec/ho-so/${await charged()}`);
  await page.getByRole('button', { name: 'Thu 50.000 đồng tiền mặt' }).click();
  await page.getByText('Bạn đã khóa sổ ngày 15/08/2023.').waitFor();
});

test('the pages hold on a small screen', async () => {
  const page = await counter({ viewport: { width: 360, height: 740 } });
  await page.goto('/lam-viec/so-thu');
  await page.getByRole('heading', { name: 'Sổ thu trong ngày' }).waitFor();
  await page.getByText('Đã khóa sổ lúc').waitFor();
  await look(page, 'staff-fees-day-small');
  await page.goto(`/lam-viec/ho-so/${await charged()}`);
  await page.getByText('Chưa nộp').waitFor();
  await look(page, 'staff-fees-open-small');
});
