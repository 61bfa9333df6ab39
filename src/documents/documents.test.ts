import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grant, poster, refusal, slip } from './example.fixture.ts';
import { receiptSlipPdf } from './forms.ts';
import { checkStructure, codesOf, fontsOf, infoOf, linesOf, metadataOf, textOf } from './pdf.fixture.ts';
import { posterPdf } from './poster.ts';
import { resultPdf } from './result.ts';

const documents = [
  {
    name: 'slip',
    make: () => receiptSlipPdf(slip),
    title: `Giấy tiếp nhận hồ sơ và hẹn trả kết quả ${slip.dossierCode}`,
  },
  { name: 'grant', make: () => resultPdf(grant), title: `Trích lục khai sinh ${grant.dossier.code}` },
  { name: 'refusal', make: () => resultPdf(refusal), title: `Thông báo ${refusal.dossier.code}` },
  { name: 'poster', make: () => posterPdf(poster), title: `${poster.procedure.name} – ${poster.office}` },
];

describe.each(documents)('$name as a PDF', ({ make, title }) => {
  it('is sound', async () => {
    expect(checkStructure(await make())).toContain('No syntax or stream encoding errors found');
  });

  it('is one A4 page, tagged, in Vietnamese, with a title', async () => {
    const pdf = await make();
    expect(infoOf(pdf)).toMatchObject({ Title: title, Tagged: 'yes', Pages: '1' });
    expect(infoOf(pdf)['Page size']).toContain('A4');
    expect(metadataOf(pdf)).toContain('<dc:language><rdf:Bag><rdf:li>vi-VN</rdf:li>');
  });

  it('carries its fonts, and what its glyphs mean', async () => {
    const fonts = fontsOf(await make());
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) {
      expect(font).toMatchObject({ name: expect.stringContaining('Tinos'), embedded: true, unicode: true });
    }
  });

  it('is the same bytes each time', async () => {
    const first = Buffer.from(await make());
    await posterPdf({ ...poster, office: 'Một nơi khác' });
    expect(first.equals(await make())).toBe(true);
  });
});

describe('standards', () => {
  it.each([
    { name: 'slip, for keeping', make: () => receiptSlipPdf(slip), mark: '<pdfaid:part>2<' },
    { name: 'poster, for any reading aid', make: () => posterPdf(poster), mark: '<pdfuaid:part>1<' },
    { name: 'result, for keeping', make: () => resultPdf(grant), mark: '<pdfaid:part>2<' },
  ])('$name', async ({ make, mark }) => {
    expect(metadataOf(await make())).toContain(mark);
  });
});

describe('text that another program reads', () => {
  it('has every field of the slip, in the order of form 01', async () => {
    const text = textOf(await receiptSlipPdf(slip));
    expect(text).toBe(text.normalize('NFC'));
    const parts = [
      'Mẫu số 01, Thông tư số 01/2018/TT-VPCP',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc',
      'Số: 1208/TNHS',
      'Ba Đình, ngày 15 tháng 8 năm 2023',
      'GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ',
      `Mã hồ sơ: ${slip.dossierCode}`,
      `(${slip.copy})`,
      `Bộ phận Tiếp nhận và Trả kết quả: ${slip.oneStop}`,
      `Tiếp nhận hồ sơ của: ${slip.applicant.name}`,
      `Địa chỉ: ${slip.applicant.address}`,
      `Số điện thoại: ${slip.applicant.phone}`,
      `Email: ${slip.applicant.email}`,
      `Nội dung yêu cầu giải quyết: ${slip.request}`,
      ...slip.components.map((component, i) => `${i + 1}. ${component}`),
      'Số lượng hồ sơ: 01 (bộ)',
      `Thời gian giải quyết hồ sơ theo quy định là: ${slip.timeLimit}`,
      'Thời gian nhận hồ sơ: 14 giờ 30 phút, ngày 15/08/2023',
      'Thời gian trả kết quả giải quyết hồ sơ: 17 giờ 00 phút, ngày 22/08/2023',
      `Đăng ký nhận kết quả tại: ${slip.collectAt}`,
      'Quyển số: 03/2023, Số thứ tự: 1208',
      'NGƯỜI NỘP HỒ SƠ',
      slip.status.shortUrl,
      `Mã bí mật: ${slip.status.secret}`,
    ];
    const places = parts.map((part) => ({ part, at: text.indexOf(part) }));
    expect(places.filter(({ at }) => at < 0)).toEqual([]);
    expect(places.toSorted((a, b) => a.at - b.at)).toEqual(places);
    expect(text).toContain('UBND QUẬN BA ĐÌNH BỘ PHẬN TIẾP NHẬN VÀ TRẢ KẾT QUẢ');
    expect(text).toContain('NGƯỜI TIẾP NHẬN HỒ SƠ');
    expect(text).toContain(slip.signatures.receivedBy);
  });

  it('breaks the name of a committee above a signature where a person would', async () => {
    const lines = ['TUQ. Ủy ban nhân dân quận Ba Đình', 'Trưởng phòng'];
    const paper = linesOf(await resultPdf({ ...grant, signature: { ...grant.signature, lines } }));
    const at = paper.findIndex((line) => line.endsWith('TUQ. ỦY BAN NHÂN DÂN'));
    expect(paper[at + 1]?.trim()).toMatch(/QUẬN BA ĐÌNH$/);
  });

  it('has the chain of documents, the facts and the signature of a grant', async () => {
    const text = textOf(await resultPdf(grant));
    expect(text).toBe(text.normalize('NFC'));
    for (const document of grant.basis) expect(text).toContain(`Căn cứ ${document};`);
    for (const part of [
      'TRÍCH LỤC KHAI SINH',
      `Xét hồ sơ mã số ${grant.dossier.code} của ${grant.dossier.applicant}, tiếp nhận ngày 15/08/2023`,
      '“Đăng ký khai sinh có yếu tố nước ngoài” (mã thủ tục 2.000528)',
      'Phòng Tư pháp quận Ba Đình chấp thuận đề nghị và xác nhận:',
      'Họ, chữ đệm, tên: NGUYỄN MINH KHUÊ',
      'Nơi sinh: Bệnh viện Phụ sản Hà Nội, số 929 đường La Thành, quận Ba Đình, Hà Nội',
      'Đã đăng ký tại Sổ đăng ký khai sinh số 03, năm 2023.',
      'Nơi nhận: - Bà Nguyễn Thị Tuyết Nhung; - Bộ phận Một cửa quận Ba Đình; - Lưu: VT.',
      'KT. CHỦ TỊCH PHÓ CHỦ TỊCH Phạm Thị Diễm',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('has reasons, remedies and redress of a refusal', async () => {
    const text = textOf(await resultPdf(refusal));
    if (refusal.outcome.kind !== 'refuse') throw new Error('the example is a refusal');
    const { reasons, remedies, redress } = refusal.outcome;
    expect(text).toContain('hồ sơ nêu trên không được giải quyết, vì các lý do sau đây:');
    for (const items of [reasons, remedies]) {
      for (const [i, item] of items.entries()) expect(text).toContain(`${i + 1}. ${item}`);
    }
    expect(text).toContain(redress);
    expect(text).toContain('TUQ. ỦY BAN NHÂN DÂN QUẬN TRƯỞNG PHÒNG Lê Hoàng Phương Thảo');
  });

  it('has every fact of the poster', async () => {
    const text = textOf(await posterPdf(poster));
    expect(text).toBe(text.normalize('NFC'));
    for (const part of [
      poster.office,
      poster.procedure.name,
      poster.procedure.nameEn,
      `Mã ${poster.procedure.code}`,
      poster.shortUrl,
      poster.decidedBy,
      poster.document,
      poster.timeLimit,
      poster.fee,
      'Đúng tại ngày 15/08/2023.',
    ]) {
      expect(text).toContain(part);
    }
  });

  it.each([
    ['Ê Đê', "Y Blŭk Niê H'Jiă Êban"],
    ['Ba Na', 'Đinh Bơk Wŏk'],
    ['all tones of y', 'Ý Ỳ Ỷ Ỹ Ỵ ý ỳ ỷ ỹ ỵ'],
    ['two marks on a letter', 'Ặng Ễnh Ữu Ợt Ẵm Ấu Ẩn Ậu Ỗng Ộp Ốc'],
    ['decomposed when typed', 'Nguyễn Thị Huyền Trân'.normalize('NFD')],
    ['markup of the typesetter', '#panic() *đậm* _nghiêng_ $x^2$ @nhãn <nhãn> \\n `mã` // ghi chú ~ [a] {b}'],
    ['quotation marks', `"kép" 'đơn' “cong” --- ...`],
  ])('keeps a name as it is: %s', async (_case, name) => {
    const pdf = await receiptSlipPdf({ ...slip, applicant: { ...slip.applicant, name } });
    expect(textOf(pdf)).toContain(`Tiếp nhận hồ sơ của: ${name.normalize('NFC')} Địa chỉ:`);
  });

  it('shows a square for what the font lacks, and nothing for what has no shape', async () => {
    const name = '王 Anh 😀 Bình\u200b\u202e\u0000\nChi';
    const pdf = await receiptSlipPdf({ ...slip, applicant: { ...slip.applicant, name } });
    expect(textOf(pdf)).toContain('Tiếp nhận hồ sơ của: □ Anh □ Bình Chi Địa chỉ:');
  });

  it('never fails on a text, whatever its characters', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(text, text, async (name, address) => {
        const pdf = await receiptSlipPdf({ ...slip, applicant: { ...slip.applicant, name, address } });
        expect(Buffer.from(pdf).subarray(0, 5).toString()).toBe('%PDF-');
      }),
      { numRuns: 40 },
    );
  });
});

describe('the QR code, printed at 150 dpi', () => {
  const urls = [
    ['short', 'https://a.vn/1'],
    ['usual', slip.status.url],
    ['with a query', 'https://motcua.example/thu-tuc/2.000528?tai=ba-dinh&nguon=to-dan#ho-so'],
    ['with percent signs', `https://motcua.example/?q=${encodeURIComponent('đăng ký khai sinh')}`],
    ['long', `https://motcua.example/tra-cuu/${'000.00.15.H26-230815-0001/'.repeat(6)}`],
  ] as const;

  it.each(urls)('of the slip holds the exact address: %s', async (_case, url) => {
    const pdf = await receiptSlipPdf({ ...slip, status: { ...slip.status, url } });
    expect(codesOf(pdf)).toEqual([url]);
  });

  it.each(urls)('of the poster holds the exact address: %s', async (_case, url) => {
    expect(codesOf(await posterPdf({ ...poster, url }))).toEqual([url]);
  });
});
