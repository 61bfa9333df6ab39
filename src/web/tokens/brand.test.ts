import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import haNoi from '../../../data/brand/ha-noi.json' with { type: 'json' };
import { brandCss, brandSchema, contrastPairs } from './brand.ts';
import { contrast } from './contrast.ts';

const kit = brandSchema.parse(haNoi);

describe('contrast (WCAG 2.2)', () => {
  it.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#777777', '#ffffff', 4.48],
    ['#0000ff', '#ffffff', 8.59],
  ])('%s on %s is %d', (front, back, ratio) => {
    expect(contrast(front, back)).toBeCloseTo(ratio, 2);
  });

  it('does not depend on the order and stays within 1 and 21', () => {
    const colour = fc
      .integer({ min: 0, max: 0xffffff })
      .map((value) => `#${value.toString(16).padStart(6, '0')}`);
    fc.assert(
      fc.property(colour, colour, (one, other) => {
        expect(contrast(one, other)).toBe(contrast(other, one));
        expect(contrast(one, other)).toBeGreaterThanOrEqual(1);
        expect(contrast(one, other)).toBeLessThanOrEqual(21.01);
      }),
    );
  });
});

for (const theme of ['light', 'dark'] as const) {
  describe(`Hà Nội's kit, ${theme}`, () => {
    it.each(contrastPairs(kit.colours[theme]))('$what: at least $least', ({ front, back, least }) => {
      expect(contrast(front, back)).toBeGreaterThanOrEqual(least);
    });
  });
}

describe('a kit', () => {
  it('whose text cannot be read is refused, with the pair named', () => {
    const pale = structuredClone(haNoi);
    pale.colours.light.inkMuted = '#aaaaaa';
    const result = brandSchema.safeParse(pale);
    expect(result.success).toBe(false);
    expect(result.error?.issues[0]?.message).toContain('inkMuted on paper');
  });

  it('becomes custom properties for light, dark and print', () => {
    const css = brandCss(kit);
    expect(css).toContain(`--color-plate:${kit.colours.light.plate}`);
    expect(css).toContain('--color-ink-muted:');
    expect(css).toContain('--color-error-surface:');
    expect(css).toContain('--space-8:');
    expect(css).toContain('prefers-color-scheme:dark');
    expect(css).toContain('@media print');
    expect(css.split('{').length).toBe(css.split('}').length);
    expect(css).not.toMatch(/undefined|NaN|\[object/);
  });
});
