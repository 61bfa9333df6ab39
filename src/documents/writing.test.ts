import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, onTestFinished, test } from 'vitest';
import { readPdf } from '../../test/support/pdf.ts';
import { temporaryParent } from '../../test/support/temporary.ts';
import { day } from '../kernel/time.ts';
import { type Writing, writingPdf } from './writing.ts';
import { writingDocx } from './writing-docx.ts';

const writing: Writing = {
  letterhead: {
    upperBody: 'UBND thành phố Hà Nội',
    body: 'Tổ khảo sát 3951',
    number: '12/BC-TKS',
    place: 'Hà Nội',
    day: day('2023-08-15'),
  },
  title: 'Báo cáo',
  subject: 'Kết quả khảo sát tại quận Ba Đình',
  blocks: [
    { kind: 'basis', text: 'Căn cứ Quyết định số 3951/QĐ-UBND ngày 07/08/2023;' },
    { kind: 'heading', level: 1, text: 'I. Kết quả' },
    { kind: 'paragraph', text: 'Quận đã ban hành 6 quyết định [1].' },
    { kind: 'list', items: ['Ủy quyền 41 thủ tục cho các phòng'] },
    { kind: 'heading', level: 2, text: '1. Số liệu' },
    {
      kind: 'table',
      columns: [
        { heading: 'Nội dung', share: 3 },
        { heading: 'Số liệu', share: 1 },
      ],
      rows: [['Quyết định', '6']],
    },
    { kind: 'note', text: 'Số liệu minh họa.' },
  ],
  signatures: [{ lines: ['Tổ trưởng'], name: 'Cù Ngọc Trang' }],
  signedHow: '',
  recipients: ['UBND Thành phố', 'Lưu: VT'],
  annex: [{ kind: 'paragraph', text: 'Căn cứ của số liệu.' }],
  mark: 'DỰ THẢO',
};
const said = [
  'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  'Số: 12/BC-TKS',
  'Hà Nội, ngày 15 tháng 8 năm 2023',
  'BÁO CÁO',
  'Kết quả khảo sát tại quận Ba Đình',
  'Căn cứ Quyết định số 3951/QĐ-UBND',
  'Quận đã ban hành 6 quyết định [1].',
  '- Ủy quyền 41 thủ tục cho các phòng',
  'Số liệu minh họa.',
  'TỔ TRƯỞNG',
  'Cù Ngọc Trang',
  'Nơi nhận:',
  'Căn cứ của số liệu.',
  'DỰ THẢO',
];
const plain = (text: string) => text.replace(/\s+/g, ' ');

test('a document with a text of its own says the same as PDF', async () => {
  const { text } = readPdf(await writingPdf(writing));
  for (const words of said) expect(plain(text)).toContain(words);
});

test('and as .docx', async () => {
  const xml = Object.entries(unzipSync(await writingDocx(writing)))
    .filter(([name]) => /^word\/(document|header\d)\.xml$/.test(name))
    .map(([, bytes]) => strFromU8(bytes))
    .join(' ');
  const text = plain(xml.replace(/<\/w:p>/g, ' ').replace(/<[^>]+>/g, ''));
  for (const words of said) expect(text).toContain(words);
});

test('two sign side by side', async () => {
  const both = {
    ...writing,
    signatures: [...writing.signatures, { lines: ['Đại diện đơn vị'], name: 'Nguyễn Hữu Hùng' }],
  };
  const { text } = readPdf(await writingPdf(both));
  expect(text).toMatch(/TỔ TRƯỞNG\s+ĐẠI DIỆN ĐƠN VỊ/);
});

test('the PDF is one that others find valid', async () => {
  const folder = mkdtempSync(join(temporaryParent(), 'motcua-writing-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'a.pdf');
  writeFileSync(file, await writingPdf(writing));
  expect(execFileSync('qpdf', ['--check', file], { encoding: 'utf8' })).toContain(
    'No syntax or stream encoding errors',
  );
  expect(readFileSync(file).toString('latin1')).toContain('pdfaid:part');
});
