import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { look, TestBrowser } from '../../../test/support/browser.ts';
import { openTestServer, type TestServer } from '../../../test/support/server.ts';
import { PASSWORD } from '../../../test/support/small-office.ts';
import { signIn } from './staff-pages.fixture.ts';

/** Signing in is slow on purpose, and a journey signs several people in. */
vi.setConfig({ testTimeout: 120_000 });

let server: TestServer;
let browser: TestBrowser;
beforeAll(async () => {
  server = await openTestServer();
  browser = await TestBrowser.open(server.url);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  expect(browser?.complaints).toEqual([]);
  expect(server?.errors).toEqual([]);
});

let citizens = 0;
/** What the scanner types from the card of a citizen who has not been here yet. */
function newCard(): string {
  citizens += 1;
  const number = `001085${String(citizens).padStart(6, '0')}`;
  return `${number}|012345678|Nguyễn Văn An|15081985|Nam|Số 1 Liễu Giai, Ba Đình, Hà Nội|01012021`;
}

const heading = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { name, level: 1 }).waitFor();
const focused = (page: Page) => page.evaluate(() => document.activeElement?.id ?? '');

async function chooseProcedure(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: 'Thủ tục' }).fill('tro cap');
  await page.getByRole('option').first().filter({ hasText: 'trợ cấp' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByText('Hẹn trả nếu nhận bây giờ').waitFor();
  await page.getByText('Đề nghị trợ cấp xã hội', { exact: true }).waitFor();
}

/** Takes a dossier in without touching the mouse, and gives its code. */
async function intake(page: Page): Promise<string> {
  await page.keyboard.press('Alt+n');
  await heading(page, 'Tiếp nhận hồ sơ');
  await page.getByRole('combobox', { name: 'Thủ tục' }).focus();
  await chooseProcedure(page);
  expect(await focused(page)).toBe('card-scan');
  await page.keyboard.type(newCard());
  await page.keyboard.press('Enter');
  expect(await focused(page)).toBe('applicant-phone');
  await page.keyboard.type('0912345678');
  await page.getByRole('checkbox', { name: /Tờ khai/ }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Control+Enter');
  await heading(page, 'Đã tiếp nhận hồ sơ');
  await page.getByRole('link', { name: 'In giấy tiếp nhận' }).waitFor();
  return page.url().split('/').at(-1) ?? '';
}

test('a wrong password is said, and what was typed stays', async () => {
  const page = await browser.person();
  await page.goto('/lam-viec/');
  await look(page, 'staff-sign-in');
  await page.getByLabel('Tên đăng nhập').fill('counter');
  await page.getByLabel('Mật khẩu').fill('sai');
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByText('Tên đăng nhập hoặc mật khẩu chưa đúng.').waitFor();
  expect(await page.getByLabel('Tên đăng nhập').inputValue()).toBe('counter');
});

test('from the counter to the result, each with their own part, by keyboard', async () => {
  const counter = await signIn(browser, 'counter');
  const code = await intake(counter);
  await look(counter, 'staff-receipt');
  const slip = counter.getByRole('link', { name: 'In giấy tiếp nhận' });
  const printed = await counter.request.get((await slip.getAttribute('href')) ?? '');
  expect([printed.status(), printed.headers()['content-type']]).toEqual([200, 'application/pdf']);

  const specialist = await signIn(browser, 'specialist');
  await specialist.getByRole('tab', { name: /Đơn vị tôi/ }).click();
  const row = specialist.getByRole('row', { name: new RegExp(code.replaceAll('.', '\\.')) });
  await row.waitFor();
  await look(specialist, 'staff-work-list');
  await row.focus();
  await specialist.keyboard.press('Enter');
  await heading(specialist, new RegExp(code));
  await specialist.getByRole('button', { name: 'Nhận xử lý' }).click();
  await specialist.getByText('Bạn đã nhận xử lý hồ sơ này.').waitFor();
  await specialist.getByText('Bạn không được quyết định hồ sơ này.').waitFor();
  await look(specialist, 'staff-dossier');
  await specialist.getByRole('button', { name: 'Đề xuất kết quả' }).click();
  await specialist.getByRole('radio', { name: 'Từ chối giải quyết' }).check();
  await specialist.keyboard.press('Control+Enter');
  await specialist.getByRole('link', { name: 'Hãy ghi lý do.' }).click();
  expect(await focused(specialist)).toBe('reason');
  await look(specialist, 'staff-propose');
  await specialist.getByRole('radio', { name: 'Giải quyết theo đề nghị' }).check();
  await specialist.getByRole('button', { name: 'Gửi đề xuất' }).click();
  await specialist.getByText('Đã gửi đề xuất').waitFor();

  const head = await signIn(browser, 'head');
  await head.goto(`/lam-viec/ho-so/${code}`);
  await head.getByText('Bạn được quyết định hồ sơ này.').waitFor();
  await head.getByRole('button', { name: 'Quyết định' }).click();
  await head.getByText(/đề xuất: Giải quyết theo đề nghị/).waitFor();
  await head.getByRole('button', { name: 'Ký quyết định' }).click();
  await head.getByText('Đã ký quyết định.').waitFor();
  const result = head.getByRole('link', { name: 'Mở kết quả (PDF)' });
  const signed = await head.request.get((await result.getAttribute('href')) ?? '');
  expect([signed.status(), signed.headers()['content-type']]).toEqual([200, 'application/pdf']);

  await counter.getByRole('link', { name: 'Mở hồ sơ' }).click();
  await counter.getByRole('button', { name: 'Trả kết quả' }).click();
  await counter.getByLabel(/Mã bí mật trên giấy hẹn/).fill('SAI-MA');
  await counter.getByRole('button', { name: 'Ghi nhận đã trả' }).click();
  await counter.getByRole('link', { name: 'Mã bí mật trên giấy hẹn không đúng.' }).waitFor();
  await counter.getByLabel(/Mã bí mật trên giấy hẹn/).fill('');
  await counter.getByRole('button', { name: 'Ghi nhận đã trả' }).click();
  await counter.getByText('Đã ghi nhận việc trả kết quả.').waitFor();
});

describe('at intake nothing is lost', () => {
  test('errors stand on top, lead to their field and leave when it is mended', async () => {
    const page = await signIn(browser, 'counter');
    await page.goto('/lam-viec/tiep-nhan');
    await chooseProcedure(page);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: 'Cần sửa trước khi gửi' }).waitFor();
    await look(page, 'staff-intake-errors');
    await page.getByRole('link', { name: /họ và tên/i }).click();
    expect(await focused(page)).toBe('applicant-fullName');
    await page.keyboard.type('Trần Thị Mai');
    await page.getByRole('link', { name: /họ và tên/i }).waitFor({ state: 'detached' });
    await page.getByLabel('Quét mã QR trên thẻ căn cước').fill(newCard());
    await page.getByLabel('Số điện thoại').fill('0912345678');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('link', { name: /Thiếu thành phần bắt buộc/ }).click();
    expect(await focused(page)).toBe('components-0-count');
  });

  test('a card that does not read says why and stays in its field', async () => {
    const page = await signIn(browser, 'counter');
    await page.goto('/lam-viec/tiep-nhan');
    const scan = page.getByLabel('Quét mã QR trên thẻ căn cước');
    await scan.fill(newCard().replace('15081985', '30021985'));
    await scan.press('Enter');
    await page.getByText('Ngày sinh không có thật.').waitFor();
    expect(await scan.inputValue()).toContain('30021985');
    expect(await page.getByLabel('Họ và tên').inputValue()).toBe('');
  });

  test('a reload keeps the draft, scans included; a file that is not what it claims is named', async () => {
    const page = await signIn(browser, 'counter', { viewport: { width: 320, height: 700 } });
    await page.goto('/lam-viec/tiep-nhan');
    await chooseProcedure(page);
    await page.getByLabel('Họ và tên').fill('Trần Thị Mai');
    const pdf = {
      name: 'tờ khai.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.7\n%%EOF\n'),
    };
    const fake = { name: 'giả.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ not a PDF') };
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Đính kèm bản quét: Tờ khai' }).click();
    await (await chooser).setFiles([pdf, fake]);
    await page.getByText('Tệp không nhận được').waitFor();
    await page.getByRole('alert').getByText('giả.pdf').first().waitFor();
    await look(page, 'staff-intake-320');
    await page.reload();
    await page.getByRole('button', { name: 'Bỏ tệp tờ khai.pdf' }).waitFor();
    expect(await page.getByLabel('Họ và tên').inputValue()).toBe('Trần Thị Mai');
  });

  test('without a connection it says so, and sends once it is back', async () => {
    const page = await signIn(browser, 'counter');
    await page.goto('/lam-viec/tiep-nhan');
    await chooseProcedure(page);
    await page.getByLabel('Quét mã QR trên thẻ căn cước').fill(newCard());
    await page.getByLabel('Số điện thoại').fill('0912345678');
    await page.getByRole('checkbox', { name: /Tờ khai/ }).check();
    await page.context().setOffline(true);
    await page.getByText('Mất kết nối với máy chủ').waitFor();
    await page.getByRole('button', { name: 'Tiếp nhận', exact: true }).click();
    await page.getByText('Không kết nối được với máy chủ').waitFor();
    expect(await page.getByLabel('Họ và tên').inputValue()).toBe('Nguyễn Văn An');
    await page.context().setOffline(false);
    await page.getByText('Mất kết nối với máy chủ').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Tiếp nhận', exact: true }).click();
    await heading(page, 'Đã tiếp nhận hồ sơ');
  });
});

test('an answer lost on the way makes no second dossier when it is sent again', async () => {
  const page = await signIn(browser, 'counter');
  await page.goto('/lam-viec/tiep-nhan');
  await chooseProcedure(page);
  await page.getByLabel('Quét mã QR trên thẻ căn cước').fill(newCard());
  await page.getByLabel('Số điện thoại').fill('0912345678');
  await page.getByRole('checkbox', { name: /Tờ khai/ }).check();
  const dossiers = async () => (await server.database.db`SELECT 1 FROM dossier`).length;
  const before = await dossiers();
  await page.route('**/api/v1/dossiers', async (route) => {
    await route.fetch();
    await route.abort();
  });
  const submit = page.getByRole('button', { name: 'Tiếp nhận', exact: true });
  await submit.click();
  await page.getByText('Không kết nối được với máy chủ').waitFor();
  await page.unroute('**/api/v1/dossiers');
  await page.reload();
  await submit.click();
  await heading(page, 'Đã tiếp nhận hồ sơ');
  expect(await dossiers()).toBe(before + 1);
});

test('a session that ended asks to sign in again, and the draft is still there', async () => {
  const page = await signIn(browser, 'counter');
  await page.goto('/lam-viec/tiep-nhan');
  await chooseProcedure(page);
  await page.getByLabel('Quét mã QR trên thẻ căn cước').fill(newCard());
  await page.getByLabel('Số điện thoại').fill('0912345678');
  await page.context().clearCookies();
  await page.getByRole('button', { name: 'Tiếp nhận', exact: true }).click();
  await page.getByText(/Phiên làm việc đã hết/).waitFor();
  await page.getByLabel('Tên đăng nhập').fill('counter');
  await page.getByLabel('Mật khẩu').fill(PASSWORD);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await heading(page, 'Tiếp nhận hồ sơ');
  expect(await page.getByLabel('Họ và tên').inputValue()).toBe('Nguyễn Văn An');
});

test('postings are marked by whoever controls procedures', async () => {
  const page = await signIn(browser, 'control');
  await page.getByRole('link', { name: 'Niêm yết' }).click();
  const row = page.getByRole('row', { name: /Đề nghị trợ cấp/ });
  await row.getByRole('checkbox').check();
  await look(page, 'staff-postings');
  await page.getByRole('button', { name: 'Ghi nhận đã dán 1 thủ tục' }).click();
  await page.getByText('Đã ghi nhận 1 thủ tục được niêm yết.').waitFor();
  await row.getByText('Đã dán 15/08/2023').waitFor();
});

test('the work list fits a tablet', async () => {
  const page = await signIn(browser, 'counter', { viewport: { width: 768, height: 1024 } });
  const code = await intake(page);
  await page.goto('/lam-viec/');
  await page.getByRole('row', { name: new RegExp(code) }).waitFor();
  await look(page, 'staff-work-tablet');
});

test('a cleared draft can be brought back', async () => {
  const page = await signIn(browser, 'counter');
  await page.goto('/lam-viec/tiep-nhan');
  await page.getByLabel('Họ và tên').fill('Trần Thị Mai');
  await page.getByRole('button', { name: 'Xóa bản nháp' }).click();
  expect(await page.getByLabel('Họ và tên').inputValue()).toBe('');
  await page.getByRole('button', { name: 'Lấy lại bản vừa xóa' }).click();
  expect(await page.getByLabel('Họ và tên').inputValue()).toBe('Trần Thị Mai');
});

describe('about the pages', () => {
  test('shortcuts are listed, and those of one character can be turned off', async () => {
    const page = await signIn(browser, 'counter');
    await page.keyboard.press('/');
    expect(await focused(page)).toBe('work-search');
    await page.getByRole('heading', { name: 'Việc của tôi' }).click();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Phím tắt' }).waitFor();
    await look(page, 'staff-shortcuts');
    await page.getByRole('checkbox', { name: /một ký tự/ }).uncheck();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('heading', { name: 'Việc của tôi' }).click();
    await page.keyboard.press('/');
    expect(await focused(page)).not.toBe('work-search');
  });

  test('an empty search says so, in English too, in the dark', async () => {
    const page = await signIn(browser, 'counter', { colorScheme: 'dark' });
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'My work' }).waitFor();
    await page.getByLabel('Search this list').fill('không có ai');
    await page.getByText('No dossier matches “không có ai”.').waitFor();
    await look(page, 'staff-empty-dark');
    await page.reload();
    await page.getByRole('heading', { name: 'My work' }).waitFor();
    expect(await page.getAttribute('html', 'lang')).toBe('en');
  });

  test('an address that leads nowhere, and a dossier that is none', async () => {
    const page = await signIn(browser, 'counter');
    await page.goto('/lam-viec/khong-co');
    await heading(page, 'Không có trang này');
    await page.goto('/lam-viec/ho-so/000.00.15.H26-230815-9999');
    await page.getByRole('alert').waitFor();
    await look(page, 'staff-no-such-dossier');
  });

  test('signing out leaves nothing typed behind', async () => {
    const page = await signIn(browser, 'counter');
    await page.goto('/lam-viec/tiep-nhan');
    await page.getByLabel('Họ và tên').fill('Trần Thị Mai');
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await heading(page, 'Đăng nhập');
    expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('Trần');
  });
});
