import { describe, expect, test } from 'vitest';
import { dueOf } from './due.ts';
import { moment, office, officeOpenOnSaturday } from './example.fixture.ts';
import { explain } from './explain.ts';
import type { Term } from './term.ts';

const told = (received: string, term: Term, lang: 'vi' | 'en' = 'vi') =>
  explain(dueOf(moment(received), term, office), lang);

describe('the explanation of a due moment', () => {
  test('names the days off on the way', () => {
    const term: Term = { kind: 'working-days', amount: 4 };
    expect(told('31/08/2023 10:05', term)).toEqual([
      'Hồ sơ được nộp lúc 10:05 ngày 31/08/2023.',
      'Thời hạn là 4 ngày làm việc, tính từ ngày 05/09/2023.',
      'Không tính ngày nghỉ lễ, Tết (Quốc khánh): 01/09/2023.',
      'Không tính ngày nghỉ cuối tuần: từ 02/09/2023 đến 03/09/2023.',
      'Không tính ngày nghỉ bù (Quốc khánh): 04/09/2023.',
      'Kết quả có chậm nhất lúc 17:00 ngày 08/09/2023.',
      'Căn cứ: khoản 3 Điều 147 Bộ luật Dân sự 2015; Quyết định 188/1999/QĐ-TTg; khoản 1 Điều 148 Bộ luật Dân sự 2015.',
    ]);
    expect(told('31/08/2023 10:05', term, 'en')).toEqual([
      'Handed in at 10:05 31/08/2023.',
      'The time limit is 4 working days, from 05/09/2023.',
      'Not counted, public holiday (National Day): 01/09/2023.',
      'Not counted, weekend: from 02/09/2023 to 03/09/2023.',
      'Not counted, substitute day off (National Day): 04/09/2023.',
      'The result is ready by 17:00 08/09/2023 at the latest.',
      'Basis: Civil Code 2015, art. 147 cl. 3; Decision 188/1999/QĐ-TTg; Civil Code 2015, art. 148 cl. 1.',
    ]);
  });

  test('says when it came while the office was closed', () => {
    expect(told('20/08/2023 21:40', { kind: 'working-days', amount: 1 })).toEqual([
      'Hồ sơ được nộp lúc 21:40 ngày 20/08/2023.',
      'Lúc đó cơ quan không mở cửa, nên hồ sơ được tính là tiếp nhận lúc 08:00 ngày 21/08/2023.',
      'Thời hạn là 1 ngày làm việc, tính từ ngày 22/08/2023.',
      'Kết quả có chậm nhất lúc 17:00 ngày 22/08/2023.',
      'Căn cứ: khoản 3 Điều 147 Bộ luật Dân sự 2015; Quyết định 188/1999/QĐ-TTg; khoản 1 Điều 148 Bộ luật Dân sự 2015.',
    ]);
  });

  test('names the swapped day and the day worked for it', () => {
    const sentences = told('26/04/2024 10:00', { kind: 'working-days', amount: 4 });
    expect(sentences).toContain('Ngày 04/05/2024 là ngày làm bù nên được tính là ngày làm việc.');
    expect(sentences).toContain('Không tính ngày nghỉ hoán đổi (đổi với 04/05/2024): 29/04/2024.');
    expect(sentences).toContain('Không tính ngày nghỉ cuối tuần: từ 27/04/2024 đến 28/04/2024, 05/05/2024.');
  });

  test('does not list every weekend of a long term', () => {
    expect(told('05/06/2023 10:00', { kind: 'working-days', amount: 30 })).toContain(
      'Không tính ngày nghỉ cuối tuần: tất cả 12 ngày.',
    );
  });

  test('says that a term in calendar days may not end on a day off', () => {
    expect(told('15/08/2023 09:30', { kind: 'calendar-days', amount: 4 })).toEqual([
      'Hồ sơ được nộp lúc 09:30 ngày 15/08/2023.',
      'Thời hạn là 4 ngày, tính cả ngày nghỉ, từ ngày 16/08/2023.',
      'Ngày cuối cùng 19/08/2023 là ngày nghỉ, nên thời hạn kết thúc vào ngày làm việc tiếp theo.',
      'Ngày nghỉ cuối tuần: từ 19/08/2023 đến 20/08/2023.',
      'Kết quả có chậm nhất lúc 17:00 ngày 21/08/2023.',
      'Căn cứ: khoản 3 Điều 147 Bộ luật Dân sự 2015; khoản 1 Điều 148 Bộ luật Dân sự 2015; khoản 5 Điều 148 Bộ luật Dân sự 2015; Quyết định 188/1999/QĐ-TTg.',
    ]);
  });

  test('of working hours leaves out lunch and night', () => {
    expect(told('18/08/2023 16:30', { kind: 'working-hours', amount: 8 })).toEqual([
      'Hồ sơ được nộp lúc 16:30 ngày 18/08/2023.',
      'Thời hạn là 8 giờ làm việc, tính từ lúc 16:30 ngày 18/08/2023.',
      'Giờ nghỉ trưa và ngoài giờ làm việc không tính.',
      'Không tính ngày nghỉ cuối tuần: từ 19/08/2023 đến 20/08/2023.',
      'Kết quả có chậm nhất lúc 16:30 ngày 21/08/2023.',
      'Căn cứ: khoản 1 Điều 147 Bộ luật Dân sự 2015; Quyết định 188/1999/QĐ-TTg.',
    ]);
  });

  const sameDay: Term = { kind: 'same-day', cutoff: '15:00' };
  test.each([
    ['15/08/2023 15:00', 'What is received by 15:00 is ready the same day.'],
    ['15/08/2023 15:01', 'What is received after 15:00 is ready the next working day.'],
  ])('of a result on the same day, received %s: %s', (received, sentence) => {
    expect(told(received, sameDay, 'en')[1]).toBe(sentence);
  });

  test('of a result on the same day, received on a Saturday morning', () => {
    const due = dueOf(moment('19/08/2023 09:00'), sameDay, officeOpenOnSaturday);
    expect(explain(due, 'vi')).toEqual([
      'Hồ sơ được nộp lúc 09:00 ngày 19/08/2023.',
      'Ngày 19/08/2023 không phải là ngày làm việc, nên kết quả có vào ngày làm việc tiếp theo.',
      'Không tính ngày nghỉ cuối tuần: từ 19/08/2023 đến 20/08/2023.',
      'Kết quả có chậm nhất lúc 17:00 ngày 21/08/2023.',
      'Căn cứ: Quyết định 188/1999/QĐ-TTg.',
    ]);
  });

  test('cites as law only what was confirmed', () => {
    const due = dueOf(moment('19/01/2023 10:00'), { kind: 'working-days', amount: 1 }, office);
    expect(due.rules.find((rule) => rule.id === 'public-holidays')?.standing).toBe('to-check');
    expect(explain(due, 'vi').join(' ')).not.toContain('Bộ luật Lao động');
  });

  test('is composed Vietnamese (NFC)', () => {
    const all = told('26/04/2024 10:00', { kind: 'working-days', amount: 4 }).join(' ');
    expect(all.normalize('NFC')).toBe(all);
  });
});
