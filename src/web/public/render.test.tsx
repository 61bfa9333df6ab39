import { beforeAll, describe, expect, it } from 'vitest';
import haNoi from '../../../data/brand/ha-noi.json' with { type: 'json' };
import { instant } from '../../kernel/time.ts';
import { langs, localPath } from '../messages/lang.ts';
import { brandCss, brandSchema } from '../tokens/brand.ts';
import { renderPage } from './render.tsx';
import { samples } from './samples.ts';
import { builtCss } from './stylesheet.fixture.ts';

const brand = brandSchema.parse(haNoi);
const assets = { brandCss: '/assets/brand.css', css: '/assets/public.css', fonts: ['/assets/font.woff2'] };
const demo = { now: instant('2023-08-21T03:12:00Z') };

const cases = samples.flatMap(({ name, path, page }) =>
  langs.map((lang) => ({
    name,
    lang,
    path,
    page,
    html: renderPage(page, { lang, brand, assets, path, demo }),
  })),
);

const count = (html: string, pattern: RegExp): number => [...html.matchAll(pattern)].length;
const attributes = (html: string, name: string): string[] =>
  [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map((match) => match[1] ?? '');

describe.each(cases)('$name in $lang', ({ lang, path, html }) => {
  it('is a whole document in its language with one heading', () => {
    expect(html.startsWith('<!doctype html><html ')).toBe(true);
    expect(html).toContain(`<html lang="${lang}">`);
    expect(count(html, /<h1[\s>]/g)).toBe(1);
    expect(count(html, /<main[\s>]/g)).toBe(1);
    expect(html).toMatch(/<title>[^<]+<\/title>/);
    expect(attributes(html, 'content').every((content) => content.length > 0)).toBe(true);
  });

  it('needs no script', () => {
    expect(html).not.toMatch(/<script|\son[a-z]+="|javascript:/i);
  });

  it('has the other language one link away', () => {
    for (const other of langs) {
      expect(html).toContain(`<link rel="alternate" hrefLang="${other}" href="${localPath(other, path)}"/>`);
    }
    const other = lang === 'vi' ? 'en' : 'vi';
    expect(html).toContain(`<a href="${localPath(other, path)}" lang="${other}" hrefLang="${other}">`);
  });

  it('has nothing left over from templates', () => {
    expect(html).not.toMatch(/undefined|NaN|\[object|\$\{|=&gt;/);
    expect(html.normalize('NFC')).toBe(html);
  });

  it('links to well-formed addresses, and within the page to what is there', () => {
    const ids = attributes(html, 'id');
    expect(new Set(ids).size).toBe(ids.length);
    for (const href of [...attributes(html, 'href'), ...attributes(html, 'action')]) {
      if (href.startsWith('#')) expect(ids).toContain(href.slice(1));
      else if (href.startsWith('tel:')) expect(href).toMatch(/^tel:\+?\d+$/);
      else expect(href).toMatch(/^\/(?!\/)[\w\-.~%/?=&;+]*$/);
    }
    for (const labels of [...attributes(html, 'aria-describedby'), ...attributes(html, 'aria-labelledby')]) {
      for (const id of labels.split(' ')) expect(ids).toContain(id);
    }
  });

  it('carries the demonstration’s clock', () => {
    expect(html).toContain('10:12 21/08/2023');
  });
});

describe('weight', () => {
  let css = 0;
  beforeAll(async () => {
    css = Buffer.byteLength((await builtCss()).text) + Buffer.byteLength(brandCss(brand));
  });
  it.each(cases)('$name in $lang is under 60 kB with its styles', ({ html }) => {
    expect(Buffer.byteLength(html) + css).toBeLessThan(60_000);
  });
});

describe('what was typed', () => {
  const find = (name: string) => cases.find((one) => one.name === name && one.lang === 'vi')?.html ?? '';

  it('comes back escaped, with the error at its field and in the summary', () => {
    const html = find('lookup-wrong');
    expect(html).toContain('value="000.00.15-&lt;1&gt;"');
    expect(html).toContain('aria-describedby="code-hint code-error" aria-invalid="true"');
    expect(html).toContain('href="#code"');
    expect(html).toContain('<title>Lỗi: ');
  });

  it('comes back in the rating, with both errors linked', () => {
    const html = find('status-details-errors');
    expect(html).toContain('>Chờ lâu.</textarea>');
    expect(html).toContain('href="#score"');
    expect(html).toContain('href="#comment"');
  });

  it('does not come back when it is a secret', () => {
    expect(find('status-overdue')).not.toMatch(/name="secret"[^>]*value=/);
  });
});

it('the status names nobody', () => {
  for (const { name, html } of cases) {
    if (name.startsWith('status-details')) expect(html).toContain('Nguyễn Thị Tuyết Nhung');
    else expect(html).not.toContain('Nguyễn Thị Tuyết Nhung');
  }
});
