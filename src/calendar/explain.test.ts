import { describe, expect, test } from 'vitest';
import { type ClockFact, deadlineOf } from './clock.ts';
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

describe('the explanation of a deadline', () => {
  const term: Term = { kind: 'working-days', amount: 5 };
  const tell = (facts: ClockFact[], lang: 'vi' | 'en' = 'vi', of: Term = term) =>
    explain(deadlineOf({ receivedAt: moment('15/08/2023 09:30'), term: of, facts }, office), lang);
  const paused: ClockFact = {
    kind: 'paused',
    at: moment('17/08/2023 10:00'),
    ground: 'financial-duty',
    paper: '15/TB',
  };
  const resumed: ClockFact = { kind: 'resumed', at: moment('21/08/2023 15:00'), paper: null };
  const restarted: ClockFact = { kind: 'restarted', at: moment('21/08/2023 15:00'), paper: '8/BN' };

  test('is that of the due moment while nothing happens', () => {
    expect(tell([])).toEqual(explain(dueOf(moment('15/08/2023 09:30'), term, office), 'vi'));
  });

  test('tells a pause with its ground and paper, and the days that it left out', () => {
    expect(tell([paused, resumed])).toEqual([
      'Hồ sơ được nộp lúc 09:30 ngày 15/08/2023.',
      'Giấy hẹn ghi trả kết quả lúc 17:00 ngày 22/08/2023.',
      'Lúc 10:00 ngày 17/08/2023 thời hạn tạm dừng: chờ thực hiện nghĩa vụ tài chính, văn bản số 15/TB.',
      'Lúc 15:00 ngày 21/08/2023 thời hạn được tính tiếp.',
      'Thời hạn là 5 ngày làm việc, tính từ ngày 16/08/2023.',
      'Không tính thời gian tạm dừng (chờ thực hiện nghĩa vụ tài chính, văn bản số 15/TB): 18/08/2023, 21/08/2023.',
      'Không tính ngày nghỉ cuối tuần: từ 19/08/2023 đến 20/08/2023.',
      'Kết quả có chậm nhất lúc 17:00 ngày 24/08/2023.',
      'Căn cứ: khoản 3 Điều 147 Bộ luật Dân sự 2015; Quyết định 188/1999/QĐ-TTg; khoản 1 Điều 148 Bộ luật Dân sự 2015.',
    ]);
  });

  test('tells the moments of a pause of a term in hours', () => {
    expect(tell([paused, resumed], 'en', { kind: 'working-hours', amount: 20 })).toContain(
      'Not counted, the term was paused (waiting for a financial duty, paper no. 15/TB): ' +
        'from 10:00 17/08/2023 to 15:00 21/08/2023.',
    );
  });

  test('says that there is no moment while paused', () => {
    expect(tell([paused], 'en').slice(2)).toEqual([
      'At 10:00 17/08/2023 the term was paused: waiting for a financial duty, paper no. 15/TB.',
      'The term is paused, so there is no due moment now; there will be one when it goes on.',
      'Basis: Civil Code 2015, art. 147 cl. 3; Decision 188/1999/QĐ-TTg; Civil Code 2015, art. 148 cl. 1.',
    ]);
  });

  test('tells a restart and a re-appointment', () => {
    const reappointed: ClockFact = {
      kind: 'reappointed',
      at: moment('24/08/2023 09:00'),
      due: moment('30/08/2023 17:00'),
      paper: '3/PXL',
    };
    expect(tell([{ ...paused, ground: 'supplement' }, restarted, reappointed], 'en')).toEqual([
      'Handed in at 09:30 15/08/2023.',
      'The slip promised the result by 17:00 22/08/2023.',
      'At 10:00 17/08/2023 the term was paused: waiting for a supplement, paper no. 15/TB.',
      'At 15:00 21/08/2023 the whole term began anew (paper no. 8/BN).',
      'At 09:00 24/08/2023 the office apologised and appointed 17:00 30/08/2023 (paper no. 3/PXL).',
      'The term was counted anew from 15:00 21/08/2023.',
      'The time limit is 5 working days, from 22/08/2023.',
      'Not counted, weekend: from 26/08/2023 to 27/08/2023.',
      'The result is ready by 17:00 28/08/2023 at the latest.',
      'The office appointed 17:00 30/08/2023 instead; that does not change the legal limit.',
      'Basis: Civil Code 2015, art. 147 cl. 3; Decision 188/1999/QĐ-TTg; Civil Code 2015, art. 148 cl. 1.',
    ]);
  });

  test('says when a pause came too late to matter, and when the calendar changed', () => {
    const facts: ClockFact[] = [
      { kind: 'redated', at: moment('16/08/2023 08:00'), due: moment('22/08/2023 17:00'), paper: '12/TB' },
      { ...paused, at: moment('23/08/2023 09:00') },
    ];
    expect(tell(facts, 'en')).toEqual(
      expect.arrayContaining([
        'At 08:00 16/08/2023 the working calendar changed, so the result was due by 17:00 22/08/2023 (paper no. 12/TB).',
        'The limit had passed at 17:00 22/08/2023, so the pause did not change it.',
      ]),
    );
  });
});
