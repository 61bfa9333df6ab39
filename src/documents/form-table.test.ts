import { expect, test } from 'vitest';
import { day } from '../kernel/time.ts';
import { citeForm, form, formNumber, formRegimeOn } from './form-table.ts';

test.each([
  ['2018-06-21', '2018'],
  ['2023-08-15', '2018'],
  ['2025-06-30', '2018'],
  ['2025-07-01', '2025'],
  ['2026-11-25', '2025'],
] as const)('a dossier received on %s is kept on the forms of %s', (received, regime) => {
  expect(formRegimeOn(day(received))).toBe(regime);
});

test.each([
  ['receipt', '2018', 'Mẫu số 01, Thông tư số 01/2018/TT-VPCP', '07/TNHS'],
  ['supplement', '2018', 'Mẫu số 02, Thông tư số 01/2018/TT-VPCP', '07/HDHS'],
  ['intake-refusal', '2018', 'Mẫu số 03, Thông tư số 01/2018/TT-VPCP', '07'],
  ['apology', '2018', 'Mẫu số 04, Thông tư số 01/2018/TT-VPCP', '07/PXL'],
  ['control-slip', '2018', 'Mẫu số 05, Thông tư số 01/2018/TT-VPCP', '07'],
  ['register', '2018', 'Mẫu số 06, Thông tư số 01/2018/TT-VPCP', '07'],
  ['receipt', '2025', 'Mẫu số 01, Thông tư số 03/2025/TT-VPCP', '07/TNHS'],
  ['supplement', '2025', 'Mẫu số 02, Thông tư số 03/2025/TT-VPCP', '07/HDHS'],
  ['intake-refusal', '2025', 'Mẫu số 03, Thông tư số 03/2025/TT-VPCP', '07'],
  ['apology', '2025', 'Mẫu số 04, Thông tư số 03/2025/TT-VPCP', '07/PXL'],
  ['stop-notice', '2025', 'Mẫu số 05, Thông tư số 03/2025/TT-VPCP', '07/TB'],
  ['control-slip', '2025', 'Mẫu số 06, Thông tư số 03/2025/TT-VPCP', '07'],
  ['register', '2025', 'Mẫu số 07, Thông tư số 03/2025/TT-VPCP', '07'],
] as const)('%s of %s is %s, numbered %s', (kind, regime, cited, number) => {
  // The type knows that 2018 has no form for stopping.
  const known = kind === 'stop-notice' ? form(kind, '2025') : form(kind, regime);
  expect(citeForm(known)).toBe(cited);
  expect(formNumber(7, known)).toBe(number);
});
