import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import type { TestBrowser } from '../../../test/support/browser.ts';
import type { TestServer } from '../../../test/support/server.ts';
import { anApplication, PASSWORD, personId, type Username } from '../../../test/support/small-office.ts';
import { receiveDossier } from '../../dossiers/index.ts';
import { execute } from '../../ledger/index.ts';

/** Signs a person in, in a browser of their own, on the first page. */
export async function signIn(
  browser: TestBrowser,
  username: Username,
  options?: Parameters<TestBrowser['person']>[0],
): Promise<Page> {
  const page = await browser.person(options);
  await page.goto('/lam-viec/');
  await page.getByLabel('Tên đăng nhập').fill(username);
  await page.getByLabel('Mật khẩu').fill(PASSWORD);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByRole('heading', { name: 'Việc của tôi' }).waitFor();
  return page;
}

let people = 0;

/** Takes a dossier in without the pages, each of another citizen, and gives its code. */
export async function received(
  { system }: TestServer,
  change: Record<string, unknown> = {},
): Promise<string> {
  people += 1;
  const applicant = {
    ...anApplication().applicant,
    identityNumber: `001185${String(people).padStart(6, '0')}`,
  };
  const actor = { kind: 'person', personId: await personId(system, 'counter') } as const;
  const application = anApplication({ applicant, ...change });
  return (await execute(system, receiveDossier, application, { actor, key: randomUUID() })).code;
}

export async function openDossier(page: Page, code: string): Promise<void> {
  await page.goto(`/lam-viec/ho-so/${code}`);
  await page.getByRole('heading', { name: new RegExp(code), level: 1 }).waitFor();
}

/** Presses an action, in sight or in the menu of the others. */
export async function choose(page: Page, action: string): Promise<void> {
  const section = page.getByRole('region', { name: 'Việc có thể làm' });
  await section.getByRole('button').first().waitFor();
  const button = section.getByRole('button', { name: action, exact: true });
  if (await button.isVisible()) return button.click();
  await section.getByRole('button', { name: /Việc khác/ }).click();
  await page.getByRole('menuitem', { name: action, exact: true }).click();
}

/** Sends the dialog that is open. */
export const send = (page: Page): Promise<void> =>
  page.getByRole('dialog').locator('button[type=submit]').click();
