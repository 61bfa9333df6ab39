import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeXlsx } from '../../src/office-files/office-file.fixture.ts';
import { look, TestBrowser } from '../support/browser.ts';
import { openTestServer, type TestServer } from '../support/server.ts';
import { anApplication, DELEGATED, KEPT, PASSWORD, type Username, WARD } from '../support/small-office.ts';

/**
 * From a decision on paper to the public page, as the procedure-control officer goes: look, ask, draft, import,
 * mend, weigh, submit; a second person publishes; and whoever lost the competence is refused.
 */
let server: TestServer;
let browser: TestBrowser;
beforeAll(async () => {
  server = await openTestServer();
  browser = await TestBrowser.open(server.url);
});
afterAll(async () => {
  expect(browser.complaints).toEqual([]);
  expect(server.errors).toEqual([]);
  await browser.close();
  await server.close();
});

async function signIn(username: Username, options?: Parameters<TestBrowser['person']>[0]): Promise<Page> {
  const page = await browser.person(options);
  await page.goto('/lam-viec/');
  await page.getByLabel('Tên đăng nhập').fill(username);
  await page.getByLabel('Mật khẩu').fill(PASSWORD);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByRole('heading', { level: 1, name: 'Việc của tôi' }).waitFor();
  return page;
}

const heading = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name }).waitFor();

async function send(page: Page, path: string, data: unknown): Promise<Record<string, string>> {
  const answer = await page.request.post(`/api/v1${path}`, {
    data,
    headers: { 'X-Motcua': '1', 'Idempotency-Key': randomUUID() },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
  return answer.json();
}

/** A row as the office types it: number, code, name, and to whom. */
const annex = (delegate: string, code: string = KEPT) => ({
  name: 'phu-luc.xlsx',
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer: Buffer.from(
    writeXlsx([
      {
        name: 'Phụ lục I',
        rows: [
          ['PHỤ LỤC I: DANH MỤC THỦ TỤC HÀNH CHÍNH ỦY QUYỀN', '', '', ''],
          ['STT', 'Mã TTHC', 'Tên thủ tục hành chính', 'Cơ quan được ủy quyền'],
          ['1', ` ${code} `, 'Cấp giấy phép thử', delegate],
        ],
      },
    ]),
  ),
});

describe('the procedure-control officer', () => {
  let officer: Page;
  let draftUrl: string;
  let head: Page;

  test('meanwhile a dossier lies before the head who signs by delegation', async () => {
    const counter = await signIn('counter');
    const { code } = await send(counter, '/dossiers', anApplication());
    const specialist = await signIn('specialist');
    await send(specialist, `/dossiers/${code}/take`, {});
    await send(specialist, `/dossiers/${code}/propose`, { outcome: 'grant' });
    head = await signIn('head');
    await head.goto(`/lam-viec/ho-so/${code}`);
    await head.getByRole('button', { name: 'Quyết định', exact: true }).click();
  });

  test('1. looks the documents up, and walks their chain both ways', async () => {
    officer = await signIn('control');
    await officer.getByRole('link', { name: 'Thẩm quyền', exact: true }).click();
    await heading(officer, 'Văn bản về thẩm quyền');
    await officer.getByRole('link', { name: '01/QĐ-UBND' }).waitFor();
    await look(officer, 'authority-register');
    await officer.getByRole('searchbox', { name: 'Tìm văn bản' }).fill('qd-thanh-pho');
    await officer.getByRole('link', { name: '01/QĐ-UBND' }).waitFor({ state: 'detached' });
    await officer.getByRole('link', { name: '4610/QĐ-UBND' }).click();
    await heading(officer, 'Văn bản 4610/QĐ-UBND');
    await officer.getByRole('heading', { name: 'Làm căn cứ cho' }).waitFor();
    await officer.getByRole('link', { name: '01/QĐ-UBND' }).click();
    await heading(officer, 'Văn bản 01/QĐ-UBND');
    await officer.getByRole('row', { name: /Đề nghị trợ cấp xã hội/ }).waitFor();
    await officer.getByRole('link', { name: '4610/QĐ-UBND' }).waitFor();
    await look(officer, 'authority-document');
  });

  test('2. asks who decides, and sees the chain and the years around it', async () => {
    await officer.getByRole('link', { name: 'Ai quyết định' }).click();
    await heading(officer, 'Ai quyết định');
    await look(officer, 'authority-question');
    await officer.getByRole('combobox', { name: 'Thủ tục' }).fill('tro cap');
    await officer.getByRole('option', { name: /Đề nghị trợ cấp xã hội/ }).click();
    const chain = officer.getByRole('list', { name: 'Căn cứ, từ luật đến người ký' });
    await chain.getByText('TUQ. ỦY BAN NHÂN DÂN QUẬN THỬ').waitFor();
    const links = await chain.innerText();
    const inOrder = ['77/2015/QH13', '4610/QĐ-UBND', '01/QĐ-UBND', 'Phụ lục I, dòng 1', 'Nguyễn Văn head'];
    expect(inOrder.map((link) => links.indexOf(link))).toEqual(
      inOrder.map((link) => links.indexOf(link)).toSorted((a, b) => a - b),
    );
    expect(links.indexOf('77/2015/QH13')).toBeGreaterThanOrEqual(0);
    await look(officer, 'authority-who');

    // After the decision's last day the competence is back with the committee.
    const band = officer.getByRole('list', { name: 'Thẩm quyền theo thời gian' });
    await band.getByRole('button', { name: /từ 01\/01\/2024 đến hết 30\/06\/2025.*Chủ tịch/ }).click();
    await chain.getByText('KT. CHỦ TỊCH').waitFor();
    expect(new URL(officer.url()).searchParams.get('on')).toBe('2024-01-01');
    await officer.getByLabel('Ngày').fill('1/1/2030');
    await officer.getByLabel('Ngày').press('Enter');
    await officer.getByText('Nơi tiếp nhận không mở').first().waitFor();
    await look(officer, 'authority-who-absent');
  });

  test('3. sees it all at once in the matrix, and goes through it by keyboard', async () => {
    await officer.goto('/lam-viec/tham-quyen/bang');
    const cell = (procedure: string, name: RegExp) =>
      officer.getByRole('row', { name: new RegExp(procedure) }).getByRole('link', { name });
    await cell(DELEGATED, /Phòng Lao động.*ủy quyền/).waitFor();
    await cell(KEPT, /Ủy ban nhân dân quận Thử, theo luật/).waitFor();
    await cell(WARD, /Chức vụ trống.*chưa niêm yết/).waitFor();
    await look(officer, 'authority-matrix');
    await officer.locator('[data-at][tabindex="0"]').focus();
    await officer.keyboard.press('ArrowDown');
    await officer.keyboard.press('ArrowDown');
    await officer.keyboard.press('ArrowUp');
    await officer.keyboard.press('Enter');
    await heading(officer, 'Ai quyết định');
    await officer.goBack();
    await cell(KEPT, /quận/).waitFor();
    await officer.getByRole('searchbox', { name: 'Lọc thủ tục' }).fill('khai sinh');
    await cell(KEPT, /quận/).waitFor({ state: 'detached' });
    expect(await officer.getByRole('row', { name: new RegExp(WARD) }).count()).toBe(1);
  });

  test('3. sees what the checks find, and what another day brings', async () => {
    await officer.getByRole('link', { name: 'Kiểm tra' }).click();
    await heading(officer, 'Kiểm tra sổ thẩm quyền');
    await officer.getByRole('heading', { level: 2 }).first().waitFor();
    await look(officer, 'authority-findings');
    await officer.getByRole('link', { name: 'So sánh hai ngày' }).click();
    await heading(officer, 'So sánh thẩm quyền giữa hai ngày');
    await officer.getByLabel('Ngày sau').fill('01/02/2024');
    await officer.getByLabel('Ngày sau').press('Enter');
    const row = officer.getByRole('row', { name: /Đề nghị trợ cấp xã hội/ });
    await row.getByText('Chủ tịch, Ủy ban nhân dân quận Thử').waitFor();
    await look(officer, 'authority-difference');
  });

  test('4. begins a draft with the new decision', async () => {
    await officer.getByRole('link', { name: 'Dự thảo', exact: true }).click();
    await heading(officer, 'Dự thảo');
    await officer.getByText('Chưa có dự thảo nào').waitFor();
    await look(officer, 'authority-drafts-empty');
    await officer.getByLabel('Tên dự thảo').fill('Ủy quyền cấp giấy phép thử');
    await officer.getByRole('button', { name: 'Tạo dự thảo' }).click();
    await heading(officer, 'Ủy quyền cấp giấy phép thử');
    draftUrl = officer.url();
    await officer.getByRole('button', { name: 'Thêm thay đổi' }).click();
    await officer.getByLabel('Việc', { exact: true }).selectOption('Đưa văn bản mới vào sổ');
    await officer.getByRole('button', { name: 'Thêm vào dự thảo' }).click();
    await officer.getByRole('link', { name: 'Hãy điền hoặc chọn: số, ký hiệu.' }).click();
    expect(await officer.evaluate(() => document.activeElement?.id)).toBe('number');
    await look(officer, 'authority-change-errors');
    for (const [label, value] of [
      ['Số, ký hiệu', '02/QĐ-UBND'],
      ['Ngày ban hành', '15/08/2023'],
      ['Nơi ban hành', 'Ủy ban nhân dân quận Thử'],
      ['Trích yếu', 'Ủy quyền cấp giấy phép thử'],
      ['Có hiệu lực từ ngày', '15/08/2023'],
      ['Có hiệu lực đến hết ngày', '31/12/2023'],
    ] as const) {
      await officer.getByLabel(label).fill(value);
    }
    for (const basis of [/4610\/QĐ-UBND/, /77\/2015\/QH13/]) {
      await officer.getByRole('checkbox', { name: basis }).check();
    }
    await officer.getByRole('button', { name: 'Thêm vào dự thảo' }).click();
    await officer.getByText(/Đưa vào sổ văn bản 02\/QĐ-UBND/).waitFor();
  });

  test('4. imports the annex: what is wrong stands beside its row, and nothing is taken over', async () => {
    await officer.getByRole('link', { name: 'Nhập phụ lục từ tệp' }).click();
    await heading(officer, 'Nhập phụ lục từ tệp');
    await officer.getByLabel('Quyết định ủy quyền').selectOption({ label: '02/QĐ-UBND · trong dự thảo này' });
    expect(await officer.getByLabel('Từ ngày').inputValue()).toBe('15/08/2023');
    expect(await officer.getByLabel('Đến hết ngày').inputValue()).toBe('31/12/2023');
    await officer.getByLabel('Cơ quan ủy quyền').selectOption({ label: 'Ủy ban nhân dân quận Thử' });
    await officer.getByLabel('Tệp phụ lục').setInputFiles(annex('Phòng Lao động', '1.000009'));
    await officer.getByRole('button', { name: 'Đọc tệp' }).click();
    const row = officer.getByRole('row', { name: /1\.000009/ });
    await row.getByText('Sai, phải sửa').waitFor();
    await officer.getByText(/Sửa các dòng có lỗi trong tệp/).waitFor();
    expect(await officer.getByRole('button', { name: /Đưa 1 dòng vào dự thảo/ }).count()).toBe(0);
    await look(officer, 'authority-import-error');
  });

  test('4. mends the file: a division without a head is still found, and mended as well', async () => {
    await officer.getByLabel('Tệp phụ lục').setInputFiles(annex('Phòng Tư pháp'));
    await officer.getByRole('button', { name: 'Đọc tệp' }).click();
    const row = officer.getByRole('row', { name: new RegExp(KEPT.replace('.', '\\.')) });
    await row
      .getByText(/Phòng Tư pháp quận Thử/)
      .first()
      .waitFor();
    await officer.getByRole('button', { name: 'Đưa 1 dòng vào dự thảo' }).click();
    await heading(officer, 'Ủy quyền cấp giấy phép thử');
    await officer.getByText('position-vacant').first().waitFor();
    await look(officer, 'authority-draft-findings');
    await officer.getByRole('button', { name: /Bỏ thay đổi: .*ủy quyền/ }).click();
    await officer.getByText('position-vacant').first().waitFor({ state: 'detached' });

    await officer.getByRole('link', { name: 'Nhập phụ lục từ tệp' }).click();
    await officer.getByLabel('Quyết định ủy quyền').selectOption({ label: '02/QĐ-UBND · trong dự thảo này' });
    await officer.getByLabel('Cơ quan ủy quyền').selectOption({ label: 'Ủy ban nhân dân quận Thử' });
    await officer.getByLabel('Tệp phụ lục').setInputFiles(annex('Phòng Lao động'));
    await officer.getByRole('button', { name: 'Đọc tệp' }).click();
    await row.getByText('Đạt').waitFor();
    await look(officer, 'authority-import');
    await officer.getByRole('button', { name: 'Đưa 1 dòng vào dự thảo' }).click();
    await officer.getByText(/ủy quyền 1 thủ tục cho Phòng Lao động quận Thử/).waitFor();
  });

  test('5. adds the repeal of a row, and weighs what would follow', async () => {
    await officer.getByRole('button', { name: 'Thêm thay đổi' }).click();
    await officer.getByLabel('Văn bản bị bãi bỏ').selectOption('qd-quan');
    await officer.getByLabel('Từ ngày', { exact: true }).fill('15/08/2023');
    await officer.getByLabel('Theo văn bản').selectOption({ label: '02/QĐ-UBND · trong dự thảo này' });
    await officer.getByRole('radio', { name: 'Một số dòng' }).check();
    await officer.getByRole('checkbox', { name: /Đề nghị trợ cấp xã hội/ }).check();
    await look(officer, 'authority-repeal');
    await officer.getByRole('button', { name: 'Thêm vào dự thảo' }).click();
    await officer.getByText(/Bãi bỏ dòng 1 Phụ lục I của 01\/QĐ-UBND/).waitFor();
    const hands = officer.getByRole('region', { name: 'Thẩm quyền đổi' });
    await hands
      .getByRole('row', { name: /Cấp giấy phép thử/ })
      .getByText('Phòng Lao động')
      .waitFor();
    await officer.getByText('1 hồ sơ sẽ do người khác quyết định').waitFor();
    await officer.getByText('2 tờ dán phải thay.').waitFor();
    await look(officer, 'authority-draft');
  });

  test('6. submits it, and cannot approve it herself', async () => {
    await officer.getByRole('button', { name: 'Trình duyệt' }).click();
    await officer.getByText('Đã trình. Người khác phải duyệt.').waitFor();
    await officer.getByText(/Người soạn không tự duyệt được/).waitFor();
    expect(await officer.getByRole('button', { name: 'Duyệt và ban hành' }).count()).toBe(0);
  });

  test('7. the chairperson sends it back once, and then publishes it', async () => {
    const chair = await signIn('chair');
    await chair.getByRole('link', { name: 'Thẩm quyền', exact: true }).click();
    await chair.getByRole('link', { name: 'Dự thảo', exact: true }).click();
    await chair.getByRole('link', { name: 'Ủy quyền cấp giấy phép thử' }).click();
    await chair.getByRole('button', { name: 'Trả lại' }).click();
    await chair.getByLabel('Lý do trả lại').fill('Ghi rõ ngày hiệu lực.');
    await look(chair, 'authority-send-back');
    await chair.getByRole('dialog').getByRole('button', { name: 'Trả lại' }).click();
    await chair.getByText('Đã trả lại cho người soạn.').waitFor();

    await officer.goto(draftUrl);
    await officer.getByText('Ghi rõ ngày hiệu lực.').waitFor();
    await officer.getByRole('button', { name: 'Trình duyệt' }).click();
    await officer.getByText('Đã trình. Người khác phải duyệt.').waitFor();

    await chair.reload();
    await chair.getByRole('button', { name: 'Duyệt và ban hành' }).click();
    await chair.getByRole('dialog').getByRole('button', { name: 'Duyệt và ban hành' }).click();
    await chair.getByText('Đã ban hành. Sổ thẩm quyền đã đổi.').waitFor();
    await look(chair, 'authority-published');
  });

  test('8. the public page and the matrix have changed', async () => {
    const citizen = await browser.person({ viewport: { width: 360, height: 740 } });
    await citizen.goto(`/tt/quan/${KEPT}`);
    const page = await citizen.locator('main').innerText();
    expect(page).toContain(
      'Trưởng phòng, Phòng Lao động quận Thử quyết định, vì Ủy ban nhân dân quận Thử đã ủy quyền bằng Quyết định số 02/QĐ-UBND, đến hết ngày 31/12/2023.',
    );
    await look(citizen, 'procedure-delegated-phone');
    await officer.goto('/lam-viec/tham-quyen/bang');
    const row = (code: string) => officer.getByRole('row', { name: new RegExp(code.replace('.', '\\.')) });
    await row(KEPT)
      .getByRole('link', { name: /Phòng Lao động.*niêm yết không còn đúng/ })
      .waitFor();
    await row(DELEGATED)
      .getByRole('link', { name: /Ủy ban nhân dân quận Thử, theo luật/ })
      .waitFor();
  });

  test('9. the head, whose page was still open, is refused when signing, by name of what is missing', async () => {
    await head.getByRole('button', { name: 'Ký quyết định' }).click();
    const refusal = head.getByRole('alert');
    await refusal.getByText('Nguyễn Văn head không có thẩm quyền quyết định hồ sơ này.').waitFor();
    await refusal.getByText(/Thẩm quyền thuộc về Chủ tịch, Ủy ban nhân dân quận Thử/).waitFor();
    await look(head, 'authority-refusal');
    await head.reload();
    await head.getByText('Bạn không được quyết định hồ sơ này.').waitFor();
    expect(await head.getByRole('button', { name: 'Quyết định', exact: true }).count()).toBe(0);
  });
});

describe('the pages about authority', () => {
  const paths = [
    'van-ban',
    'van-ban/qd-quan',
    `ai-quyet-dinh?procedure=${DELEGATED}&oneStop=quan`,
    'bang',
    'kiem-tra',
    'so-sanh?from=2023-08-15&to=2024-02-01',
    'du-thao',
  ];
  test.each([
    ['narrow and light', { viewport: { width: 320, height: 720 } }],
    ['wide and dark', { viewport: { width: 1920, height: 1080 }, colorScheme: 'dark' as const }],
  ])('%s: each passes axe and does not scroll sideways', async (name, options) => {
    const page = await signIn('control', options);
    for (const path of paths) {
      await page.goto(`/lam-viec/tham-quyen/${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      await look(page, `authority ${path.replace(/[/?].*/, '')} ${name}`);
    }
  });

  test('an officer who only receives reads them, but finds no way to write', async () => {
    const counter = await signIn('counter');
    expect(await counter.getByRole('link', { name: 'Thẩm quyền', exact: true }).count()).toBe(0);
    await counter.goto('/lam-viec/tham-quyen/van-ban/qd-quan');
    await heading(counter, 'Văn bản 01/QĐ-UBND');
    expect(await counter.getByRole('link', { name: 'Thử bãi bỏ' }).count()).toBe(0);
    await counter.goto('/lam-viec/tham-quyen/du-thao');
    await heading(counter, 'Dự thảo');
    expect(await counter.getByLabel('Tên dự thảo').count()).toBe(0);
  });
});
