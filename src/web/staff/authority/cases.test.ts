import { expect, test } from 'vitest';
import { authorityVi } from '../../messages/staff-authority.vi.ts';
import { caseInWords } from './cases.ts';

test.each([
  [{ caseType: 'có yếu tố nước ngoài' }, 'có yếu tố nước ngoài'],
  [{ caseType: '' }, 'trường hợp khác'],
  [{ value: 50_000_000 }, 'giá trị từ 50.000.000 đồng'],
  [{ caseType: 'nhà ở', value: 0 }, 'nhà ở, giá trị từ 0 đồng'],
])('%j is said as %s', (example, said) => {
  expect(caseInWords(example, authorityVi.cases)).toBe(said);
});
