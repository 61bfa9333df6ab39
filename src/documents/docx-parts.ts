import { AlignmentType, BorderStyle, type HeadingLevel, type IRunOptions, Paragraph, TextRun } from 'docx';
import { tidy } from '../kernel/text.ts';

/** Millimetres as the format counts: 1,440 to the inch. */
export const mm = (length: number): number => Math.round((length * 1440) / 25.4);

/** Half points, as the format counts: 12, 13 and 14 pt. */
export const [SMALL, NORMAL, LARGE] = [24, 26, 28];

/** Without what no XML may hold. */
export const run = (text: string, options: IRunOptions = {}): TextRun =>
  new TextRun({ ...options, text: tidy(text.toWellFormed().replace(/\p{Cc}/gu, ' ')) });

export const capitals = (text: string): string => text.toLocaleUpperCase('vi');

interface Around {
  readonly heading?: (typeof HeadingLevel)[keyof typeof HeadingLevel];
  /** Points. */
  readonly before?: number;
  readonly after?: number;
}

export const centred = (children: TextRun[], { heading, before = 0, after = 0 }: Around = {}): Paragraph =>
  new Paragraph({
    ...(heading && { heading }),
    alignment: AlignmentType.CENTER,
    spacing: { before: before * 20, after: after * 20 },
    children,
  });

/** A short line in the middle of a width, in millimetres: what is left free on each side of it. */
export const rule = (free: number): Paragraph =>
  new Paragraph({
    indent: { left: mm(free), right: mm(free) },
    spacing: { before: 40, line: 40, lineRule: 'exact' },
    border: { top: { style: BorderStyle.SINGLE, size: 5, color: '000000' } },
  });

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
export const noBorders = {
  top: none,
  bottom: none,
  left: none,
  right: none,
  insideHorizontal: none,
  insideVertical: none,
};
