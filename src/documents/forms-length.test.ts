import { describe, expect, it } from 'vitest';
import { close, outOfOrder } from './form-fields.fixture.ts';
import { interlinked, otherPapers, paperOf, papersOf, registerRows } from './forms.fixture.ts';
import { formsPdf, type Paper } from './forms.ts';
import { infoOf, textOf, wordsOf } from './pdf.fixture.ts';

const print = (paper: Paper) => formsPdf([paper]);
const mm = 72 / 25.4;

describe('length', () => {
  const long =
    'Số 12, ngách 34/5, ngõ 210 phố Đội Cấn, tổ dân phố số 17, khu tập thể Nhà máy Thiết bị Bưu điện, '.repeat(
      3,
    );
  const word = 'Nguyễnthịngọchuyềntrân'.repeat(8);

  /** The same paper with every text of it made long; what decides (kinds, moments, days) stays. */
  const withTexts = <T>(value: T, text: string): T => {
    const decides = new Set(['regime', 'stage', 'by', 'result', 'url', 'day']);
    const change = (some: unknown, key: string): unknown => {
      if (typeof some === 'string') return decides.has(key) || /^\d{4}-\d\d-\d\d/.test(some) ? some : text;
      if (Array.isArray(some)) return some.map((one) => change(one, key));
      if (some === null || typeof some !== 'object') return some;
      return Object.fromEntries(Object.entries(some).map(([name, one]) => [name, change(one, name)]));
    };
    return change(value, '') as T;
  };

  const papers = [...papersOf('2025'), interlinked, ...otherPapers].map((paper) => ({
    kind: paper.kind,
    paper,
  }));

  it.each(papers)(
    '$kind stays within its margins, with every text of 300 characters or of one word',
    async ({ paper }) => {
      for (const text of [long.slice(0, 300), word]) {
        const changed = { ...paper, data: withTexts(paper.data, text) } as Paper;
        const pdf = await print(changed);
        const [left, right, bottom] = paper.kind === 'register' ? [20, 277, 190] : [30, 190, 277];
        const outside = wordsOf(pdf).filter(
          (one) => one.left < left * mm - 1 || one.right > right * mm + 1 || one.bottom > bottom * mm + 4,
        );
        expect(outside).toEqual([]);
      }
    },
  );

  it.each([
    ['receipt', 1],
    ['supplement', 1],
    ['intake-refusal', 1],
  ] as const)('%s with an address of 300 characters is one page', async (kind, pages) => {
    const paper = paperOf(kind);
    const applicant = { ...paper.data.applicant, address: long.slice(0, 300) };
    const pdf = await print({ ...paper, data: { ...paper.data, applicant } } as Paper);
    expect(infoOf(pdf).Pages).toBe(String(pages));
  });

  it('a request for 30 things goes on to a second, numbered page, all of them in their order', async () => {
    const { kind, data } = paperOf('supplement');
    const asked = Array.from({ length: 30 }, (_, i) => `${data.asked[1]} (giấy tờ thứ ${i + 1})`);
    const pdf = await print({ kind, data: { ...data, asked } });
    const text = close(textOf(pdf));
    expect(outOfOrder(text, [...asked.map((one, i) => `${i + 1}. ${one}`), 'Lý do:', data.officer])).toEqual(
      [],
    );
    expect(infoOf(pdf).Pages).toBe('2');
    expect(wordsOf(pdf).find(({ page, top }) => page === 2 && top < 20 * mm)?.text).toBe('2');
  });

  it('a register of 200 lines repeats its head and counts its pages', async () => {
    const { kind, data } = paperOf('register');
    const pdf = await print({ kind, data: { ...data, rows: registerRows(200) } });
    const pages = Number(infoOf(pdf).Pages);
    expect(pages).toBeGreaterThan(20);
    const words = wordsOf(pdf);
    for (let page = 1; page <= pages; page++) {
      const here = words.filter((one) => one.page === page);
      expect(here.filter(({ text }) => text === 'Phương')).toHaveLength(1);
      const numbers = here.filter(({ top }) => top < 25 * mm && top > 0).map(({ text }) => text);
      if (page > 1) expect(numbers).toContain(String(page));
    }
    expect(close(textOf(pdf))).toContain('200000.00.15.H26-230815-0200');
  });
});
