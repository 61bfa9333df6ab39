import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grant, poster, slip } from './example.fixture.ts';
import { receiptSlipPdf } from './forms.ts';
import { codesOf, infoOf, oneLine, textOf, wordsOf } from './pdf.fixture.ts';
import { posterPdf } from './poster.ts';
import { resultPdf } from './result.ts';

const mm = 72 / 25.4;

/** The longest name of a procedure that the register of Hà Nội is likely to hold, and then some. */
const longName =
  'Thủ tục đăng ký kết hôn có yếu tố nước ngoài, cấp giấy xác nhận tình trạng hôn nhân, ghi vào Sổ hộ tịch ' +
  'việc kết hôn của công dân Việt Nam đã được giải quyết tại cơ quan có thẩm quyền của nước ngoài';
const longWord = 'Nguyễnthịngọchuyềntrân'.repeat(10).slice(0, 200);

describe('length', () => {
  it('keeps a slip with ten components and a long name on one page', async () => {
    const components = Array.from({ length: 10 }, (_, i) => `Bản sao giấy tờ thứ ${i + 1} của hồ sơ`);
    const pdf = await receiptSlipPdf({ ...slip, components, request: longName });
    expect(infoOf(pdf).Pages).toBe('1');
  });

  it('goes on to a numbered second page when there are many components', async () => {
    const components = Array.from({ length: 40 }, (_, i) => `Giấy tờ thứ ${i + 1}`);
    const pdf = await receiptSlipPdf({ ...slip, components });
    const words = wordsOf(pdf);
    expect(infoOf(pdf).Pages).toBe('2');
    expect(words.find(({ page, top }) => page === 2 && top < 20 * mm)?.text).toBe('2');
    expect(textOf(pdf)).toContain('40. Giấy tờ thứ 40');
  });

  it.each([
    ['of many words', longName],
    ['of one word', longWord],
  ])('never sets a slip or a result beyond the margins, with everything a name %s', async (_case, long) => {
    const letterhead = { ...slip.letterhead, body: long, upperBody: long, number: long };
    const longSlip = await receiptSlipPdf({
      ...slip,
      letterhead,
      dossierCode: long,
      oneStop: long,
      applicant: { name: long, address: long, phone: long, email: long },
      request: long,
      components: [long, long],
      collectAt: long,
      signatures: { filedBy: long, receivedBy: long },
      status: { ...slip.status, shortUrl: long },
    });
    const longResult = await resultPdf({
      ...grant,
      letterhead,
      title: long,
      subject: long,
      basis: [long],
      dossier: { ...grant.dossier, code: long, applicant: long, procedure: long },
      decider: long,
      outcome: { kind: 'grant', particulars: [[long, long]], statements: [long] },
      signature: { lines: [long], name: long },
      recipients: [long],
    });
    for (const pdf of [longSlip, longResult]) {
      for (const word of wordsOf(pdf)) {
        expect(word.left).toBeGreaterThan(30 * mm - 1);
        expect(word.right).toBeLessThan(190 * mm + 1);
        expect(word.bottom).toBeLessThan(277 * mm + 4);
      }
      expect(textOf(pdf).replaceAll(' ', '')).toContain(oneLine(long).replaceAll(' ', ''));
    }
  });

  it.each([
    ['of many words', longName],
    ['of one word', longWord],
  ])('keeps a poster on its page, with everything a name %s', async (_case, long) => {
    const pdf = await posterPdf({
      ...poster,
      office: long,
      procedure: { ...poster.procedure, name: long, nameEn: long },
      decidedBy: long,
      document: long,
      timeLimit: long,
      fee: long,
      shortUrl: long.slice(0, 60),
    });
    expect(infoOf(pdf).Pages).toBe('1');
    for (const word of wordsOf(pdf)) {
      expect(word.left).toBeGreaterThan(18 * mm - 1);
      expect(word.right).toBeLessThan(192 * mm + 1);
      expect(word.bottom).toBeLessThan(292 * mm);
    }
    expect(codesOf(pdf)).toEqual([poster.url]);
  });

  it('leaves no word out and none beyond the margin, whatever the syllables', async () => {
    const syllable = fc
      .tuple(
        fc.constantFrom('', 'ngh', 'tr', 'Đ', 'kh', 'Qu', 'ph', 'gi'),
        fc.constantFrom('ễ', 'ướ', 'uyệ', 'Ỹ', 'oẵ', 'ă', 'ậ', 'ỡ'),
        fc.constantFrom('', 'ng', 'nh', 'ch', 'm'),
      )
      .map((parts) => parts.join(''));
    const name = fc.array(syllable, { minLength: 1, maxLength: 45 }).map((words) => words.join(' '));
    await fc.assert(
      fc.asyncProperty(name, async (long) => {
        const pdf = await resultPdf({
          ...grant,
          subject: long,
          signature: { ...grant.signature, name: long },
        });
        expect(textOf(pdf).split(long)).toHaveLength(3);
        for (const { left, right } of wordsOf(pdf)) {
          expect([left > 30 * mm - 1, right < 190 * mm + 1]).toEqual([true, true]);
        }
      }),
      { numRuns: 15 },
    );
  });
});
