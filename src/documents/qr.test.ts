import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codesIn } from './pdf.fixture.ts';
import { qrSvg } from './qr.ts';

const url = 'https://motcua.example/thu-tuc/2.000528?tai=ba-dinh';

/** The modules of the drawing, true is black; the path's runs are `Mx yhNv1h-Nz`. */
function modulesOf(svg: string): boolean[][] {
  const side = Number(/viewBox="0 0 (\d+) \1"/.exec(svg)?.[1]);
  const modules = Array.from({ length: side }, () => Array.from({ length: side }, () => false));
  for (const [, x, y, width] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    modules[Number(y)]?.fill(true, Number(x), Number(x) + Number(width));
  }
  return modules;
}

const enlarged = (modules: readonly boolean[][], scale: number): boolean[][] =>
  modules.flatMap((row) => {
    const wide = row.flatMap((module) => Array.from({ length: scale }, () => module));
    return Array.from({ length: scale }, () => wide);
  });

/** White paint over a square in the lower right quarter, `share` of the symbol's side long. */
function damaged(modules: readonly boolean[][], share: number): boolean[][] {
  const start = Math.floor(modules.length * 0.5);
  const end = start + Math.floor((modules.length - 8) * share);
  const inside = (n: number): boolean => n >= start && n < end;
  return modules.map((row, y) => row.map((module, x) => module && !(inside(x) && inside(y))));
}

describe('a QR code', () => {
  it('has four free modules on each side, and its corner marks right behind them', () => {
    const modules = modulesOf(qrSvg(url));
    const black = modules.flatMap((row, y) => row.flatMap((module, x) => (module ? [[x, y] as const] : [])));
    const side = modules.length;
    expect(Math.min(...black.flat())).toBe(4);
    expect(Math.max(...black.flat())).toBe(side - 5);
    expect([modules[4]?.[4], modules[4]?.[side - 5], modules[side - 5]?.[4]]).toEqual([true, true, true]);
  });

  it('reads as the text that it was made of', () => {
    const path = fc.string({
      unit: fc.constantFrom(...'abcxyzABC0189-._~/?=&%'),
      minLength: 1,
      maxLength: 150,
    });
    fc.assert(
      fc.property(path, fc.constantFrom('M' as const, 'Q' as const), (tail, correction) => {
        const text = `https://motcua.example/${tail}`;
        expect(codesIn(enlarged(modulesOf(qrSvg(text, correction)), 4))).toEqual([text]);
      }),
      { numRuns: 10 },
    );
  });

  it.each([
    { correction: 'M' as const, share: 0.25 },
    { correction: 'Q' as const, share: 0.33 },
  ])('at $correction is read with a square of $share of its side painted over', ({ correction, share }) => {
    const modules = damaged(modulesOf(qrSvg(url, correction)), share);
    expect(codesIn(enlarged(modules, 4))).toEqual([url]);
  });

  it.each([
    ['empty', ''],
    ['too long', 'x'.repeat(3000)],
  ])('refuses a text that is %s', (_case, text) => {
    expect(() => qrSvg(text)).toThrow();
  });
});
