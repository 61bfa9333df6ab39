import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { chromiumPath } from './browser.ts';

/** A device of one person: what its browser keeps outlives its processes, which can be killed at any moment. */
export class Telephone {
  readonly #folder = mkdtempSync(join(tmpdir(), 'telephone-'));
  readonly #base: string;
  readonly complaints: string[] = [];
  #context: BrowserContext | null = null;

  constructor(base: string) {
    this.#base = base;
  }

  async start(): Promise<Page> {
    const context = await chromium.launchPersistentContext(this.#folder, {
      executablePath: chromiumPath(),
      args: ['--no-sandbox', '--disable-background-networking', '--disable-gpu'],
      baseURL: this.#base,
      locale: 'vi-VN',
      viewport: { width: 360, height: 740 },
      // Shows which processes are this telephone's.
      env: { ...process.env, HOME: this.#folder } as Record<string, string>,
    });
    this.#context = context;
    const page = context.pages()[0] ?? (await context.newPage());
    page.setDefaultTimeout(15_000);
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    return page;
  }

  /** Every process of its browser at once, as when the battery is taken out. */
  async kill(): Promise<void> {
    const closed = new Promise((resolve) => this.#context?.once('close', resolve));
    execFileSync('pkill', ['-9', '-f', `user-data-dir=${this.#folder}`]);
    await closed;
    this.#context = null;
  }

  async scrap(): Promise<void> {
    await this.#context?.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Everything that lies in its storage, as whoever found the telephone would read it. */
  get folder(): string {
    return this.#folder;
  }
}
