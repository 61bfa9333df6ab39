import { describe, expect, test } from 'vitest';
import { day } from '../../../kernel/time.ts';
import type { ComponentRow } from '../api/types.ts';
import {
  chooseGroup,
  chooseProcedure,
  type Draft,
  emptyDraft,
  fillFromCard,
  missingPapers,
  receiveAll,
  sendingOf,
  setPaper,
  toInterlinked,
  toNewDossier,
  unsendable,
} from './draft.ts';

const component = (no: number, count: number, required: boolean): ComponentRow => ({
  no,
  count,
  required,
  kind: 'copy',
  name: { vi: `Giấy ${no}`, en: `Paper ${no}` },
});
const wanted = [component(3, 1, true), component(5, 2, true), component(7, 1, false)];
const scan = { id: 'a'.repeat(64), name: 'khai-sinh.pdf', type: 'application/pdf', size: 9 };

const draft: Draft = {
  ...emptyDraft,
  procedure: '2.000528',
  applicant: {
    fullName: 'Nguyễn Văn An',
    identityNumber: '001 085 012 345',
    birthDate: '15/8/1985',
    sex: '',
    address: 'Số 1 Liễu Giai',
    phone: '0912 345 678',
    email: ' ',
  },
};

test('the command keeps the order of the list and leaves out what is empty', () => {
  const full = setPaper(draft, 5, () => ({ count: 2, files: [scan] }));
  expect(toNewDossier(full, 'ba-dinh', wanted)).toEqual({
    oneStop: 'ba-dinh',
    procedure: '2.000528',
    applicant: {
      fullName: 'Nguyễn Văn An',
      identityNumber: '001085012345',
      birthDate: '1985-08-15',
      address: 'Số 1 Liễu Giai',
      phone: '0912 345 678',
    },
    components: [
      { no: 3, count: 0, files: [] },
      { no: 5, count: 2, files: [{ id: scan.id, name: 'khai-sinh.pdf' }] },
      { no: 7, count: 0, files: [] },
    ],
    copies: 1,
  });
});

test('papers that must come and have not are named', () => {
  const numbers = (of: Draft) => missingPapers(of, wanted).map(({ no }) => no);
  expect(numbers(draft)).toEqual([3, 5]);
  expect(numbers(setPaper(draft, 3, (paper) => ({ ...paper, count: 1 })))).toEqual([5]);
  expect(numbers(receiveAll(draft, wanted))).toEqual([]);
});

test('receiving all leaves counts alone that were typed already', () => {
  const typed = setPaper(draft, 5, (paper) => ({ ...paper, count: 9 }));
  expect(receiveAll(typed, wanted).papers).toEqual({
    3: { count: 1, files: [] },
    5: { count: 9, files: [] },
    7: { count: 1, files: [] },
  });
});

test('another procedure drops the papers and keeps the person', () => {
  const withPaper = setPaper(draft, 3, () => ({ count: 1, files: [scan] }));
  const other = chooseProcedure(withPaper, '1.001612');
  expect(other.papers).toEqual({});
  expect(other.applicant).toBe(draft.applicant);
  expect(chooseProcedure(withPaper, '2.000528')).toBe(withPaper);
});

test('a scanned card fills who it is and leaves telephone and e-mail', () => {
  const { applicant } = fillFromCard(draft, {
    number: '001185000001',
    formerNumber: null,
    fullName: 'Trần Thị Bích',
    birthDate: day('1990-01-31'),
    sex: 'female',
    address: 'Số 2 Đội Cấn',
    issuedOn: day('2021-01-01'),
  });
  expect(applicant).toEqual({
    fullName: 'Trần Thị Bích',
    identityNumber: '001185000001',
    birthDate: '31/01/1990',
    sex: 'female',
    address: 'Số 2 Đội Cấn',
    phone: '0912 345 678',
    email: ' ',
  });
});

describe('what cannot even be sent', () => {
  const words = {
    choose: 'Hãy chọn thủ tục.',
    birthWrong: 'Ngày sinh chưa đúng.',
    itemsNeeded: 'Hãy ghi cần gì.',
    groundNeeded: 'Hãy ghi căn cứ.',
  };
  const paths = (of: Draft) => unsendable(of, words).map(({ path }) => path);
  test('nothing is wrong with a draft that is only incomplete: the server says so', () => {
    expect(paths({ ...emptyDraft, procedure: 'x' })).toEqual([]);
  });
  test('no procedure, and a birth date that is no day', () => {
    const wrong = { ...emptyDraft, applicant: { ...emptyDraft.applicant, birthDate: '31/02/1985' } };
    expect(paths(wrong)).toEqual(['procedure', 'applicant.birthDate']);
  });
  test('a request for more that asks nothing, or does not say why', () => {
    const lacking = { items: [' '], ground: '' };
    expect(paths({ ...emptyDraft, procedure: 'x', lacking })).toEqual(['items', 'ground']);
  });
});

test.each<[string, Partial<Draft>, string]>([
  ['whole, at the counter', {}, 'receive'],
  ['not whole', { lacking: { items: ['Ảnh'], ground: 'Điều 5' } }, 'file'],
  ['by post', { way: 'post' }, 'file'],
  ['several procedures', { procedure: null, group: 'khai-sinh' }, 'interlinked'],
])('%s', (_, change, expected) => {
  expect(sendingOf({ ...draft, ...change })).toBe(expected);
});

test('the papers of a group are kept by part, and sent by part', () => {
  const parts = [1, 2].map((no) => ({
    no,
    after: [],
    procedure: { code: `${no}`, name: { vi: '', en: '' } },
    oneStop: null,
    components: wanted.slice(0, 1),
  }));
  const group = { slug: 'khai-sinh', name: { vi: '', en: '' }, illustrative: true, parts };
  const typed = setPaper(chooseGroup(draft, 'khai-sinh'), 3, () => ({ count: 2, files: [scan] }), 2);
  expect(toInterlinked(typed, 'ba-dinh', group).parts).toEqual([
    { no: 1, components: [{ no: 3, count: 0, files: [] }] },
    { no: 2, components: [{ no: 3, count: 2, files: [{ id: scan.id, name: 'khai-sinh.pdf' }] }] },
  ]);
});
