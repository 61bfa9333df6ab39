import { describe, expect, test } from 'vitest';
import type { Row } from '../authority/index.ts';
import { annexOf, proposeDelegation } from '../delegation/index.ts';
import { annexDocx, annexPdf } from '../documents/index.ts';
import { textOf } from '../documents/pdf.fixture.ts';
import { day } from '../kernel/time.ts';
import { readTables } from '../office-files/index.ts';
import { shippedRegister } from './shipped-register.ts';

const register = shippedRegister();
const documents = [...new Set(register.rows.map((row) => row.document))];

/** The ward that merged half a year before the others; the printed line says so in a remark. */
const ENDED_BEFORE = 'ubnd-nguyen-trung-truc';

const key = ({ annex, no, procedure, delegate }: Pick<Row, 'annex' | 'no' | 'procedure' | 'delegate'>) =>
  `${annex}/${no} ${procedure} → ${delegate}`;

describe.each(documents)('the annexes of %s, printed as .docx', (document) => {
  test('are read back as the same rows', async () => {
    const rows = register.rows.filter((row) => row.document === document);
    const before = { ...register, rows: [] };
    const bytes = await annexDocx([annexOf(register, document)!]);
    const { rows: read, change } = proposeDelegation(before, readTables(bytes, 'phụ lục.docx'), {
      document,
      delegator: 'ubnd-ba-dinh',
      period: { from: day('2023-01-01'), to: day('2025-07-01') },
    });
    const errors = read.flatMap(({ findings }) => findings.filter(({ severity }) => severity === 'error'));
    expect(errors.filter(({ place }) => place.unit !== ENDED_BEFORE)).toEqual([]);
    expect(change?.rows.map(key).toSorted()).toEqual(rows.map(key).toSorted());
  });
});

test('all of them are printed with the letters they have', async () => {
  const pdf = await annexPdf(documents.map((document) => annexOf(register, document)!));
  expect(textOf(pdf)).not.toContain('□');
  expect(textOf(pdf).match(/PHỤ LỤC I+ /g)).toHaveLength(7);
});

test('a procedure that goes to all wards is one line, with the ward that ended before the others', () => {
  const wards = annexOf(register, 'qd-uq-2')?.annexes.find(({ annex }) => annex === 'II');
  expect(wards?.rows.map(({ no }) => no)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(wards?.rows[0]).toMatchObject({
    delegate: 'Ủy ban nhân dân 14 phường',
    period: 'từ 01/01/2023 đến hết 30/06/2025',
    remarks: ['Riêng Ủy ban nhân dân phường Nguyễn Trung Trực: đến hết 31/12/2024.'],
  });
});
