import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { look, TestBrowser } from '../../../../test/support/browser.ts';
import { openTestServer, type TestServer } from '../../../../test/support/server.ts';
import type { Username } from '../../../../test/support/small-office.ts';
import { choose, openDossier, received, send, signIn } from '../staff-pages.fixture.ts';

/** Signing in is slow on purpose, and a journey signs several people in. */
vi.setConfig({ testTimeout: 120_000 });

let server: TestServer;
let browser: TestBrowser;
const pages = new Map<Username, Page>();
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

/** One browser a person, signed in once. */
async function as(username: Username): Promise<Page> {
  const page = pages.get(username) ?? (await signIn(browser, username));
  pages.set(username, page);
  return page;
}

async function opened(username: Username, code: string): Promise<Page> {
  const page = await as(username);
  await openDossier(page, code);
  return page;
}

const says = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();

async function taken(change = {}): Promise<string> {
  const code = await received(server, change);
  const page = await opened('specialist', code);
  await choose(page, 'Nhận xử lý');
  await says(page, 'Bạn đã nhận xử lý hồ sơ này.');
  return code;
}

test('a supplement: drafted, put right by the leader, brought with a scan', async () => {
  const code = await taken();
  const specialist = await opened('specialist', code);
  await choose(specialist, 'Dự thảo yêu cầu bổ sung');
  await specialist.getByLabel('Cần bổ sung gì, dòng 1').fill('Ảnh 4 × 6');
  await specialist.keyboard.press('Enter');
  await specialist.keyboard.type('Bản sao giấy khai sinh');
  await specialist.getByLabel('Căn cứ hoặc lý do').fill('Điều 5');
  await look(specialist, 'dossier-draft-supplement');
  await specialist.keyboard.press('Control+Enter');
  await says(specialist, 'Đã trình lãnh đạo duyệt yêu cầu bổ sung.');
  await says(specialist, /chờ lãnh đạo duyệt: Ảnh 4 × 6; Bản sao giấy khai sinh/);

  const head = await opened('head', code);
  await choose(head, 'Duyệt yêu cầu bổ sung');
  await head.getByRole('button', { name: 'Bỏ dòng 1' }).click();
  await send(head);
  await says(head, 'Chờ người nộp bổ sung: Bản sao giấy khai sinh. Thời hạn đang tạm dừng.');
  await says(head, 'Tạm dừng chờ bổ sung');

  const counter = await opened('counter', code);
  await choose(counter, 'Nhận phần bổ sung');
  const pdf = {
    name: 'khai-sinh.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.7\n%%EOF\n'),
  };
  const chooser = counter.waitForEvent('filechooser');
  await counter.getByRole('button', { name: 'Đính kèm bản quét: Bản sao giấy tờ' }).click();
  await (await chooser).setFiles([pdf]);
  await counter.getByRole('button', { name: 'Bỏ tệp khai-sinh.pdf' }).waitFor();
  await look(counter, 'dossier-supplement');
  await send(counter);
  await says(counter, 'Đã nhận phần bổ sung.');
  await counter.getByRole('link', { name: 'khai-sinh.pdf' }).waitFor();
  await says(counter, /^hạn mới/);
});

test('another unit is asked and answers; the dossier goes to a colleague and comes back', async () => {
  const code = await taken();
  const specialist = await opened('specialist', code);
  await choose(specialist, 'Lấy ý kiến đơn vị khác');
  await specialist.getByLabel('Đơn vị', { exact: true }).selectOption('tu-phap');
  await specialist.getByLabel('Nội dung cần hỏi').fill('Giấy khai sinh có đúng không?');
  await send(specialist);
  await says(specialist, /chưa trả lời ý kiến, hạn/);

  const clerk = await opened('clerk', code);
  await choose(clerk, 'Trả lời ý kiến');
  await clerk.getByRole('dialog').getByText('Giấy khai sinh có đúng không?').waitFor();
  await clerk.getByLabel('Trả lời', { exact: true }).fill('Đúng.');
  await look(clerk, 'dossier-answer');
  await send(clerk);
  await says(clerk, 'Đã gửi câu trả lời.');
  await says(clerk, 'Từ đây hồ sơ này không còn là việc của bạn.');
  await look(clerk, 'dossier-gone');

  await openDossier(specialist, code);
  await says(specialist, 'Đúng.');
  await choose(specialist, 'Bàn giao');
  await specialist.getByLabel('Đơn vị', { exact: true }).selectOption('lao-dong');
  const person = specialist.getByLabel(/Người nhận việc/);
  await person.locator('option', { hasText: 'Phó Trưởng phòng' }).waitFor({ state: 'attached' });
  await person.selectOption({ index: await optionOf(person, 'Phó Trưởng phòng') });
  await look(specialist, 'dossier-hand-over');
  await send(specialist);
  await says(specialist, /^Đã bàn giao cho/);

  const deputy = await opened('deputy', code);
  await choose(deputy, 'Trả lại bàn giao');
  await deputy.getByLabel('Lý do').fill('Không phải việc của tôi');
  await send(deputy);
  await says(deputy, 'Đã trả lại bàn giao. Thời hạn giữ nguyên.');
});

const optionOf = (select: ReturnType<Page['getByLabel']>, text: string): Promise<number> =>
  select.evaluate(
    (element, wanted) =>
      [...(element as HTMLSelectElement).options].findIndex((option) => option.text.includes(wanted)),
    text,
  );

test('the limit stands still and goes on; one apology is allowed, and the page says so', async () => {
  const code = await taken();
  const specialist = await opened('specialist', code);
  await choose(specialist, 'Tạm dừng thời hạn');
  await specialist.getByLabel('Số văn bản').fill('9/TB-CCT');
  await send(specialist);
  await says(specialist, 'Thời hạn đang tạm dừng: Tạm dừng chờ nghĩa vụ tài chính, 9/TB-CCT.');
  await choose(specialist, 'Tiếp tục thời hạn');
  await send(specialist);
  await says(specialist, 'Thời hạn tiếp tục.');

  const head = await opened('head', code);
  await choose(head, 'Xin lỗi và hẹn lại');
  await says(head, 'Đã xin lỗi 0 trong 1 lần được phép');
  await head.getByLabel('Vì sao chậm').fill('Chờ ý kiến của Phòng Tư pháp');
  await head.getByLabel('Hẹn lại ngày').fill('15/09/2023');
  await head.getByLabel('Giờ', { exact: true }).fill('16h');
  await look(head, 'dossier-apologise');
  await send(head);
  await says(head, /Đã ghi xin lỗi và hẹn lại/);
  await says(head, 'Đã hẹn người nộp');
  await choose(head, 'Xin lỗi và hẹn lại');
  await says(head, 'Đã xin lỗi 1 trong 1 lần được phép');
  await head.keyboard.press('Escape');
  const sheet = await head.getByRole('link', { name: 'In bảng tính thời hạn' }).getAttribute('href');
  expect((await head.request.get(sheet ?? '')).headers()['content-type']).toBe('application/pdf');
});

test('refused with a remedy, sent by post, brought back, sent again, returned, corrected, closed, reopened', async () => {
  const code = await taken();
  const specialist = await opened('specialist', code);
  await choose(specialist, 'Đề xuất kết quả');
  await specialist.getByRole('radio', { name: 'Từ chối giải quyết' }).check();
  await specialist.getByLabel('Lý do').fill('Không đủ điều kiện');
  await send(specialist);
  await says(specialist, 'Đã gửi đề xuất');

  const head = await opened('head', code);
  await choose(head, 'Quyết định');
  const remedy = head.getByLabel(/Người nộp có thể làm gì/);
  await head.getByRole('radio', { name: 'Giải quyết theo đề nghị' }).check();
  expect(await remedy.isVisible()).toBe(false);
  await head.getByRole('radio', { name: 'Từ chối giải quyết' }).check();
  await head.getByLabel('Lý do').fill('Không đủ điều kiện');
  await remedy.fill('Nộp lại khi đủ điều kiện.');
  await look(head, 'dossier-decide');
  await send(head);
  await says(head, 'Đã ký quyết định.');

  const counter = await opened('counter', code);
  await choose(counter, 'Gửi kết quả');
  await counter.getByLabel('Số bưu gửi hoặc mã tham chiếu').fill('EE123456789VN');
  await send(counter);
  await says(counter, 'Kết quả đang gửi qua bưu chính: EE123456789VN.');
  await look(counter, 'dossier-on-its-way');
  await choose(counter, 'Không giao được');
  await counter.getByLabel('Lý do').fill('Vắng nhà');
  await send(counter);
  await says(counter, 'Đã ghi không giao được. Kết quả chờ ở quầy.');
  await choose(counter, 'Gửi kết quả');
  await counter.getByLabel('Số bưu gửi hoặc mã tham chiếu').fill('EE123456790VN');
  await send(counter);
  await choose(counter, 'Trả kết quả');
  await counter.getByLabel('Giấy báo phát hoặc bằng chứng đã nhận').fill('Giấy báo phát 17/8');
  await send(counter);
  await says(counter, 'Đã ghi nhận việc trả kết quả.');

  await openDossier(head, code);
  await choose(head, 'Đính chính kết quả');
  await head.getByLabel('Lý do').fill('Sai họ tên');
  await send(head);
  await says(head, 'Các bản trước, không còn hiệu lực:');

  // The applicant gets the new version, too.
  await openDossier(counter, code);
  await choose(counter, 'Trả kết quả');
  await send(counter);
  await says(counter, 'Đã ghi nhận việc trả kết quả.');
  await choose(counter, 'Lưu hồ sơ');
  await says(counter, 'Đã lưu hồ sơ.');
  const control = await opened('control', code);
  await choose(control, 'Giải quyết lại');
  await control.getByLabel('Số đơn khiếu nại hoặc phản ánh').fill('5/KN');
  await control.getByLabel('Lý do').fill('Khiếu nại đúng');
  await send(control);
  await says(control, 'Hồ sơ được giải quyết lại từ đầu.');
});

test('what somebody does is seen on the open pages of others, without a reload', async () => {
  const code = await received(server);
  const head = await opened('head', code);
  await head.getByText('Mới tiếp nhận').waitFor();
  const deputy = await as('deputy');
  await deputy.goto('/lam-viec/?list=unit');
  const row = deputy.getByRole('row', { name: new RegExp(code) });
  await row.getByText('chưa có người nhận').waitFor();
  const specialist = await opened('specialist', code);
  await choose(specialist, 'Nhận xử lý');
  await head.getByText('Bắt đầu giải quyết').waitFor();
  await row.getByText('Nguyễn Văn specialist', { exact: true }).waitFor();
});

test('on paper there is no heading without a word under it', async () => {
  const page = await opened('specialist', await taken());
  await says(page, 'Hồ sơ này không phải nộp phí, lệ phí.');
  await page.emulateMedia({ media: 'print' });
  const empty = await page.evaluate(() =>
    [...document.querySelectorAll('main h2')]
      .filter((heading) => heading.checkVisibility())
      .filter((heading) => {
        const words = (heading.closest('section') as HTMLElement | null)?.innerText ?? '';
        return words.trim() === (heading as HTMLElement).innerText.trim();
      })
      .map((heading) => heading.textContent),
  );
  await page.emulateMedia({ media: null });
  expect(empty).toEqual([]);
  expect(await page.getByRole('heading', { name: 'Việc có thể làm' }).count()).toBe(1);
});

test('who else is looking is told', async () => {
  const code = await taken();
  await opened('specialist', code);
  const head = await opened('head', code);
  await says(head, /đang xem hồ sơ này\.$/);
});

test.each([
  ['320', { viewport: { width: 320, height: 800 } }],
  ['768', { viewport: { width: 768, height: 1024 } }],
  ['dark', { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' }],
] as const)('the page fits %s', async (name, options) => {
  const code = await taken();
  const page = await signIn(browser, 'head', options);
  await openDossier(page, code);
  await page.getByRole('button', { name: /Việc khác/ }).click();
  await page.getByRole('menu').waitFor();
  await look(page, `dossier-menu-${name}`);
  await page.keyboard.press('Escape');
  await look(page, `dossier-${name}`);
});
