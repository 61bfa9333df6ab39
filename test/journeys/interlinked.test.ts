import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { choose, openDossier, send, signIn } from '../../src/web/staff/staff-pages.fixture.ts';
import { look, TestBrowser } from '../support/browser.ts';
import { readPdf } from '../support/pdf.ts';
import { openTestServer, type TestServer } from '../support/server.ts';
import { DELEGATED, KEPT, openInterlinked, type Username } from '../support/small-office.ts';

/** Several people sign in, and signing in is slow on purpose. */
vi.setConfig({ testTimeout: 180_000 });

/**
 * An interlinked dossier as its people live it: taken in at one counter, a supplement, an apology, a decision, the next
 * part begins by itself, its result comes by post; and what the citizen sees of it.
 */
let server: TestServer;
let browser: TestBrowser;
const pages = new Map<Username, Page>();
beforeAll(async () => {
  server = await openTestServer();
  await openInterlinked(server.system, 'tro-cap-va-giay-phep', [[DELEGATED], [KEPT, 1]]);
  browser = await TestBrowser.open(server.url);
});
afterAll(async () => {
  expect(browser.complaints).toEqual([]);
  expect(server.errors).toEqual([]);
  await browser.close();
  await server.close();
});

async function opened(username: Username, code: string): Promise<Page> {
  const page = pages.get(username) ?? (await signIn(browser, username));
  pages.set(username, page);
  await openDossier(page, code);
  return page;
}
const says = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();

async function decided(code: string, worker: Username, decider: Username): Promise<void> {
  const specialist = await opened(worker, code);
  await choose(specialist, 'Đề xuất kết quả');
  await send(specialist);
  await says(specialist, 'Đã gửi đề xuất');
  const head = await opened(decider, code);
  await choose(head, 'Quyết định');
  await send(head);
  await says(head, 'Đã ký quyết định.');
}

test('an interlinked dossier with a supplement, an apology and a return by post', async () => {
  const counter = await signIn(browser, 'counter');
  pages.set('counter', counter);
  await counter.goto('/lam-viec/tiep-nhan');
  await counter.getByRole('button', { name: /Thủ tục liên thông thử/ }).click();
  await counter.getByLabel('Họ và tên').fill('Nguyễn Văn An');
  await counter.getByLabel('Số định danh').fill('001085012345');
  await counter.getByLabel('Nơi cư trú').fill('Số 1 phố Liễu Giai');
  await counter.getByLabel('Số điện thoại').fill('0912345678');
  await counter
    .getByRole('checkbox', { name: /Tờ khai/ })
    .first()
    .check();
  await counter.getByRole('button', { name: 'Tiếp nhận liên thông' }).click();
  await counter.getByRole('heading', { name: 'Đã tiếp nhận hồ sơ' }).waitFor();
  const code = decodeURIComponent(counter.url().split('/').at(-1) ?? '');

  const slip = (await counter.getByRole('link', { name: 'In giấy tiếp nhận' }).getAttribute('href')) ?? '';
  const { text, codes } = readPdf(await (await counter.request.get(slip)).body());
  expect(text).toContain('Đề nghị trợ cấp xã hội');
  expect(text).toContain('Cấp giấy phép thử');
  expect(codes[0]).toContain(`/ho-so/${code}`);

  const specialist = await opened('specialist', code);
  await choose(specialist, 'Nhận xử lý');
  await says(specialist, 'Bạn đã nhận xử lý hồ sơ này.');
  await choose(specialist, 'Dự thảo yêu cầu bổ sung');
  await specialist.getByLabel('Cần bổ sung gì, dòng 1').fill('Bản sao giấy tờ của người được trợ cấp');
  await specialist.getByLabel('Căn cứ hoặc lý do').fill('Điều 5');
  await send(specialist);
  await says(specialist, 'Đã trình lãnh đạo duyệt yêu cầu bổ sung.');
  const head = await opened('head', code);
  await choose(head, 'Duyệt yêu cầu bổ sung');
  await send(head);
  await says(head, /Thời hạn đang tạm dừng/);

  const citizen = await browser.person({ viewport: { width: 360, height: 740 } });
  await citizen.goto(`/ho-so/${code}`);
  await says(citizen, 'Bạn cần nộp thêm giấy tờ');
  await says(citizen, 'Các phần của hồ sơ');
  await says(citizen, 'Chờ phần trước có kết quả');
  await look(citizen, 'status-interlinked');

  await openDossier(counter, code);
  await choose(counter, 'Nhận phần bổ sung');
  const chooser = counter.waitForEvent('filechooser');
  await counter.getByRole('button', { name: 'Đính kèm bản quét: Bản sao giấy tờ' }).click();
  const scan = { name: 'giay-to.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n%%EOF\n') };
  await (await chooser).setFiles([scan]);
  await counter.getByRole('button', { name: 'Bỏ tệp giay-to.pdf' }).waitFor();
  await send(counter);
  await says(counter, 'Đã nhận phần bổ sung.');

  await openDossier(head, code);
  await choose(head, 'Xin lỗi và hẹn lại');
  await head.getByLabel('Vì sao chậm').fill('Chờ ý kiến của Phòng Tư pháp');
  await head.getByLabel('Hẹn lại ngày').fill('15/09/2023');
  await head.getByLabel('Giờ', { exact: true }).fill('16:00');
  await send(head);
  await says(head, /Đã ghi xin lỗi và hẹn lại/);
  await citizen.reload();
  await says(citizen, '16:00 15/09/2023');

  await decided(code, 'specialist', 'head');
  await citizen.reload();
  await says(citizen, 'Đã có kết quả, mời bạn đến nhận');
  await citizen.getByRole('link', { name: 'Cấp giấy phép thử' }).click();
  await says(citizen, 'Đã nhận hồ sơ');
  const next = decodeURIComponent(new URL(citizen.url()).pathname.split('/').at(-1) ?? '');
  expect(next).not.toBe(code);

  const clerk = await opened('clerk', next);
  await choose(clerk, 'Nhận xử lý');
  await says(clerk, 'Bạn đã nhận xử lý hồ sơ này.');
  await decided(next, 'clerk', 'chair');
  await openDossier(counter, next);
  await choose(counter, 'Gửi kết quả');
  await counter.getByLabel('Số bưu gửi hoặc mã tham chiếu').fill('EE123456789VN');
  await send(counter);
  await says(counter, 'Kết quả đang gửi qua bưu chính: EE123456789VN.');
  await citizen.reload();
  await says(citizen, 'Gửi kết quả cho bạn');
  await choose(counter, 'Trả kết quả');
  await counter.getByLabel('Giấy báo phát hoặc bằng chứng đã nhận').fill('Giấy báo phát 17/8');
  await send(counter);
  await says(counter, 'Đã ghi nhận việc trả kết quả.');
  await citizen.reload();
  await says(citizen, 'Đã trả kết quả');
  await look(citizen, 'status-interlinked-returned');
});
