import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { look, TestBrowser } from '../../../../test/support/browser.ts';
import { openTestServer, type TestServer } from '../../../../test/support/server.ts';
import { sendingIn } from '../../../../test/support/small-office.ts';
import { anItem, openSmallSurvey } from '../../../../test/support/small-survey.ts';
import { writeBook } from '../../../office-files/index.ts';
import { openSession, raiseRecommendation, recordAnswers } from '../../../surveys/index.ts';
import { signIn } from '../staff-pages.fixture.ts';

let server: TestServer;
let browser: TestBrowser;

beforeAll(async () => {
  server = await openTestServer();
  browser = await TestBrowser.open(server.url);
  const figure = { kind: 'number', figure: 'decisions-in-force' };
  await openSmallSurvey(
    server.system,
    [
      anItem('co', { label: { vi: 'Có bảng niêm yết', en: 'Posted' } }),
      anItem('so', { ...figure, label: { vi: 'Số quyết định còn hiệu lực', en: 'Decisions in force' } }),
    ],
    ['specialist', 'counter'],
  );
  const send = sendingIn(server.system);
  const [visit] = await server.database.db<{ id: string }[]>`SELECT id FROM visit`;
  const { id: session } = await send('specialist', openSession, {
    visit: visit!.id,
    place: 'Trụ sở',
    attendees: [
      { side: 'team', name: 'Nguyễn Văn A', title: 'Trưởng đoàn' },
      { side: 'unit', name: 'Trần Thị B', title: 'Chủ tịch' },
    ],
  } as never);
  for (const [who, value] of [
    ['specialist', 'yes'],
    ['counter', 'no'],
  ] as const) {
    const entry = { id: randomUUID(), item: 'co', side: 'team', value, device: who } as const;
    await send(who, recordAnswers, {
      session,
      entries: [{ ...entry, deviceAt: '2023-08-15T07:30:00.000Z' }],
    } as never);
  }
});
test('a recommendation is carried to a body, replied to, and accepted by who asked', async () => {
  const send = sendingIn(server.system);
  const [session] = await server.database.db<{ id: string }[]>`SELECT id FROM survey_session`;
  await send('specialist', raiseRecommendation, {
    session: session!.id,
    id: randomUUID(),
    cause: 'training',
    text: 'Đề nghị tập huấn về ủy quyền.',
  } as never);
  const team = await signIn(browser, 'specialist');
  await team.goto('/lam-viec/kien-nghi');
  await team.getByRole('button', { name: 'Chuyển cơ quan giải quyết' }).click();
  await team.getByLabel('Cơ quan giải quyết').selectOption('ubnd-quan');
  await look(team, 'recommendation-carry');
  await team.getByRole('button', { name: 'Ghi', exact: true }).click();
  await team.getByText(/trả lời trước/).waitFor();

  const owner = await signIn(browser, 'chair');
  await owner.goto('/lam-viec/kien-nghi');
  await owner.getByRole('button', { name: 'Trả lời' }).click();
  await owner.getByLabel('Nội dung trả lời').fill('Sẽ tập huấn trong tháng 9.');
  await owner.getByRole('button', { name: 'Ghi', exact: true }).click();
  await owner.getByRole('button', { name: 'Đồng ý với trả lời' }).click();
  await look(owner, 'recommendation-reply');
  await owner.getByRole('button', { name: 'Đồng ý với trả lời' }).click();
  await owner.getByText('Không có kiến nghị nào ở mục này').waitFor();
  await owner.getByRole('button', { name: 'Tất cả' }).click();
  await owner.getByText('Đơn vị đã đồng ý').waitFor();
  expect(browser.complaints).toEqual([]);
});

test('a checklist comes in as a spreadsheet: what is wrong is shown cell by cell, then it is published', async () => {
  const control = await signIn(browser, 'control');
  await control.goto('/lam-viec/khao-sat');
  await control.getByRole('link', { name: 'Phiếu khảo sát', exact: true }).click();
  const upload = async (rows: string[][]) => {
    const buffer = Buffer.from(await writeBook([{ name: 'survey', rows }]));
    const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    await control.locator('input[type=file]').setInputFiles({ name: 'phieu-moi.xlsx', mimeType, buffer });
  };
  const head = ['type', 'name', 'label'];
  await upload([head, ['texte', 'a', 'A'], ['text', '1', 'B']]);
  await control.getByText('survey!A2').waitFor();
  await look(control, 'checklist-faults');
  await upload([head, ['text', 'a', 'A'], ['note', 'b', 'B']]);
  await control.getByText('survey!A3').waitFor();
  await look(control, 'checklist-remarks');
  await control.getByRole('button', { name: 'Ban hành phiên bản mới' }).click();
  await control.getByText('Đã ban hành phiên bản 1.').waitFor();
  await control.getByRole('rowheader', { name: 'phieu-moi' }).waitFor();
  expect(browser.complaints).toEqual([]);
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

async function openTheSession(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Khảo sát', exact: true }).click();
  await page.getByRole('link', { name: /quận Thử/ }).click();
  await page.getByRole('heading', { name: /quận Thử/, level: 1 }).waitFor();
}
const row = (page: Page, name: RegExp) => page.getByRole('row', { name });

test('statement, figure and finding side by side; read back, signed by both sides, then only added to', async () => {
  const unit = await signIn(browser, 'chair');
  await openTheSession(unit);
  await unit.getByRole('button', { name: /Ghi báo cáo.*Số quyết định còn hiệu lực/ }).click();
  await unit.getByRole('textbox', { name: /Đơn vị báo cáo: Số/ }).fill('7');
  await unit.getByRole('button', { name: 'Ghi', exact: true }).click();
  await row(unit, /Số quyết định/)
    .getByText('Đơn vị báo cáo 7, hệ thống có 1.')
    .waitFor();
  await look(unit, 'survey-session-unit');
  await unit.getByRole('button', { name: /Xem dòng số liệu.*Số quyết định/ }).click();
  await unit
    .getByRole('dialog')
    .getByText(/1 dòng, lúc/)
    .waitFor();
  await look(unit, 'survey-figure-rows');
  await unit.keyboard.press('Escape');

  const team = await signIn(browser, 'specialist');
  await openTheSession(team);
  await team.getByText('2 chỗ khác nhau').waitFor();
  await row(team, /Có bảng niêm yết/)
    .getByRole('button', { name: 'Chọn “Có”' })
    .click();
  await team.getByText('1 chỗ khác nhau').waitFor();
  await team.getByLabel('Kết thúc lúc').fill('16:30');
  await team.getByRole('button', { name: 'Lập biên bản' }).click();
  await team.getByText('Chờ ký biên bản').first().waitFor();
  const sign = team.getByRole('button', { name: 'Ký cho đoàn khảo sát' });
  expect(await sign.isDisabled()).toBe(true);
  await team.getByLabel(/Tôi đã đọc biên bản/).check();
  await sign.click();
  await team.getByText(/đã ký lúc/).waitFor();
  await look(team, 'survey-session-reading');

  await unit.reload();
  await unit.getByLabel(/Tôi đã đọc biên bản/).check();
  await unit.getByRole('button', { name: 'Ký cho đơn vị' }).click();
  await unit.getByText('Đã ký biên bản').first().waitFor();
  expect(await unit.getByRole('button', { name: /Ghi báo cáo/ }).count()).toBe(0);

  await team.reload();
  await team.getByLabel('Nội dung bổ sung').fill('Giờ kết thúc là 16:45.');
  await team.getByRole('button', { name: 'Ghi bổ sung' }).click();
  await team.getByText('Giờ kết thúc là 16:45.').waitFor();
  await look(team, 'survey-session-signed');

  const control = await signIn(browser, 'control', { viewport: { width: 360, height: 740 } });
  await control.goto('/lam-viec/khao-sat');
  await control.getByRole('rowheader', { name: 'Khảo sát thử' }).waitFor();
  await control.getByText('1/1').waitFor();
  await look(control, 'survey-list-narrow');
  expect(browser.complaints).toEqual([]);
  expect(server.errors).toEqual([]);
});
