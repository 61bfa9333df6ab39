import { z } from 'zod';
import { contrast } from './contrast.ts';

const hex = z.string().regex(/^#[0-9a-f]{6}$/, 'Màu viết dạng #rrggbb. | Write a colour as #rrggbb.');
const text = z.object({ vi: z.string().min(1), en: z.string().min(1) });
const tone = z.object({ ink: hex, surface: hex, line: hex });

export const tones = ['info', 'success', 'warning', 'error', 'neutral'] as const;
export type Tone = (typeof tones)[number];

const coloursSchema = z.object({
  /** The page itself, and the three quiet fills laid on it. */
  paper: hex,
  surface: hex,
  hover: hex,
  selected: hex,
  ink: hex,
  inkMuted: hex,
  /** Between rows; above sections; around a control. */
  line: hex,
  lineStrong: hex,
  control: hex,
  link: hex,
  linkVisited: hex,
  focus: hex,
  /** The enamel plate: header, main button, dossier code. */
  plate: hex,
  plateHover: hex,
  plateInk: hex,
  plateFocus: hex,
  info: tone,
  success: tone,
  warning: tone,
  error: tone,
  neutral: tone,
});
export type Colours = z.infer<typeof coloursSchema>;

export interface ContrastPair {
  readonly what: string;
  readonly front: string;
  readonly back: string;
  /** 4.5 for text (WCAG 2.2, 1.4.3), 3 for controls, focus and meaningful lines (1.4.11). */
  readonly least: 4.5 | 3;
}

/** Every pair of colours that the pages put on each other. */
export function contrastPairs(c: Colours): ContrastPair[] {
  const pair = (what: string, front: string, back: string, least: 4.5 | 3 = 4.5): ContrastPair => ({
    what,
    front,
    back,
    least,
  });
  const grounds = ['paper', 'surface', 'hover', 'selected'] as const;
  const texts = ['ink', 'inkMuted', 'link', 'linkVisited'] as const;
  return [
    ...grounds.flatMap((ground) => texts.map((front) => pair(`${front} on ${ground}`, c[front], c[ground]))),
    ...grounds.map((ground) => pair(`error text on ${ground}`, c.error.ink, c[ground])),
    ...grounds.map((ground) => pair(`focus on ${ground}`, c.focus, c[ground], 3)),
    ...grounds.map((ground) => pair(`control on ${ground}`, c.control, c[ground], 3)),
    pair('lineStrong on paper', c.lineStrong, c.paper, 3),
    pair('plateInk on plate', c.plateInk, c.plate),
    pair('plateInk on plateHover', c.plateInk, c.plateHover),
    pair('plateFocus on plate', c.plateFocus, c.plate, 3),
    ...tones.flatMap((name) => [
      pair(`${name} ink on its surface`, c[name].ink, c[name].surface),
      pair(`${name} ink on paper`, c[name].ink, c.paper),
      pair(`${name} link on its surface`, c.link, c[name].surface),
      pair(`body ink on ${name} surface`, c.ink, c[name].surface),
      pair(`${name} line on its surface`, c[name].line, c[name].surface, 3),
      pair(`${name} line on paper`, c[name].line, c.paper, 3),
      pair(`focus on ${name} surface`, c.focus, c[name].surface, 3),
    ]),
  ];
}

const legibleColours = coloursSchema.superRefine((colours, context) => {
  for (const { what, front, back, least } of contrastPairs(colours)) {
    const ratio = contrast(front, back);
    if (ratio < least) {
      const figures = `${ratio.toFixed(2)} < ${least}`;
      context.addIssue({
        code: 'custom',
        message: `Không đủ tương phản: ${what}, ${figures}. | Too little contrast: ${what}, ${figures}.`,
      });
    }
  }
});

const rem = z.number().positive().max(10);

/** A city's own look. A kit in which some text could not be read (WCAG 2.2 AA) is refused. */
export const brandSchema = z.object({
  id: z.string().regex(/^[a-z0-9-]+$/),
  source: z.string().min(1),
  licence: z.string().min(1),
  names: z.object({ service: text, owner: text }),
  /** Address of the emblem (SVG), which must be readable on light, dark and plate alike. */
  emblem: z.string().startsWith('/'),
  type: z.object({
    family: z.array(z.string().regex(/^[\p{L}\p{N} -]+$/u)).min(1),
    sizeRem: z.object({
      small: rem,
      dense: rem,
      body: rem,
      lead: rem,
      h3: rem,
      h2: rem,
      h1: rem,
      display: rem,
    }),
    leading: z.number().min(1.4).max(2),
  }),
  /** Eight steps, smallest first. */
  spaceRem: z.array(rem).length(8),
  radiusPx: z.object({ control: z.number().min(0), plate: z.number().min(0) }),
  colours: z.object({ light: legibleColours, dark: legibleColours }),
});
export type BrandKit = z.infer<typeof brandSchema>;

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

function colourLines(colours: Colours): string {
  const lines: string[] = [];
  for (const [name, value] of Object.entries(colours)) {
    if (typeof value === 'string') lines.push(`--color-${kebab(name)}:${value}`);
    else for (const [part, shade] of Object.entries(value)) lines.push(`--color-${name}-${part}:${shade}`);
  }
  return lines.join(';');
}

/** On paper: black on white whatever the screen's theme was; lines instead of fills. */
function printColours(light: Colours): Colours {
  const plain = { ink: '#000000', surface: '#ffffff', line: '#000000' };
  return {
    ...light,
    ...{ paper: '#ffffff', surface: '#ffffff', hover: '#ffffff', selected: '#ffffff' },
    ...{ ink: '#000000', inkMuted: '#333333', line: '#999999', lineStrong: '#000000', control: '#333333' },
    ...{
      link: '#000000',
      linkVisited: '#000000',
      plate: '#ffffff',
      plateHover: '#ffffff',
      plateInk: '#000000',
    },
    ...{ info: plain, success: plain, warning: plain, error: plain, neutral: plain },
  };
}

/**
 * The kit as CSS custom properties: `--color-*`, `--space-1..8`, `--text-*`, `--leading`, `--font`,
 * `--radius-*`. Dark follows the device; `data-theme="light"` or `"dark"` on `<html>` overrides it.
 */
export function brandCss(kit: BrandKit): string {
  const family = kit.type.family.map((name) => (name.includes(' ') ? `"${name}"` : name)).join(',');
  const constant = [
    `--font:${family}`,
    `--leading:${kit.type.leading}`,
    ...Object.entries(kit.type.sizeRem).map(([name, size]) => `--text-${name}:${size}rem`),
    ...kit.spaceRem.map((size, index) => `--space-${index + 1}:${size}rem`),
    `--radius-control:${kit.radiusPx.control}px`,
    `--radius-plate:${kit.radiusPx.plate}px`,
  ].join(';');
  const dark = colourLines(kit.colours.dark);
  return [
    `:root{${constant};${colourLines(kit.colours.light)};color-scheme:light}`,
    `@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){${dark};color-scheme:dark}}`,
    `@media screen{:root[data-theme=dark]{${dark};color-scheme:dark}}`,
    `@media print{:root{${colourLines(printColours(kit.colours.light))}}}`,
    '',
  ].join('\n');
}
