import { mkdirSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page as Tab } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, type Gallery, openGallery } from './gallery.fixture.ts';
import { samples } from './samples.ts';

/** With PICTURES=folder every page is also photographed. */
const pictures = process.env.PICTURES;
const looks = [
  { width: 320, colorScheme: 'light' },
  { width: 768, colorScheme: 'light' },
  { width: 1440, colorScheme: 'dark' },
] as const;
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The first sample of each page: axe reads these in the dark, too. Every pair of colours has its own test. */
const leads = new Set(
  samples
    .filter((one, at) => samples.findIndex(({ page }) => page.kind === one.page.kind) === at)
    .map(({ name }) => name),
);

let browser: Browser;
let gallery: Gallery;
let tab: Tab;
const complaints: string[] = [];

beforeAll(async () => {
  if (pictures) mkdirSync(pictures, { recursive: true });
  gallery = await openGallery();
  browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: ['--no-sandbox', '--disable-background-networking'],
  });
  tab = await (await browser.newContext()).newPage();
  tab.on('console', (message) => complaints.push(message.text()));
  tab.on('response', (reply) => reply.ok() || complaints.push(`${reply.status()} ${reply.url()}`));
});

afterAll(async () => {
  await browser?.close();
  await gallery?.close();
});

/** Elements that reach over the right edge, by class; a region that scrolls by itself may. */
const overflowing = (): Promise<string[]> =>
  tab.evaluate(() => {
    const edge = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= edge) return [];
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > edge + 1 && !element.closest('.scroll-x'))
      .map((element) => `${element.tagName.toLowerCase()}.${element.className}`);
  });

async function axe(): Promise<string[]> {
  // The pages have no frames; without the legacy mode every run opens a further tab for them.
  const { violations } = await new AxeBuilder({ page: tab }).withTags(rules).setLegacyMode().analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
}

describe.each(samples)('$name', ({ name }) => {
  it('fits every width and passes axe, narrow and light, wide and dark', async () => {
    await tab.setViewportSize({ width: 320, height: 900 });
    await tab.goto(gallery.address(name, 'en'));
    expect(await overflowing(), 'in English at 320').toEqual([]);

    await tab.goto(gallery.address(name, 'vi'));
    for (const { width, colorScheme } of looks) {
      await tab.emulateMedia({ colorScheme });
      await tab.setViewportSize({ width, height: 900 });
      expect(await overflowing(), `at ${width}`).toEqual([]);
      if (width === 320 || (width === 1440 && leads.has(name)))
        expect(await axe(), `${colorScheme} at ${width}`).toEqual([]);
      if (pictures) {
        await tab.screenshot({ path: `${pictures}/${name}-${width}-${colorScheme}.png`, fullPage: true });
      }
    }
  });
});

it('draws Vietnamese in its own font, and nothing failed to load', async () => {
  await tab.goto(gallery.address('procedure', 'vi'));
  const loaded = await tab.evaluate(async () => {
    await document.fonts.ready;
    return [...document.fonts].filter(({ status }) => status === 'loaded').length;
  });
  expect(loaded).toBe(4);
  expect(complaints).toEqual([]);
});

it('starts the keyboard at the link that skips the header', async () => {
  await tab.goto(gallery.address('procedure', 'vi'));
  await tab.keyboard.press('Tab');
  expect(await tab.evaluate(() => document.activeElement?.className)).toBe('skip-link');
  await tab.keyboard.press('Enter');
  expect(await tab.evaluate(() => document.activeElement?.id)).toBe('main');
});
