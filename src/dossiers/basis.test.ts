import { expect, test } from 'vitest';
import { emptyRegister, type Link, type Register, registerSchema } from '../authority/index.ts';
import { day } from '../kernel/time.ts';
import { basisOf } from './basis.ts';

const said = (text: string) => ({ vi: text, en: text });

const documents: Readonly<
  Record<string, readonly [kind: string, number: string, title: string, issuer: string]>
> = {
  luat: ['law', '60/2014/QH13', 'Luật Hộ tịch', 'Quốc hội'],
  'nd-hd': ['decree', '123/2015/NĐ-CP', 'Nghị định hướng dẫn Luật Hộ tịch', 'Chính phủ'],
  'nd-ve': ['decree', '93/2019/NĐ-CP', 'Nghị định về quỹ xã hội, quỹ từ thiện', 'Chính phủ'],
  tt: ['circular', '01/2018/TT-VPCP', 'Thông tư hướng dẫn cơ chế một cửa', 'Văn phòng Chính phủ'],
  'de-an': ['decision', '4610/QĐ-UBND', 'phê duyệt Đề án ủy quyền', 'Ủy ban nhân dân thành phố Hà Nội'],
  uq: ['decision', '3407/QĐ-UBND', 'Ủy quyền giải quyết thủ tục', 'Ủy ban nhân dân quận Ba Đình'],
  'phan-cong': ['decision', '1520/QĐ-UBND', 'Về việc phân công công tác', 'Ủy ban nhân dân quận Ba Đình'],
  'mau-uq': ['decision', '01/QĐ-UBND', 'ủy quyền', 'Ủy ban nhân dân quận Thử'],
};

const register: Register = {
  ...emptyRegister,
  documents: Object.entries(documents).map(([document, [kind, number, title, issuer]]) =>
    registerSchema.shape.documents.element.parse({
      document,
      number,
      kind,
      title: said(title),
      issuer,
      signer: null,
      issuedOn: '2022-02-05',
      illustrative: document.startsWith('mau-'),
      inForce: [],
      restsOn: [],
    }),
  ),
};

const link = (kind: Link['kind'], slug: string, article: string | null = null, text = slug): Link => ({
  kind,
  text: said(text),
  document: {
    document: slug,
    number: `số của ${slug}`,
    issuedOn: day('2022-02-05'),
    validTo: null,
    illustrative: false,
  },
  article,
});
const row = link(
  'annex-row',
  'uq',
  null,
  'Phụ lục I, dòng 12: Thủ tục (1.001193), giao Phòng Nội vụ quyết định',
);
const on = 'ngày 05 tháng 02 năm 2022';

test.each<[string, readonly Link[], readonly string[]]>([
  ['a law by title and day', [link('law', 'luat')], [`Luật Hộ tịch ${on}`]],
  [
    'a law with its article',
    [link('law', 'luat', 'khoản 1 Điều 35')],
    [`khoản 1 Điều 35 Luật Hộ tịch ${on}`],
  ],
  [
    'a decree by number, day, issuer and what it does',
    [link('law', 'nd-hd', 'Điều 9')],
    [`Điều 9 Nghị định số 123/2015/NĐ-CP ${on} của Chính phủ hướng dẫn Luật Hộ tịch`],
  ],
  [
    'a decree about something',
    [link('law', 'nd-ve')],
    [`Nghị định số 93/2019/NĐ-CP ${on} của Chính phủ về quỹ xã hội, quỹ từ thiện`],
  ],
  [
    'a circular',
    [link('law', 'tt')],
    [`Thông tư số 01/2018/TT-VPCP ${on} của Văn phòng Chính phủ hướng dẫn cơ chế một cửa`],
  ],
  [
    'a number that was invented for a demonstration',
    [link('decision', 'mau-uq')],
    [`Quyết định số 01/QĐ-UBND [số minh họa] ${on} của Ủy ban nhân dân quận Thử về việc ủy quyền`],
  ],
  [
    'a delegation from the law down, the row with its decision, without position and person',
    [
      link('law', 'luat'),
      link('city-decision', 'de-an'),
      link('decision', 'uq'),
      row,
      { kind: 'position', text: said('Trưởng phòng, Phòng Nội vụ') },
      { kind: 'person', text: said('Nguyễn Văn A') },
    ],
    [
      `Luật Hộ tịch ${on}`,
      `Quyết định số 4610/QĐ-UBND ${on} của Ủy ban nhân dân thành phố Hà Nội về việc phê duyệt Đề án ủy quyền`,
      `Quyết định số 3407/QĐ-UBND ${on} của Ủy ban nhân dân quận Ba Đình về việc ủy quyền giải quyết thủ tục (Phụ lục I, dòng 12)`,
    ],
  ],
  [
    'the document by which a deputy signs',
    [link('law', 'luat'), link('substitution', 'phan-cong')],
    [
      `Luật Hộ tịch ${on}`,
      `Quyết định số 1520/QĐ-UBND ${on} của Ủy ban nhân dân quận Ba Đình về việc phân công công tác`,
    ],
  ],
  [
    'a substitution that no document is known of: nothing to cite',
    [link('law', 'luat'), { kind: 'substitution', text: said('ký thay') }],
    [`Luật Hộ tịch ${on}`],
  ],
  [
    'a document that the register has lost: as the chain says it',
    [link('law', 'mat', null, 'Luật cũ')],
    ['Luật cũ'],
  ],
])('%s', (_case, chain, lines) => expect(basisOf(register, chain)).toEqual(lines));
