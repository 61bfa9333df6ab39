import { describe, expect, test } from 'vitest';
import { day, formatInstant, type Instant } from '../kernel/time.ts';
import { type ClockFact, ClockFactError, deadlineOf, redated } from './clock.ts';
import { fiveDays, moment, office, range, specialDays } from './example.fixture.ts';
import type { Term } from './term.ts';
import { buildCalendar } from './working-calendar.ts';

const paused = (
  at: string,
  ground: 'supplement' | 'financial-duty' | 'other-authority' = 'supplement',
): ClockFact => ({
  kind: 'paused',
  at: moment(at),
  ground,
  paper: '7/HDHS',
});
const resumed = (at: string): ClockFact => ({ kind: 'resumed', at: moment(at), paper: null });
const restarted = (at: string): ClockFact => ({ kind: 'restarted', at: moment(at), paper: null });
const reappointed = (at: string, due: string): ClockFact => ({
  kind: 'reappointed',
  at: moment(at),
  due: moment(due),
  paper: '3/PXL',
});
const redatedBy = (at: string, due: string): ClockFact => ({
  kind: 'redated',
  at: moment(at),
  due: moment(due),
  paper: '12/TB-UBND',
});

const fiveWorkingDays: Term = { kind: 'working-days', amount: 5 };
/** Tuesday; five working days end on 22/08/2023. */
const received = moment('15/08/2023 09:30');
const deadline = (...facts: ClockFact[]) =>
  deadlineOf({ receivedAt: received, term: fiveWorkingDays, facts }, office);
const shown = (at: Instant | null) => at && formatInstant(at);
const dates = (...facts: ClockFact[]) => {
  const { state, original, legal, current } = deadline(...facts);
  return { state, original: shown(original), legal: shown(legal), current: shown(current) };
};
const promised = '17:00 22/08/2023';

describe('the deadline of a dossier', () => {
  test('is what the slip promised, while nothing happens', () => {
    expect(dates()).toEqual({ state: 'running', original: promised, legal: promised, current: promised });
  });

  test('is not there while paused, and moves by the working days of the pause', () => {
    const stop = paused('17/08/2023 10:00', 'financial-duty');
    expect(dates(stop)).toEqual({ state: 'paused', original: promised, legal: null, current: null });
    const end = '17:00 24/08/2023';
    expect(dates(stop, resumed('21/08/2023 15:00'))).toMatchObject({
      state: 'running',
      legal: end,
      current: end,
    });
  });

  test('is counted anew with each supplement, however many are asked', () => {
    const facts = [
      paused('16/08/2023 10:00'),
      restarted('18/08/2023 10:00'),
      paused('22/08/2023 10:00'),
      restarted('25/08/2023 10:00'),
      paused('28/08/2023 10:00'),
      restarted('30/08/2023 10:00'),
    ];
    expect(dates(...facts)).toMatchObject({ state: 'running', legal: '17:00 08/09/2023' });
    expect(deadline(...facts).runs.map((run) => shown(run.due.due))).toEqual([
      promised,
      '17:00 25/08/2023',
      '17:00 05/09/2023',
      '17:00 08/09/2023',
    ]);
  });

  test('is promised later by re-appointment, while the law stands', () => {
    const facts = [reappointed('21/08/2023 09:00', '25/08/2023 17:00')];
    expect(dates(...facts)).toMatchObject({ legal: promised, current: '17:00 25/08/2023' });
  });

  test('is never made earlier by a re-appointment', () => {
    expect(dates(reappointed('16/08/2023 09:00', '18/08/2023 17:00'))).toMatchObject({ current: promised });
  });

  test('forgets a re-appointment when the term begins anew', () => {
    const facts = [reappointed('21/08/2023 09:00', '29/09/2023 17:00'), restarted('22/08/2023 09:00')];
    expect(dates(...facts)).toMatchObject({ legal: '17:00 29/08/2023', current: '17:00 29/08/2023' });
  });

  test('stands when the pause begins after it has passed', () => {
    const facts = [paused('22/08/2023 17:01')];
    expect(dates(...facts)).toMatchObject({ state: 'paused', legal: promised, current: promised });
    expect(dates(...facts, resumed('28/08/2023 10:00'))).toMatchObject({ state: 'running', legal: promised });
  });

  test('can still be stopped in its last minute', () => {
    expect(dates(paused('22/08/2023 17:00'), resumed('23/08/2023 10:00'))).toMatchObject({
      legal: '17:00 23/08/2023',
    });
  });

  test('keeps what was promised although the calendar has changed since', () => {
    const clock = {
      receivedAt: received,
      term: fiveWorkingDays,
      facts: [],
      promised: moment('21/08/2023 17:00'),
    };
    const { original, legal } = deadlineOf(clock, office);
    expect([shown(original), shown(legal)]).toEqual(['17:00 21/08/2023', promised]);
  });

  test('is told as it stood at a moment', () => {
    const facts = [paused('16/08/2023 10:00'), resumed('18/08/2023 10:00')];
    const clock = { receivedAt: received, term: fiveWorkingDays, facts };
    const stood = (at: string) => deadlineOf(clock, office, moment(at)).state;
    expect(['16/08/2023 09:59', '16/08/2023 10:00', '18/08/2023 10:00'].map(stood)).toEqual([
      'running',
      'paused',
      'running',
    ]);
  });

  test('has a history of each change with its cause', () => {
    const facts = [
      redatedBy('15/08/2023 11:00', '23/08/2023 17:00'),
      paused('17/08/2023 10:00'),
      resumed('18/08/2023 10:00'),
      reappointed('22/08/2023 10:00', '30/08/2023 17:00'),
    ];
    const { history } = deadline(...facts);
    expect(history.map(({ from, to, cause }) => [cause.kind, shown(from), shown(to)])).toEqual([
      ['redated', promised, '17:00 23/08/2023'],
      ['paused', '17:00 23/08/2023', null],
      ['resumed', null, '17:00 23/08/2023'],
      ['reappointed', '17:00 23/08/2023', '17:00 30/08/2023'],
    ]);
  });

  test('cites the rules of what happened, and is plain JSON', () => {
    const told = deadline(paused('16/08/2023 10:00'), restarted('18/08/2023 10:00'));
    expect(told.rules.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['event-day-not-counted', 'paused', 'restarted']),
    );
    expect(JSON.parse(JSON.stringify(told))).toEqual(told);
  });
});

describe('facts that cannot be are refused by their place', () => {
  test.each<[string, number, ClockFact[]]>([
    ['out-of-order', 0, [paused('15/08/2023 09:00')]],
    ['out-of-order', 1, [paused('17/08/2023 09:00'), resumed('16/08/2023 09:00')]],
    ['not-paused', 0, [resumed('16/08/2023 09:00')]],
    ['not-paused', 2, [paused('16/08/2023 09:00'), resumed('16/08/2023 09:30'), resumed('16/08/2023 10:00')]],
    ['already-paused', 1, [paused('16/08/2023 09:00'), paused('16/08/2023 10:00')]],
    [
      'promise-while-paused',
      1,
      [paused('16/08/2023 09:00'), reappointed('16/08/2023 10:00', '30/08/2023 17:00')],
    ],
    ['promise-in-the-past', 0, [reappointed('16/08/2023 09:00', '16/08/2023 09:00')]],
  ])('%s at %i', (code, index, facts) => {
    expect(() => deadline(...facts)).toThrow(ClockFactError);
    expect(() => deadline(...facts)).toThrow(expect.objectContaining({ code, index }));
  });
});

describe('a change of calendar while the dossier is open', () => {
  const flood = { day: day('2023-08-18'), reason: { vi: 'lụt', en: 'flood' } };
  const flooded = buildCalendar(fiveDays, specialDays, [flood], range);
  const change = (...facts: ClockFact[]) => {
    const moved = redated({ receivedAt: received, term: fiveWorkingDays, facts }, office, flooded);
    return moved && [moved.before, moved.after].map(({ legal, current }) => [shown(legal), shown(current)]);
  };

  test('moves what was to be done on the day of the flood', () => {
    const later = '17:00 23/08/2023';
    expect(change()).toEqual([
      [promised, promised],
      [later, later],
    ]);
  });

  test('moves the law but not a promise that is later', () => {
    const appointed = '17:00 30/08/2023';
    expect(change(reappointed('16/08/2023 09:00', '30/08/2023 17:00'))).toEqual([
      [promised, appointed],
      ['17:00 23/08/2023', appointed],
    ]);
  });

  test('moves nothing while paused, nor for a term begun anew after it', () => {
    expect(change(paused('16/08/2023 09:00'))).toBeNull();
    expect(change(restarted('18/08/2023 20:00'))).toBeNull();
  });
});
