import { describe, expect, test } from 'vitest';
import { applyChanges } from '../authority/apply.ts';
import { city, dayAt, days, parsed } from '../authority/changes.fixture.ts';
import { annexOf } from './annex-print.ts';

const delegate = (...rows: object[]) => ({
  kind: 'delegate' as const,
  document: 'qd-1',
  delegator: 'dong',
  period: days(0, 20),
  rows,
});
const row = (no: number, more: object = {}) => ({
  annex: 'I',
  no,
  procedure: '1.000001',
  delegate: 'dong-ht',
  ...more,
});
const until20 = 'từ 01/01/2023 đến hết 20/01/2023';

/** The lines of all annexes of `qd-1`. */
const linesAfter = (...changes: object[]) =>
  annexOf(applyChanges(city, parsed(...(changes as never[]))), 'qd-1')!.annexes.flatMap(({ rows }) => rows);

describe('what is printed of a decision', () => {
  test('who issued it, its number and day; its annexes in the order of their numbers, rows by theirs', () => {
    const rows = [
      row(2, { annex: 'IX', procedure: '1.000002' }),
      row(1, { annex: 'IX' }),
      row(1, { annex: 'II', delegate: 'dong-1', procedure: '1.000002' }),
    ];
    const annex = annexOf(applyChanges(city, parsed(delegate(...rows) as never)), 'qd-1', true);
    expect(annex).toMatchObject({
      upperBody: '',
      body: 'Ủy ban nhân dân',
      number: 'qd-1/QĐ [số minh họa]',
      issuedOn: '2020-01-01',
      title: 'Danh mục thủ tục hành chính được ủy quyền giải quyết',
      draft: true,
    });
    expect(annex?.annexes.map(({ annex: name, rows: own }) => [name, own.map(({ no }) => no)])).toEqual([
      ['II', [1]],
      ['IX', [1, 2]],
    ]);
    expect(annex?.annexes[1]?.rows[0]).toEqual({
      no: 1,
      code: '1.000001',
      name: 'Thủ tục 1.000001',
      field: 'Hộ tịch',
      delegate: 'dong-ht',
      period: until20,
      remarks: [],
    });
  });

  test('nothing where nothing is delegated', () => {
    expect(annexOf(city, 'luat')).toBeUndefined();
    expect(annexOf(city, 'khong-co')).toBeUndefined();
  });

  test.each([
    ['all wards by their number', ['dong-1', 'dong-2'], 'Ủy ban nhân dân 2 phường'],
    ['one ward by its name', ['dong-2'], 'dong-2'],
  ])('%s', (_case, wards, printed) => {
    const lines = linesAfter(delegate(...wards.map((ward) => row(1, { delegate: ward }))));
    expect(lines.map((line) => [line.delegate, line.period])).toEqual([[printed, until20]]);
  });

  test('a ward whose row ends before the others stays in the line, with a remark', () => {
    const lines = linesAfter(
      delegate(
        row(1, { delegate: 'dong-1' }),
        row(1, { delegate: 'dong-2' }),
        row(1, { delegate: 'dong-ht', period: days(0, 10) }),
      ),
    );
    expect(lines).toMatchObject([
      {
        delegate: 'dong-1; dong-2; dong-ht',
        period: until20,
        remarks: ['Riêng dong-ht: đến hết 10/01/2023.'],
      },
    ]);
  });

  test('one position by its title and unit', () => {
    expect(linesAfter(delegate(row(1, { position: 'head dong-ht' })))).toMatchObject([
      { delegate: 'Người đứng đầu dong-ht' },
    ]);
  });

  test('conditions, the delegate’s own time limit, and what it reports', () => {
    const conditions = { caseType: 'có yếu tố nước ngoài', value: { from: 1_000_000, to: 5_000_000_000 } };
    const lines = linesAfter(delegate(row(1, { conditions, term: '05 ngày', reporting: 'hằng quý' })));
    expect(lines[0]?.remarks).toEqual([
      'Trường hợp: có yếu tố nước ngoài.',
      'Giá trị từ 1.000.000 đồng đến dưới 5.000.000.000 đồng.',
      'Thời hạn giải quyết: 05 ngày.',
      'Báo cáo: hằng quý.',
    ]);
  });

  test('each period of a row that was suspended in between, and that one never held', () => {
    const suspended = linesAfter(
      delegate(row(1), row(2, { procedure: '1.000002' })),
      {
        kind: 'suspend',
        document: 'qd-1',
        by: null,
        period: days(5, 10),
        rows: [{ annex: 'I', no: 1 }],
      },
      { kind: 'repeal', document: 'qd-1', by: null, from: dayAt(0), rows: [{ annex: 'I', no: 2 }] },
    );
    expect(suspended.map(({ period }) => period)).toEqual([
      'từ 01/01/2023 đến hết 05/01/2023; từ 11/01/2023 đến hết 20/01/2023',
      'không có hiệu lực',
    ]);
  });
});
