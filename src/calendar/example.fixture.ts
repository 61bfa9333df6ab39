import { at, type Day, day, type Instant } from '../kernel/time.ts';
import { minuteOfClock, parseWeeklyHours } from './hours.ts';
import { buildCalendar, type SpecialDay } from './working-calendar.ts';

const fullDay = [
  ['08:00', '12:00'],
  ['13:00', '17:00'],
];

export const fiveDays = parseWeeklyHours({ 1: fullDay, 2: fullDay, 3: fullDay, 4: fullDay, 5: fullDay });
export const withSaturdayMorning = parseWeeklyHours({
  1: fullDay,
  2: fullDay,
  3: fullDay,
  4: fullDay,
  5: fullDay,
  6: [['08:00', '12:00']],
});

const special = (kind: SpecialDay['kind'], vi: string, en: string, days: string): SpecialDay[] =>
  days.split(' ').map((text) => ({ day: day(text), kind, name: { vi, en }, basis: 'for the tests' }));

/** Official days off and make-up days from December 2022 to December 2024, on working weekdays. */
export const specialDays: readonly SpecialDay[] = [
  ...special('substitute', 'Tết Dương lịch', 'New Year', '2023-01-02'),
  ...special('holiday', 'Tết Quý Mão', 'Tết 2023', '2023-01-20 2023-01-23 2023-01-24 2023-01-25 2023-01-26'),
  ...special('holiday', 'Quốc tế Lao động', 'Labour Day', '2023-05-01'),
  ...special('substitute', 'Giỗ Tổ và 30/4', 'Hùng Kings and 30 April', '2023-05-02 2023-05-03'),
  ...special('holiday', 'Quốc khánh', 'National Day', '2023-09-01'),
  ...special('substitute', 'Quốc khánh', 'National Day', '2023-09-04'),
  ...special('holiday', 'Tết Dương lịch', 'New Year', '2024-01-01'),
  ...special(
    'holiday',
    'Tết Giáp Thìn',
    'Tết 2024',
    '2024-02-08 2024-02-09 2024-02-12 2024-02-13 2024-02-14',
  ),
  ...special('holiday', 'Giỗ Tổ Hùng Vương', 'Hùng Kings', '2024-04-18'),
  ...special('swapped-off', 'đổi với 04/05/2024', 'swapped with 04/05/2024', '2024-04-29'),
  ...special('holiday', '30/4 và 1/5', '30 April and 1 May', '2024-04-30 2024-05-01'),
  ...special('make-up', 'làm bù cho 29/04/2024', 'for 29/04/2024', '2024-05-04'),
  ...special('holiday', 'Quốc khánh', 'National Day', '2024-09-02 2024-09-03'),
];

export const range: { from: Day; to: Day } = { from: day('2022-12-01'), to: day('2025-01-01') };

export const office = buildCalendar(fiveDays, specialDays, [], range);
export const officeOpenOnSaturday = buildCalendar(withSaturdayMorning, specialDays, [], range);

/** `'15/08/2023 09:30'` as a moment in Việt Nam. */
export function moment(text: string): Instant {
  const [date = '', time = ''] = text.split(' ');
  return at(day(date.split('/').reverse().join('-')), minuteOfClock(time));
}
