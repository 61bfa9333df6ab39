// Photographs the main pages of a running demonstration: `node docs/take-pictures.mjs http://127.0.0.1:8080`.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const base = process.argv[2] ?? 'http://127.0.0.1:8080';
const folder = join(import.meta.dirname, 'pictures');
const browser = await chromium.launch({
  executablePath: process.env.MOTCUA_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});

async function open(width, height) {
  const context = await browser.newContext({ baseURL: base, viewport: { width, height }, locale: 'vi-VN' });
  return context.newPage();
}
const shoot = async (page, name) => {
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: join(folder, `${name}.png`) });
};

const citizen = await open(1100, 900);
await citizen.goto('/');
await shoot(citizen, 'home');
await citizen.goto(`/tim?q=${encodeURIComponent('con em mới đẻ làm giấy tờ ở đâu')}`);
await shoot(citizen, 'search');
await citizen.goto('/tt/ba-dinh-vinh-phuc/1.001193');
await shoot(citizen, 'procedure');

async function signIn(username) {
  const page = await open(1280, 900);
  await page.goto('/lam-viec/');
  await page.getByLabel('Tên đăng nhập').fill(username);
  await page.getByLabel('Mật khẩu').fill('motcua-2023');
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Việc của tôi' }).waitFor();
  return page;
}
const officer = await signIn('motcua1');
await shoot(officer, 'work-list');
await officer.goto('/lam-viec/tiep-nhan');
await officer.getByRole('combobox', { name: 'Thủ tục' }).pressSequentially('tro cap xa hoi', { delay: 30 });
await officer.waitForTimeout(600);
await officer.getByRole('option').first().click();
await officer.getByText('Hẹn trả nếu nhận bây giờ').waitFor();
await officer
  .getByLabel('Quét mã QR trên thẻ căn cước')
  .fill('001185999901||Trần Thị Mai|15081985|Nữ|Số 12 ngõ 34 Đội Cấn, Ba Đình, Hà Nội|01012021');
await officer.keyboard.press('Enter');
await shoot(officer, 'intake');

const head = await signIn('truongphong.ld');
await head.getByRole('row').nth(1).click();
await head.getByRole('heading', { level: 1, name: /^Hồ sơ/ }).waitFor();
await head.getByRole('heading', { name: 'Diễn biến' }).waitFor();
await shoot(head, 'dossier');
const code = decodeURIComponent(head.url().split('/').at(-1));
await citizen.goto(`/ho-so/${code}`);
await shoot(citizen, 'status');

// The register of authority: who decides, the matrix, and what would follow from a repeal.
const control = await signIn('kiemsoat');
await control.goto('/lam-viec/tham-quyen/ai-quyet-dinh?procedure=1.010833&oneStop=ba-dinh-cong-vi');
await shoot(control, 'authority');
await control.setViewportSize({ width: 1600, height: 900 });
await control.goto('/lam-viec/tham-quyen/bang');
await shoot(control, 'matrix');
await control.setViewportSize({ width: 1280, height: 900 });
await control.goto('/lam-viec/tham-quyen/du-thao');
await control.getByLabel('Tên dự thảo').fill('Bãi bỏ ủy quyền lĩnh vực giáo dục và đào tạo');
await control.getByRole('button', { name: 'Tạo dự thảo' }).click();
await control.getByRole('button', { name: 'Thêm thay đổi' }).click();
await control.getByLabel('Văn bản bị bãi bỏ').selectOption({ value: 'qd-uq-3' });
await control.getByLabel('Từ ngày', { exact: true }).fill('21/08/2023');
await control.getByRole('button', { name: 'Thêm vào dự thảo' }).click();
await control.getByRole('heading', { name: 'Thẩm quyền đổi' }).waitFor();
await control.reload();
await control.locator('#neu-ban-hanh').evaluate((section) => section.scrollIntoView());
await shoot(control, 'what-if');
await control.getByRole('button', { name: 'Rút dự thảo' }).click();
await control.getByRole('dialog').getByRole('button', { name: 'Rút dự thảo' }).click();
await control.getByText('Đã rút dự thảo.').waitFor();

const poster = await citizen.context().request.get('/tt/ba-dinh-vinh-phuc/1.001193/to-dan.pdf');
const file = join(tmpdir(), 'motcua-poster.pdf');
writeFileSync(file, await poster.body());
execFileSync('pdftoppm', ['-r', '60', '-png', '-singlefile', file, join(folder, 'poster')]);
await browser.close();
