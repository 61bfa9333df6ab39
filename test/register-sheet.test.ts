import { expect, test } from 'vitest';
import { registerRows } from '../src/documents/forms.fixture.ts';
import { registerSheet } from '../src/documents/index.ts';
import { readTables, writeSheet } from '../src/office-files/index.ts';

test('the register as a sheet has the columns of the form, and every line in them', async () => {
  const rows = registerRows(3000);
  const bytes = await new Response(writeSheet(registerSheet('2018', rows))).arrayBuffer();
  const [table] = readTables(new Uint8Array(bytes), 'so-theo-doi.xlsx');
  expect(table?.name).toBe('Sổ theo dõi hồ sơ');
  expect(table?.rows[0]?.cells).toEqual([
    'TT',
    'Mã hồ sơ',
    'Tên thủ tục hành chính',
    'Số lượng hồ sơ (bộ)',
    'Tên cá nhân, tổ chức',
    'Địa chỉ, số điện thoại',
    'Cơ quan chủ trì giải quyết',
    'Nhận hồ sơ (ngày, tháng, năm)',
    'Hẹn trả kết quả (ngày, tháng, năm)',
    'Trả kết quả (ngày, tháng, năm)',
    'Phương thức nhận kết quả',
    'Ký nhận',
    'Ghi chú',
  ]);
  expect(table?.rows).toHaveLength(3001);
  expect(table?.rows[7]?.cells).toEqual([
    '7',
    rows[6]?.dossierCode,
    rows[6]?.procedure,
    '1',
    rows[6]?.name,
    `${rows[6]?.address}, ${rows[6]?.phone}`,
    rows[6]?.body,
    '15/08/2023',
    '22/08/2023',
    '21/08/2023',
    'Trực tiếp',
    '',
    'Hẹn lại 01 lần',
  ]);
});
