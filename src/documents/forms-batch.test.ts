import { describe, expect, it } from 'vitest';
import { interlinked, otherPapers, paperOf, papersOf, registerRows } from './forms.fixture.ts';
import { formsPdf, type Paper } from './forms.ts';
import { checkStructure, infoOf, textOf, wordsOf } from './pdf.fixture.ts';

const print = (paper: Paper) => formsPdf([paper]);
const mm = 72 / 25.4;

describe('many in one file', () => {
  it('begins a page with each, counts the pages of each, upright and on its side', async () => {
    const list = [
      paperOf('receipt'),
      { ...paperOf('register'), data: { ...paperOf('register').data, rows: registerRows(20) } },
      paperOf('control-slip', '2025'),
      interlinked,
    ];
    const alone = await Promise.all(list.map(async (paper) => Number(infoOf(await print(paper)).Pages)));
    const together = await formsPdf(list);
    expect(Number(infoOf(together).Pages)).toBe(alone.reduce((sum, pages) => sum + pages, 0));
    expect(checkStructure(together)).toContain('No syntax or stream encoding errors found');
    const words = wordsOf(together);
    const numberOn = (page: number) =>
      words.find((one) => one.page === page && one.top < 20 * mm && /^\d+$/.test(one.text))?.text;
    const [, register] = alone as [number, number, number, number];
    expect(register).toBeGreaterThan(1);
    const numbers = [...Array(register - 1).keys()].map((n) => String(n + 2));
    const expected = [undefined, undefined, ...numbers, undefined, undefined];
    expect(expected.map((_, i) => numberOn(i + 1))).toEqual(expected);
  });

  it('prints a slip in a batch as it prints it alone', async () => {
    const first = paperOf('receipt');
    const second = {
      ...first,
      data: { ...first.data, applicant: { ...first.data.applicant, name: 'Đỗ Ỷ Lan' } },
    };
    const pdf = await formsPdf([first, second]);
    expect(textOf(pdf)).toBe(`${textOf(await print(first))} ${textOf(await print(second))}`);
  });

  it('makes a hundred slips, a page each', async () => {
    const { kind, data } = paperOf('receipt');
    const slips = Array.from({ length: 100 }, (_, i): Paper => {
      const code = `000.00.15.H26-230815-${String(i + 1).padStart(4, '0')}`;
      return { kind, data: { ...data, dossierCode: code } };
    });
    const pdf = await formsPdf(slips);
    expect(infoOf(pdf).Pages).toBe('100');
    expect(textOf(pdf).match(/Mã hồ sơ: \S+/g)).toHaveLength(100);
  });

  it('is the same bytes each time', async () => {
    const list = [...papersOf('2018'), ...otherPapers];
    expect(Buffer.from(await formsPdf(list)).equals(await formsPdf(list))).toBe(true);
  });

  it('refuses to print nothing', async () => {
    await expect(formsPdf([])).rejects.toThrow(RangeError);
  });
});
