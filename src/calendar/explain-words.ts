import type { Text } from '../kernel/refusal.ts';
import { dayOf, formatDay, formatInstant, formatTime, type Instant } from '../kernel/time.ts';
import type { ClockFact } from './clock.ts';
import type { PauseGround } from './term.ts';

/** What `explain` says, in both languages. */
export interface Words {
  moment(moment: Instant): string;
  received(moment: string): string;
  countsAsReceived(moment: string): string;
  term: Readonly<
    Record<'working-days' | 'calendar-days' | 'working-hours', (n: number, from: string) => string>
  >;
  sameDay(cutoff: string): string;
  afterCutoff(cutoff: string): string;
  notAWorkingDay(day: string): string;
  makeUp(day: string): string;
  outsideHours: string;
  off: Readonly<Record<'weekend' | 'holiday' | 'substitute' | 'swapped-off' | 'closed', string>>;
  skipped(what: string, name: string | undefined, stretches: string): string;
  /** The days off that a term in calendar days may not end on. */
  dayOff(what: string, name: string | undefined, stretches: string): string;
  lastDayOff(day: string): string;
  paused(why: string, stretches: string): string;
  ground: Readonly<Record<PauseGround, string>>;
  paper(number: string): string;
  from: string;
  until: string;
  more(days: number): string;
  due(moment: string): string;
  basis(sources: string): string;
  promised(moment: string): string;
  fact: Readonly<Record<ClockFact['kind'], (moment: string, to: string) => string>>;
  alreadyPast(moment: string): string;
  anew(moment: string): string;
  still: string;
  reappointed(moment: string): string;
}

const vi: Words = {
  moment: (moment) => `${formatTime(moment)} ngày ${formatDay(dayOf(moment))}`,
  received: (moment) => `Hồ sơ được nộp lúc ${moment}.`,
  countsAsReceived: (moment) =>
    `Lúc đó cơ quan không mở cửa, nên hồ sơ được tính là tiếp nhận lúc ${moment}.`,
  term: {
    'working-days': (n, from) => `Thời hạn là ${n} ngày làm việc, tính từ ngày ${from}.`,
    'calendar-days': (n, from) => `Thời hạn là ${n} ngày, tính cả ngày nghỉ, từ ngày ${from}.`,
    'working-hours': (n, from) => `Thời hạn là ${n} giờ làm việc, tính từ lúc ${from}.`,
  },
  sameDay: (cutoff) => `Hồ sơ tiếp nhận không muộn hơn ${cutoff} thì có kết quả trong ngày.`,
  afterCutoff: (cutoff) => `Hồ sơ tiếp nhận sau ${cutoff} thì có kết quả trong ngày làm việc tiếp theo.`,
  notAWorkingDay: (day) =>
    `Ngày ${day} không phải là ngày làm việc, nên kết quả có vào ngày làm việc tiếp theo.`,
  makeUp: (day) => `Ngày ${day} là ngày làm bù nên được tính là ngày làm việc.`,
  outsideHours: 'Giờ nghỉ trưa và ngoài giờ làm việc không tính.',
  off: {
    weekend: 'nghỉ cuối tuần',
    holiday: 'nghỉ lễ, Tết',
    substitute: 'nghỉ bù',
    'swapped-off': 'nghỉ hoán đổi',
    closed: 'cơ quan nghỉ',
  },
  skipped: (what, name, stretches) => `Không tính ngày ${what}${name ? ` (${name})` : ''}: ${stretches}.`,
  dayOff: (what, name, stretches) => `Ngày ${what}${name ? ` (${name})` : ''}: ${stretches}.`,
  lastDayOff: (day) =>
    `Ngày cuối cùng ${day} là ngày nghỉ, nên thời hạn kết thúc vào ngày làm việc tiếp theo.`,
  paused: (why, stretches) => `Không tính thời gian tạm dừng (${why}): ${stretches}.`,
  ground: {
    supplement: 'chờ bổ sung hồ sơ',
    'financial-duty': 'chờ thực hiện nghĩa vụ tài chính',
    'other-authority': 'chờ cơ quan khác',
  },
  paper: (number) => `văn bản số ${number}`,
  from: 'từ',
  until: 'đến',
  more: (days) => `tất cả ${days} ngày`,
  due: (moment) => `Kết quả có chậm nhất lúc ${moment}.`,
  basis: (sources) => `Căn cứ: ${sources}.`,
  promised: (moment) => `Giấy hẹn ghi trả kết quả lúc ${moment}.`,
  fact: {
    paused: (moment, why) => `Lúc ${moment} thời hạn tạm dừng: ${why}.`,
    resumed: (moment, paper) => `Lúc ${moment} thời hạn được tính tiếp${paper}.`,
    restarted: (moment, paper) => `Lúc ${moment} thời hạn được tính lại từ đầu${paper}.`,
    reappointed: (moment, to) => `Lúc ${moment} cơ quan xin lỗi và hẹn lại ${to}.`,
    redated: (moment, to) => `Lúc ${moment} lịch làm việc thay đổi, nên thời điểm hẹn trả là ${to}.`,
  },
  alreadyPast: (moment) =>
    `Khi đó thời hạn đã hết từ ${moment}, nên việc tạm dừng không làm thay đổi thời hạn.`,
  anew: (moment) => `Thời hạn được tính lại từ lúc ${moment}.`,
  still: 'Thời hạn đang tạm dừng nên chưa có thời điểm trả kết quả; khi tính tiếp sẽ có.',
  reappointed: (moment) =>
    `Cơ quan đã hẹn lại lúc ${moment}; việc hẹn lại không làm thay đổi thời hạn theo quy định.`,
};

const plural = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;

const en: Words = {
  moment: formatInstant,
  received: (moment) => `Handed in at ${moment}.`,
  countsAsReceived: (moment) => `The office was closed then, so it counts as received at ${moment}.`,
  term: {
    'working-days': (n, from) => `The time limit is ${plural(n, 'working day')}, from ${from}.`,
    'calendar-days': (n, from) => `The time limit is ${plural(n, 'day')}, days off included, from ${from}.`,
    'working-hours': (n, from) => `The time limit is ${plural(n, 'working hour')}, from ${from}.`,
  },
  sameDay: (cutoff) => `What is received by ${cutoff} is ready the same day.`,
  afterCutoff: (cutoff) => `What is received after ${cutoff} is ready the next working day.`,
  notAWorkingDay: (day) => `${day} is not a working day, so the result is ready the next working day.`,
  makeUp: (day) => `${day} is worked in place of another day, so it counts as a working day.`,
  outsideHours: 'Lunch breaks and time outside opening hours do not count.',
  off: {
    weekend: 'weekend',
    holiday: 'public holiday',
    substitute: 'substitute day off',
    'swapped-off': 'swapped day off',
    closed: 'office closed',
  },
  skipped: (what, name, stretches) => `Not counted, ${what}${name ? ` (${name})` : ''}: ${stretches}.`,
  dayOff: (what, name, stretches) => `Days off, ${what}${name ? ` (${name})` : ''}: ${stretches}.`,
  lastDayOff: (day) => `The last day, ${day}, is a day off, so the limit ends on the next working day.`,
  paused: (why, stretches) => `Not counted, the term was paused (${why}): ${stretches}.`,
  ground: {
    supplement: 'waiting for a supplement',
    'financial-duty': 'waiting for a financial duty',
    'other-authority': 'waiting for another authority',
  },
  paper: (number) => `paper no. ${number}`,
  from: 'from',
  until: 'to',
  more: (days) => `${days} days in all`,
  due: (moment) => `The result is ready by ${moment} at the latest.`,
  basis: (sources) => `Basis: ${sources}.`,
  promised: (moment) => `The slip promised the result by ${moment}.`,
  fact: {
    paused: (moment, why) => `At ${moment} the term was paused: ${why}.`,
    resumed: (moment, paper) => `At ${moment} the term went on${paper}.`,
    restarted: (moment, paper) => `At ${moment} the whole term began anew${paper}.`,
    reappointed: (moment, to) => `At ${moment} the office apologised and appointed ${to}.`,
    redated: (moment, to) => `At ${moment} the working calendar changed, so the result was due by ${to}.`,
  },
  alreadyPast: (moment) => `The limit had passed at ${moment}, so the pause did not change it.`,
  anew: (moment) => `The term was counted anew from ${moment}.`,
  still: 'The term is paused, so there is no due moment now; there will be one when it goes on.',
  reappointed: (moment) => `The office appointed ${moment} instead; that does not change the legal limit.`,
};

export const words: Readonly<Record<keyof Text, Words>> = { vi, en };
