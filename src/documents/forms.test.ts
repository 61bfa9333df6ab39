import { describe, expect, it } from 'vitest';
import { close, fieldsOf, outOfOrder } from './form-fields.fixture.ts';
import { citeForm, form } from './form-table.ts';
import { interlinked, otherPapers, paperOf, papersOf } from './forms.fixture.ts';
import { formsPdf, type Paper } from './forms.ts';
import { checkStructure, codesOf, fontsOf, infoOf, metadataOf, textOf } from './pdf.fixture.ts';

const print = (paper: Paper) => formsPdf([paper]);

const all = [
  ...(['2018', '2025'] as const).flatMap((regime) =>
    papersOf(regime).map((paper) => ({ name: `${paper.kind} of ${regime}`, paper })),
  ),
  { name: 'receipt of an interlinked dossier', paper: interlinked },
  ...otherPapers.map((paper) => ({ name: paper.kind, paper })),
];

describe.each(all)('$name', ({ paper }) => {
  it('has every field with its value, in the order of the list', async () => {
    const text = textOf(await print(paper));
    expect(text).toBe(text.normalize('NFC'));
    expect(text).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc');
    expect(text).not.toContain('□');
    expect(outOfOrder(close(text), fieldsOf(paper))).toEqual([]);
  });

  it('says which form it is, and who issues it where and when', async () => {
    const text = close(textOf(await print(paper)));
    const { letterhead } = paper.data;
    expect(text).toContain(close(letterhead.body.toLocaleUpperCase('vi')));
    expect(text).toContain(close(`${letterhead.place}, ngày`));
    if (letterhead.number !== null) expect(text).toContain(close(`Số: ${letterhead.number}`));
    if ('regime' in paper.data) {
      const known =
        paper.kind === 'stop-notice'
          ? form(paper.kind, '2025')
          : form(paper.kind as 'receipt', paper.data.regime);
      expect(text).toContain(close(citeForm(known)));
      expect(text).toContain(close(known.title.toLocaleUpperCase('vi')));
    }
  });

  it('is sound, tagged, fit for keeping, on A4, in fonts that it carries', async () => {
    const pdf = await print(paper);
    expect(checkStructure(pdf)).toContain('No syntax or stream encoding errors found');
    const info = infoOf(pdf);
    expect(info).toMatchObject({ Tagged: 'yes' });
    expect(info['Page size']).toContain('A4');
    if (paper.kind !== 'register') expect(info.Pages).toBe('1');
    expect(metadataOf(pdf)).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A<');
    expect(metadataOf(pdf)).toContain('<dc:language><rdf:Bag><rdf:li>vi-VN</rdf:li>');
    for (const font of fontsOf(pdf)) {
      expect(font).toMatchObject({ name: expect.stringContaining('Tinos'), embedded: true, unicode: true });
    }
  });

  it('meets what a reading aid asks for as well', async () => {
    expect(metadataOf(await formsPdf([paper], 'ua-1'))).toContain('<pdfuaid:part>1<');
  });
});

describe('one receipt', () => {
  it('of an interlinked dossier opens one status page', async () => {
    if (interlinked.kind !== 'receipt') throw new Error('the example is a receipt');
    expect(codesOf(await print(interlinked))).toEqual([interlinked.data.status.url]);
  });

  it('leaves the register out where the office keeps none', async () => {
    const { kind, data } = paperOf('receipt');
    expect(textOf(await print({ kind, data: { ...data, register: null } }))).not.toContain('Quyển số');
  });

  it('leaves blanks for what is to be filled by hand', async () => {
    const { kind, data } = paperOf('receipt');
    const text = textOf(await print({ kind, data: { ...data, register: { book: '', line: '' } } }));
    expect(text).toMatch(/Quyển số: \.{5,}, Số thứ tự: \.{5,}/);
  });
});
