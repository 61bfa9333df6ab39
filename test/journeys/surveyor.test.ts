import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { look } from '../support/browser.ts';
import { Line } from '../support/line.ts';
import { openTestServer, type TestServer } from '../support/server.ts';
import { PASSWORD, type Username } from '../support/small-office.ts';
import { anItem, openSmallSurvey } from '../support/small-survey.ts';
import { Telephone } from '../support/telephone.ts';

let server: TestServer;
let line: Line;
const telephones: Telephone[] = [];
const names = (prefix: string, count: number) => Array.from({ length: count }, (_, n) => `${prefix}${n + 1}`);
const [questions, numbers, words] = [names('hoi', 120), names('so', 60), names('chu', 18)];

beforeAll(async () => {
  server = await openTestServer();
  line = await Line.open(server.url);
  await openSmallSurvey(
    server.system,
    [
      ...questions.map((name) => anItem(name)),
      ...numbers.map((name) => anItem(name, { kind: 'number' })),
      ...words.map((name) => anItem(name, { kind: 'text' })),
      anItem('anh1', { kind: 'photograph' }),
      anItem('anh2', { kind: 'photograph' }),
    ],
    ['specialist', 'counter'],
  );
});
afterAll(async () => {
  for (const telephone of telephones) await telephone.scrap();
  await line.cut();
  await server.close();
});

const PASSPHRASE = 'bốn từ rời nhau';
const SECRET = 'Phòng chờ chật, cần thêm ghế';

/** A photograph of a telephone: a JPEG by its first bytes, some hundred kilobytes, no two alike. */
function photograph(n: number) {
  const buffer = Buffer.concat([
    Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
    randomBytes(300_000 + n),
  ]);
  return { name: `anh-${n}.jpg`, mimeType: 'image/jpeg', buffer };
}
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

async function signIn(page: Page, username: Username): Promise<void> {
  await page.getByLabel('Tên đăng nhập').fill(username);
  await page.getByLabel('Mật khẩu').fill(PASSWORD);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
}

async function begin(page: Page, username: Username): Promise<void> {
  await page.goto('/khao-sat/');
  await page.getByLabel('Cụm mật khẩu', { exact: true }).fill(PASSPHRASE);
  await page.getByLabel('Nhập lại cụm mật khẩu').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Bắt đầu' }).click();
  await page.getByRole('button', { name: 'Xem lịch' }).click();
  await signIn(page, username);
  await page.getByText('Đang dùng:').waitFor();
  await page.getByRole('button', { name: 'Xem lịch' }).click();
}

/** The page comes from the worker, the answers from the device. */
async function reopen(page: Page): Promise<void> {
  await page.goto('/khao-sat/');
  await page.getByLabel('Cụm mật khẩu').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Mở khóa' }).click();
  await page.locator('.visit a').click();
  await page.locator('[data-item="hoi1"]').waitFor();
}

const card = (page: Page, item: string) => page.locator(`[data-item="${item}"]`);
const saved = (page: Page, item: string) =>
  card(page, item)
    .locator('.item-card__state')
    .getByText(/Đã lưu trên máy|Đã gửi/)
    .waitFor();

async function answerYesNo(page: Page, item: string, answer: 'Có' | 'Không'): Promise<void> {
  await card(page, item).getByRole('radio', { name: answer, exact: true }).click();
  await saved(page, item);
}
async function type(page: Page, item: string, typed: string): Promise<void> {
  const box = card(page, item).getByRole('textbox');
  await box.fill(typed);
  await box.blur();
  await saved(page, item);
}
async function takePhotographs(
  page: Page,
  item: string,
  files: ReturnType<typeof photograph>[],
  before: number,
) {
  await card(page, item).locator('input[type=file]').setInputFiles(files);
  await card(page, item)
    .locator('.photograph')
    .nth(before + files.length - 1)
    .waitFor();
  await saved(page, item);
}

const sendNow = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Gửi ngay' }).click();
  await page.getByText('Mọi thứ trên máy đã được gửi').waitFor({ timeout: 60_000 });
};

test('two surveyors without a network, telephones killed: 200 answers and 20 photographs arrive, each once', async () => {
  const [first, second] = [new Telephone(line.url), new Telephone(line.url)];
  telephones.push(first, second);
  let [a, b] = [await first.start(), await second.start()];

  await begin(a, 'specialist');
  await look(a, 'field-itinerary');
  await a.getByRole('button', { name: 'Mở buổi khảo sát' }).click();
  await a.getByLabel('Địa điểm').fill('Trụ sở UBND quận');
  await a.getByLabel('Chức danh').fill('Chuyên viên');
  await a.getByRole('button', { name: 'Mở và tải về máy' }).click();
  await card(a, 'hoi1').waitFor();
  await begin(b, 'counter');
  await b.getByRole('button', { name: 'Tải về máy' }).click();
  await card(b, 'hoi1').waitFor();
  // The worker has to have the page before the network goes.
  for (const page of [a, b]) await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));

  await line.cut();
  const photographs = Array.from({ length: 20 }, (_, n) => photograph(n));
  for (const item of questions.slice(0, 40)) await answerYesNo(a, item, 'Có');
  await takePhotographs(a, 'anh1', photographs.slice(0, 6), 0);
  await first.kill();

  a = await first.start();
  await reopen(a);
  await a.getByText('Đã trả lời 41/200').waitFor();
  await look(a, 'field-session-offline');
  for (const item of questions.slice(40, 60)) await answerYesNo(a, item, 'Không');
  for (const [n, item] of numbers.slice(0, 39).entries()) await type(a, item, String(n));
  await takePhotographs(a, 'anh1', photographs.slice(6, 12), 6);

  for (const item of questions.slice(60)) await answerYesNo(b, item, 'Có');
  // Answered on both devices: both are kept.
  await answerYesNo(b, 'hoi1', 'Không');
  for (const [n, item] of numbers.slice(39).entries()) await type(b, item, `${n},5`.replace(',5', ''));
  for (const item of words) await type(b, item, `${SECRET} (${item})`);
  await takePhotographs(b, 'anh2', photographs.slice(12), 0);

  // Whoever finds the telephone reads nothing of it.
  const lying = readdirSync(second.folder, { recursive: true, withFileTypes: true }).filter((f) =>
    f.isFile(),
  );
  for (const file of lying)
    expect(readFileSync(join(file.parentPath, file.name)).includes(SECRET), file.name).toBe(false);

  // The second kill comes in the middle of sending.
  await line.mend();
  line.sent = 0;
  void a.getByRole('button', { name: 'Gửi ngay' }).click();
  while (line.sent < 1_500_000) await new Promise((resolve) => setTimeout(resolve, 5));
  await first.kill();
  await sendNow(b);
  a = await first.start();
  await reopen(a);
  // The browser forgets who was signed in when it is killed; the answers wait.
  await signIn(a, 'specialist');
  await a.getByText('Mọi thứ trên máy đã được gửi').waitFor({ timeout: 60_000 });
  await sendNow(b);

  const { db } = server.database;
  const entries = await db<{ item: string; side: string; count: number }[]>`
    SELECT item, side, count(DISTINCT value)::int AS count FROM answer_entry
    WHERE NOT EXISTS (SELECT FROM answer_entry n WHERE n.replaces @> ARRAY[answer_entry.id])
    GROUP BY item, side`;
  expect(entries).toHaveLength(200);
  expect(entries.filter(({ count }) => count > 1)).toEqual([{ item: 'hoi1', side: 'team', count: 2 }]);
  const files = await db<{ name: string; hash: string }[]>`
    SELECT e.name, encode(sha256(b.bytes), 'hex') AS hash FROM evidence e JOIN blob b ON b.sha256 = e.blob_sha256`;
  expect(files).toHaveLength(20);
  expect(new Set(files.map(({ hash }) => hash))).toEqual(
    new Set(photographs.map(({ buffer }) => hashOf(buffer))),
  );
  const [{ parts, twice }] = await db<[{ parts: number; twice: number }]>`
    SELECT (SELECT count(*)::int FROM evidence_part) AS parts,
      (SELECT count(*)::int FROM evidence) - (SELECT count(DISTINCT sha256)::int FROM evidence) AS twice`;
  expect({ parts, twice }).toEqual({ parts: 0, twice: 0 });

  // Both see the two answers that differ; one decides, and both see that.
  await card(b, 'hoi1').getByRole('button', { name: 'Chọn “Có”' }).click();
  await saved(b, 'hoi1');
  await sendNow(b);
  await sendNow(a);
  await expect
    .poll(() => card(a, 'hoi1').getByRole('radio', { name: 'Có', exact: true }).isChecked())
    .toBe(true);
  await look(a, 'field-session-sent');
  expect([...first.complaints, ...second.complaints, ...server.errors]).toEqual([]);
}, 240_000);
