import { existsSync, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The browser of this machine; a missing one is a failure. */
export function chromiumPath(): string {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const found =
    process.env.MOTCUA_CHROMIUM ??
    folders.flatMap((folder) => names.map((name) => join(folder, name))).find((path) => existsSync(path));
  if (!found)
    throw new Error('There is no Chromium. On Debian: apt-get install chromium; or set MOTCUA_CHROMIUM.');
  return found;
}

/** With PICTURES=folder every page that is looked at is also photographed there. */
const pictures = process.env.PICTURES;

/** A real browser whose pages answer for every error on their console. */
export class TestBrowser {
  readonly #browser: Browser;
  readonly #base: string;
  readonly complaints: string[] = [];

  private constructor(browser: Browser, base: string) {
    this.#browser = browser;
    this.#base = base;
  }

  static async open(base: string): Promise<TestBrowser> {
    const browser = await chromium.launch({
      executablePath: chromiumPath(),
      args: ['--no-sandbox', '--disable-background-networking', '--disable-gpu'],
    });
    if (pictures) mkdirSync(pictures, { recursive: true });
    return new TestBrowser(browser, base);
  }

  /** One person with a browser of their own. */
  async person(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.#browser.newContext({ baseURL: this.#base, locale: 'vi-VN', ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('console', (message) => {
      // The browser itself reports every 4xx answer; those are checked where they belong.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
        this.complaints.push(message.text());
      }
    });
    return page;
  }

  close(): Promise<void> {
    return this.#browser.close();
  }
}

/** WCAG 2.2 A and AA by axe, no sideways scrolling; and a picture when they are wanted. */
export async function look(page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .setLegacyMode()
    .analyze();
  const faults = violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')}`),
  );
  expect(faults, name).toEqual([]);
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(wide, `${name} scrolls sideways`).toBeLessThanOrEqual(0);
  if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
}
