import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it, test } from 'vitest';
import { type AnnexDocument, annexColumns, annexPdf } from './annex.ts';
import { annexDocx } from './annex-docx.ts';
import { annexes } from './example.fixture.ts';
import { checkStructure, fontsOf, infoOf, metadataOf, textOf, wordsOf } from './pdf.fixture.ts';

const [first, second] = annexes.annexes;
const headings =
  'STT Mã TTHC Tên thủ tục hành chính Lĩnh vực Cơ quan, đơn vị được ủy quyền Thời hạn ủy quyền';

/** Places of parts in a text, in the order in which they are asked for. */
function expectInOrder(text: string, parts: readonly string[]): void {
  let from = 0;
  for (const part of parts) {
    const at = text.indexOf(part, from);
    expect(at, part).toBeGreaterThanOrEqual(from);
    from = at + part.length;
  }
}

/** Each page as `pdftotext` reads it, in the order of the document. */
function pagesOf(pdf: Uint8Array): string[] {
  const pages = Map.groupBy(wordsOf(pdf), ({ page }) => page);
  return [...pages.values()].map((words) => words.map(({ text }) => text).join(' '));
}

test('the columns fill the width between the margins; the last is there only when a row needs it', () => {
  for (const annex of annexes.annexes) {
    expect(annexColumns(annex).reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(210 - 30 - 15);
  }
  expect(annexColumns(first!).map(({ heading }) => heading)).not.toContain('Điều kiện, chế độ báo cáo');
  expect(annexColumns(second!).at(-1)?.heading).toBe('Điều kiện, chế độ báo cáo');
});

test('a decision without annexes cannot be printed', async () => {
  await expect(annexPdf([{ ...annexes, annexes: [] }])).rejects.toThrow(RangeError);
  await expect(annexDocx([])).rejects.toThrow(RangeError);
});

describe('the annexes as PDF', () => {
  it('are sound, tagged for any reading aid, A4, in Vietnamese, with a title and their fonts', async () => {
    const pdf = await annexPdf([annexes]);
    expect(checkStructure(pdf)).toContain('No syntax or stream encoding errors found');
    expect(infoOf(pdf)).toMatchObject({
      Title: 'Phụ lục kèm theo Quyết định số 3442/QĐ-UBND ngày 26/12/2022',
      Tagged: 'yes',
    });
    expect(infoOf(pdf)['Page size']).toContain('A4');
    expect(metadataOf(pdf)).toContain('<dc:language><rdf:Bag><rdf:li>vi-VN</rdf:li>');
    expect(metadataOf(pdf)).toContain('<pdfuaid:part>1<');
    for (const font of fontsOf(pdf)) {
      expect(font).toMatchObject({ name: expect.stringContaining('Tinos'), embedded: true, unicode: true });
    }
  });

  it('have every row, in order, in composed Vietnamese', async () => {
    const text = textOf(await annexPdf([annexes]));
    expect(text).toBe(text.normalize('NFC'));
    expectInOrder(text, [
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'PHỤ LỤC I',
      'DANH MỤC THỦ TỤC HÀNH CHÍNH ĐƯỢC ỦY QUYỀN GIẢI QUYẾT',
      '(Kèm theo Quyết định số 3442/QĐ-UBND ngày 26 tháng 12 năm 2022 của Ủy ban nhân dân quận Ba Đình)',
      headings,
      ...first!.rows.map(({ no, code, name }) => `${no} ${code} ${name}`),
      'PHỤ LỤC II',
      'Ủy ban nhân dân 14 phường từ 01/01/2023 đến hết 30/06/2025 Trường hợp: có yếu tố nước ngoài. Báo cáo: hằng quý.',
    ]);
    expect(text).toContain('ỦY BAN NHÂN DÂN QUẬN BA ĐÌNH');
  });

  it('repeat the headings of the table, and count the pages of each annex from the second on', async () => {
    const pages = pagesOf(await annexPdf([annexes]));
    expect(pages.length).toBeGreaterThan(3);
    for (const page of pages) expect(page).toContain('Tên thủ tục hành chính');
    const numbers = pages.map((page) => /^\d+(?= )/.exec(page)?.[0] ?? '');
    const ofFirst = numbers.length - 1;
    expect(numbers).toEqual(
      Array.from({ length: ofFirst + 1 }, (_, i) => (i > 0 && i < ofFirst ? `${i + 1}` : '')),
    );
  });

  it('say on every page of a draft that it is one', async () => {
    for (const page of pagesOf(await annexPdf([{ ...annexes, draft: true }])))
      expect(page).toContain('DỰ THẢO');
    for (const page of pagesOf(await annexPdf([annexes]))) expect(page).not.toContain('DỰ THẢO');
  });

  it('name the body above the one that issues, when there is one', async () => {
    const text = textOf(
      await annexPdf([{ ...annexes, upperBody: 'Ủy ban nhân dân quận Ba Đình', body: 'Phòng Tư pháp' }]),
    );
    expect(text).toContain('ỦY BAN NHÂN DÂN QUẬN BA ĐÌNH PHÒNG TƯ PHÁP');
  });

  it('keep a long word within its column', async () => {
    const rows = [{ ...first!.rows[0]!, code: '1.001193.000.00.00.H26', field: 'W'.repeat(40) }];
    const words = wordsOf(await annexPdf([{ ...annexes, annexes: [{ annex: 'I', rows }] }]));
    const millimetres = (length: number) => (length * 72) / 25.4;
    const code = words.find(({ text }) => text.startsWith('1.001'));
    expect(code!.right).toBeLessThan(millimetres(30 + 11 + 20));
    for (const { right } of words) expect(right).toBeLessThan(millimetres(210 - 15) + 0.5);
  });

  it('show a square for what the font lacks', async () => {
    const odd: AnnexDocument = {
      ...annexes,
      annexes: [{ annex: 'I', rows: [{ ...first!.rows[0]!, name: '王 #panic() <b>Khai sinh\u0000' }] }],
    };
    expect(textOf(await annexPdf([odd]))).toContain('□ #panic() <b>Khai sinh');
  });
});

describe('the annexes as .docx', () => {
  const partsOf = async (documents: readonly AnnexDocument[]) => {
    const parts = unzipSync(await annexDocx(documents));
    return (path: string): string => strFromU8(parts[path]!);
  };

  it('are A4 with the margins of the decree, in Times New Roman and Vietnamese, a section for each annex', async () => {
    const part = await partsOf([annexes]);
    const text = part('word/document.xml');
    const sections = text.match(/<w:sectPr\b.*?<\/w:sectPr>/gs) ?? [];
    expect(sections).toHaveLength(2);
    for (const section of sections) {
      expect(section).toContain('w:w="11906" w:h="16838"');
      expect(section).toMatch(/w:top="1134" w:right="850" w:bottom="1134" w:left="1701"/);
      expect(section).toContain('<w:titlePg/>');
      expect(section).toContain('w:start="1"');
    }
    expect(text.match(/<w:tblHeader\/>/g)).toHaveLength(2);
    expect(part('word/styles.xml')).toContain('w:ascii="Times New Roman"');
    expect(part('word/styles.xml')).toContain('w:val="vi-VN"');
    expect(part('docProps/core.xml')).toContain(
      '<dc:title>Phụ lục kèm theo Quyết định số 3442/QĐ-UBND ngày 26/12/2022</dc:title>',
    );
  });

  it('mark a draft in the head of every page', async () => {
    for (const draft of [true, false]) {
      const parts = unzipSync(await annexDocx([{ ...annexes, draft }]));
      const heads = Object.keys(parts).filter((path) => /^word\/header\d+\.xml$/.test(path));
      expect(heads).toHaveLength(4);
      for (const head of heads) expect(strFromU8(parts[head]!).includes('DỰ THẢO')).toBe(draft);
    }
  });

  it('stay readable whatever stands in the register', async () => {
    const rows = [{ ...first!.rows[0]!, name: 'Tên\u0000 & <tên> “\ud800”\n tiếp\u000b' }];
    const text = (await partsOf([{ ...annexes, annexes: [{ annex: 'I', rows }] }]))('word/document.xml');
    expect(text).toContain('Tên &amp; &lt;tên&gt; “\ufffd” tiếp');
  });
});
