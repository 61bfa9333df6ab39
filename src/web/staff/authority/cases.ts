import type { AuthorityWords } from '../../messages/staff-authority.vi.ts';
import type { CaseExample } from '../api/authority-types.ts';

const dong = new Intl.NumberFormat('vi-VN');

/** `có yếu tố nước ngoài, giá trị từ 50.000.000 đồng`. */
export function caseInWords({ caseType, value }: CaseExample, words: AuthorityWords['cases']): string {
  const parts = [
    caseType === '' ? words.other : caseType,
    value === undefined ? null : words.valueFrom(dong.format(value)),
  ];
  return parts.filter(Boolean).join(', ');
}
