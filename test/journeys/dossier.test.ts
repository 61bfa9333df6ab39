import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { look, TestBrowser } from '../support/browser.ts';
import { readPdf } from '../support/pdf.ts';
import { openTestServer, type TestServer } from '../support/server.ts';
import { DELEGATED, PASSWORD } from '../support/small-office.ts';

/**
 * From the QR code on the wall to a returned result, as the people do it: a citizen, a counter officer, a
 * specialist, the head who signs by delegation, and a deputy who may not.
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

const phone = { viewport: { width: 360, height: 740 } };

async function signIn(username: string): Promise<Page> {
  const page = await browser.person();
  await page.goto('/lam-viec/');
  await page.getByLabel('Tên đăng nhập').fill(username);
  await page.getByLabel('Mật khẩu').fill(PASSWORD);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByRole('heading', { level: 1, name: 'Việc của tôi' }).waitFor();
  return page;
}

const bytesOf = async (page: Page, href: string): Promise<Uint8Array> =>
  (await page.context().request.get(new URL(href, server.url).href)).body();

describe('a dossier, from the wall to the result', () => {
  let code: string;
  let secret: string;
  let statusUrl: string;

  test('1. the citizen scans the poster and reads who decides today, by which document, without a script', async () => {
    const citizen = await browser.person(phone);
    const poster = readPdf(await bytesOf(citizen, `/tt/quan/${DELEGATED}/to-dan.pdf`));
    expect(poster.codes).toEqual([`${server.url}/tt/quan/${DELEGATED}`]);

    expect(poster.text).toContain('minh họa');

    // What the page weighs, all told, fonts aside.
    let weight = 0;
    citizen.on('response', async (response) => {
      if (response.request().resourceType() !== 'font') weight += (await response.body()).length;
    });
    await citizen.goto(poster.codes[0]!, { waitUntil: 'networkidle' });
    const page = await citizen.locator('main').innerText();
    for (const fact of [
      'Bộ phận Một cửa quận Thử',
      'Trưởng phòng, Phòng Lao động quận Thử',
      '01/QĐ-UBND',
      '5 ngày làm việc',
      'Tờ khai',
    ]) {
      expect(page).toContain(fact);
    }
    expect(weight).toBeLessThan(60_000);
    expect(await citizen.locator('script').count()).toBe(0);
    await look(citizen, 'procedure-phone');
    await citizen.getByRole('link', { name: 'English' }).click();
    expect(await citizen.locator('html').getAttribute('lang')).toBe('en');
  });

  test('1. or finds it by typing without accents', async () => {
    const citizen = await browser.person(phone);
    await citizen.goto('/');
    await look(citizen, 'home-phone');
    await citizen.getByRole('searchbox').first().fill('xin tro cap');
    await citizen.getByRole('searchbox').first().press('Enter');
    await citizen.getByRole('link', { name: 'Đề nghị trợ cấp xã hội' }).first().click();
    await look(citizen, 'procedure-anywhere-phone');
    expect(await citizen.locator('h1').innerText()).toContain('Đề nghị trợ cấp xã hội');
  });

  test('2. the counter officer takes it in, by keyboard and scanner, and prints the slip', async () => {
    const officer = await signIn('counter');
    await look(officer, 'work-list');
    await officer.keyboard.press('Alt+n');
    await officer.getByRole('heading', { level: 1, name: 'Tiếp nhận hồ sơ' }).waitFor();
    const found = officer.waitForResponse((response) => /procedures\?q=tro(\+|%20)cap$/.test(response.url()));
    await officer.getByRole('combobox', { name: 'Thủ tục' }).pressSequentially('tro cap', { delay: 20 });
    await found;
    await officer.getByRole('option', { name: /Đề nghị trợ cấp xã hội/ }).waitFor();
    await officer.keyboard.press('ArrowDown');
    await officer.keyboard.press('Enter');
    await officer.getByText('Trưởng phòng, Phòng Lao động quận Thử').first().waitFor();
    await officer
      .getByLabel('Quét mã QR trên thẻ căn cước')
      .fill(
        '001185012345|012345678|Trần Thị Mai|15081985|Nữ|Số 12 ngõ 34, Đội Cấn, Ba Đình, Hà Nội|01012021',
      );
    await officer.keyboard.press('Enter');
    await expect.poll(() => officer.getByLabel('Họ và tên').inputValue()).toBe('Trần Thị Mai');
    await look(officer, 'intake');

    // Sent without a telephone number: the page says so, and keeps what was typed.
    await officer.keyboard.press('Control+Enter');
    await officer.getByText('Hãy nhập số điện thoại.').first().waitFor();
    expect(await officer.getByLabel('Họ và tên').inputValue()).toBe('Trần Thị Mai');
    await look(officer, 'intake-errors');

    await officer.getByLabel('Số điện thoại').fill('0912 345 678');
    await officer.getByRole('checkbox', { name: /Tờ khai/ }).check();
    const chooser = officer.waitForEvent('filechooser');
    await officer.getByRole('button', { name: 'Đính kèm bản quét: Tờ khai' }).click();
    await (await chooser).setFiles({
      name: 'tờ khai.png',
      mimeType: 'image/png',
      buffer: Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        'base64',
      ),
    });
    await officer.getByText('tờ khai.png').first().waitFor();
    await officer.keyboard.press('Control+Enter');
    await officer.getByRole('heading', { level: 1, name: 'Đã tiếp nhận hồ sơ' }).waitFor();
    await look(officer, 'receipt');
    code = /000\.00\.99\.H99-230815-\d{4}/.exec(await officer.locator('main').innerText())![0];
    const href = await officer.getByRole('link', { name: /In giấy tiếp nhận/ }).getAttribute('href');
    const slip = readPdf(await bytesOf(officer, href!));
    for (const words of [
      'GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ',
      code,
      'Trần Thị Mai',
      'Đề nghị trợ cấp xã hội',
      '22/08/2023',
    ]) {
      expect(slip.text).toContain(words);
    }
    secret = /[0-9A-Z]{4}-[0-9A-Z]{4}(?![0-9])/.exec(slip.text.slice(slip.text.search(/[Mm]ã bí mật/)))![0];
    [statusUrl] = slip.codes as [string];
    expect(statusUrl).toBe(`${server.url}/ho-so/${code}`);
  });

  test('3. the specialist of the unit it is routed to works on it', async () => {
    const specialist = await signIn('specialist');
    await specialist.goto(`/lam-viec/ho-so/${code}`);
    await specialist.getByRole('button', { name: 'Nhận xử lý' }).click();
    await specialist.getByRole('button', { name: 'Đề xuất kết quả' }).click();
    await look(specialist, 'propose');
    await specialist.getByRole('button', { name: 'Gửi đề xuất' }).click();
    await specialist.getByText('Đã gửi đề xuất đến người có thẩm quyền.').waitFor();
    await look(specialist, 'dossier');
  });

  test('3. the deputy sees whose decision it is, and is not offered to sign', async () => {
    const deputy = await signIn('deputy');
    await deputy.goto(`/lam-viec/ho-so/${code}`);
    await deputy.getByText('Bạn không được quyết định hồ sơ này.').waitFor();
    expect(await deputy.getByRole('button', { name: 'Quyết định', exact: true }).count()).toBe(0);
  });

  test('3. the head, found in the register, decides; the result is a PDF with the chain on it', async () => {
    const head = await signIn('head');
    await head.getByRole('tab', { name: /Chờ quyết định/ }).click();
    await head.getByRole('row', { name: new RegExp(code) }).click();
    await head.getByRole('button', { name: 'Quyết định', exact: true }).click();
    await head.getByRole('button', { name: 'Ký quyết định' }).click();
    await head.getByText('Đã ký quyết định.').waitFor();
    await look(head, 'dossier-decided');
    const href = await head.getByRole('link', { name: /Mở kết quả/ }).getAttribute('href');
    const result = readPdf(await bytesOf(head, href!));
    for (const words of [
      '4610/QĐ-UBND',
      '01/QĐ-UBND',
      'TUQ. ỦY BAN NHÂN DÂN QUẬN THỬ',
      'TRƯỞNG PHÒNG',
      'Nguyễn Văn head',
      'Trần Thị Mai',
    ]) {
      expect(result.text).toContain(words);
    }
  });

  test('4. the counter returns the result', async () => {
    const officer = await signIn('counter');
    await officer.getByRole('tab', { name: /Chờ trả kết quả/ }).click();
    await officer.getByRole('row', { name: new RegExp(code) }).click();
    await officer.getByRole('button', { name: 'Trả kết quả' }).click();
    await officer.getByLabel('Mã bí mật trên giấy hẹn').fill(secret);
    await officer.getByRole('button', { name: 'Ghi nhận đã trả' }).click();
    await officer.getByText('Đã ghi nhận việc trả kết quả.').waitFor();
  });

  test('4. the citizen follows the QR code of the slip, opens the details by the secret, and rates', async () => {
    const citizen = await browser.person(phone);
    await citizen.goto(statusUrl);
    const shown = await citizen.locator('main').innerText();
    expect(shown).not.toContain('Trần Thị Mai');
    await look(citizen, 'status-phone');
    await citizen.locator('input[name="secret"]').fill(secret.toLowerCase());
    await citizen.locator('form:has(input[name="secret"]) button').click();
    await citizen.getByText('Trần Thị Mai').first().waitFor();
    await look(citizen, 'status-details-phone');
    await citizen.locator('input[name="score"][value="5"]').check();
    await citizen.locator('textarea[name="comment"]').fill('Nhanh, dễ hiểu. Cảm ơn.');
    await citizen.locator('form:has(input[name="score"]) button').click();
    await look(citizen, 'rated-phone');
    const rows = await server.database.db`SELECT score, comment FROM rating`;
    expect([...rows]).toEqual([{ score: 5, comment: 'Nhanh, dễ hiểu. Cảm ơn.' }]);
  });
});

describe('the officers’ pages', () => {
  test.each([
    ['narrow and light', { viewport: { width: 320, height: 720 } }],
    ['wide and dark', { viewport: { width: 1920, height: 1080 }, colorScheme: 'dark' as const }],
  ])('%s: every page passes axe and does not scroll sideways', async (name, options) => {
    const page = await browser.person(options);
    await page.goto('/lam-viec/');
    await page.getByLabel('Tên đăng nhập').waitFor();
    await look(page, `sign-in ${name}`);
    await page.getByLabel('Tên đăng nhập').fill('counter');
    await page.getByLabel('Mật khẩu').fill(PASSWORD);
    await page.getByRole('button', { name: 'Đăng nhập' }).click();
    await page.getByRole('heading', { level: 1, name: 'Việc của tôi' }).waitFor();
    for (const path of ['', 'tiep-nhan', 'niem-yet', 'khong-co']) {
      await page.goto(`/lam-viec/${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      await look(page, `${path || 'viec'} ${name}`);
    }
  });

  test('a wrong password says so and keeps the name', async () => {
    const page = await browser.person();
    await page.goto('/lam-viec/');
    await page.getByLabel('Tên đăng nhập').fill('counter');
    await page.getByLabel('Mật khẩu').fill('nhầm');
    await page.getByRole('button', { name: 'Đăng nhập' }).click();
    await page.getByText('Tên đăng nhập hoặc mật khẩu chưa đúng.').waitFor();
    expect(await page.getByLabel('Tên đăng nhập').inputValue()).toBe('counter');
  });

  test('the readable API passes axe', async () => {
    const page = await browser.person();
    await page.goto('/api/docs');
    await look(page, 'api-docs');
  });
});
