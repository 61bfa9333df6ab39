import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Day, day } from '../../kernel/time.ts';
import { type Fault, type IdentityCard, readIdentityCard } from './identity-card.ts';

const whole = '001085012345|012345678|Nguyễn Văn An|15081985|Nam|Số 1 Liễu Giai, Ba Đình, Hà Nội|01012021';
const an: IdentityCard = {
  number: '001085012345',
  formerNumber: '012345678',
  fullName: 'Nguyễn Văn An',
  birthDate: day('1985-08-15'),
  sex: 'male',
  address: 'Số 1 Liễu Giai, Ba Đình, Hà Nội',
  issuedOn: day('2021-01-01'),
};

describe('a card that reads', () => {
  const cases: readonly (readonly [string, string, IdentityCard])[] = [
    ['as the scanner types it', whole, an],
    ['without a former number', whole.replace('012345678', ''), { ...an, formerNumber: null }],
    ['a woman', whole.replace('Nam', 'Nữ'), { ...an, sex: 'female' }],
    ['letters in pieces (NFD)', whole.normalize('NFD'), an],
    ['stray spaces and the line end', `  ${whole.replaceAll('|', ' | ')}\r\n`, an],
    ['upper case', whole.replace('Nam', 'NAM'), an],
    ['a later card with more fields', `${whole}|||Nguyễn Văn Bình|Trần Thị Cúc`, an],
    [
      'born on 29 February of a leap year',
      whole.replace('15081985', '29021984'),
      { ...an, birthDate: day('1984-02-29') },
    ],
  ];
  test.each(cases)('%s', (_, typed, card) => {
    expect(readIdentityCard(typed)).toEqual({ ok: true, card });
  });
});

describe('a card that does not read says which part is wrong', () => {
  const cases: readonly (readonly [string, string, readonly Fault[]])[] = [
    ['nothing', '', ['fields']],
    ['a number typed by hand', '001085012345', ['fields']],
    ['cut short', whole.slice(0, 60), ['fields']],
    ['eleven digits', whole.replace('001085012345', '00108501234'), ['number']],
    ['letters in the number', whole.replace('001085012345', '0O1085012345'), ['number']],
    ['a former number of eight digits', whole.replace('012345678', '01234567'), ['former']],
    ['no name', whole.replace('Nguyễn Văn An', ' '), ['name']],
    ['a name with digits in it', whole.replace('Văn', 'V4n'), ['name']],
    ['30 February', whole.replace('15081985', '30021985'), ['birth']],
    ['a birth day the American way', whole.replace('15081985', '08151985'), ['birth']],
    ['neither man nor woman', whole.replace('Nam', 'M'), ['sex']],
    ['no address', whole.replace('Số 1 Liễu Giai, Ba Đình, Hà Nội', ''), ['address']],
    ['issued on no day', whole.replace('01012021', '0101202'), ['issued']],
    ['several at once', '1||An|1|x||1', ['number', 'birth', 'sex', 'address', 'issued']],
  ];
  test.each(cases)('%s', (_, typed, faults) => {
    expect(readIdentityCard(typed)).toEqual({ ok: false, faults });
  });
});

const dayArbitrary = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays(day('1930-01-01'), days));
const ddmmyyyy = (on: Day): string => `${on.slice(8, 10)}${on.slice(5, 7)}${on.slice(0, 4)}`;

test('every real day of birth and of issue is read back', () => {
  fc.assert(
    fc.property(dayArbitrary, dayArbitrary, (birthDate, issuedOn) => {
      const typed = whole.replace('15081985', ddmmyyyy(birthDate)).replace('01012021', ddmmyyyy(issuedOn));
      expect(readIdentityCard(typed)).toEqual({ ok: true, card: { ...an, birthDate, issuedOn } });
    }),
  );
});

test('no text makes it throw', () => {
  fc.assert(fc.property(fc.string(), (typed) => void readIdentityCard(typed)));
});
