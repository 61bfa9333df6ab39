import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '../kernel/project.ts';
import { formatInstant } from '../kernel/time.ts';
import { type ClockFact, type DossierClock, deadlineOf, redated } from './clock.ts';
import { calendarOf, parseCalendarDocument } from './document.ts';
import { moment } from './example.fixture.ts';
import { explain } from './explain.ts';
import { nationalDays } from './national.ts';
import type { PauseGround, Term } from './term.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/**
 * The truth table, worked out by hand: each line a case with the law or rule that it rests on († from memory of the
 * text). `wd` working days, `cd` calendar days, `h` working hours; `→` before and after a change of calendar.
 */
const columns = ['calendar', 'received', 'term', 'facts', 'due', 'source', 'why'] as const;
type Case = Record<(typeof columns)[number], string>;

const [head, ...lines] = readFileSync(join(import.meta.dirname, 'cases/deadlines.tsv'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => line.split('\t'));
const cases = lines.map((cells) => Object.fromEntries(columns.map((name, i) => [name, cells[i]!])) as Case);

const days = nationalDays();
const calendars = new Map<string, WorkingCalendar>();
function calendarNamed(name: string): WorkingCalendar {
  const known = calendars.get(name);
  if (known) return known;
  const file = join(projectRoot, 'data/calendars', `${name}.json`);
  const made = calendarOf(parseCalendarDocument(JSON.parse(readFileSync(file, 'utf8'))), days);
  calendars.set(name, made);
  return made;
}

function termOf(text: string): Term {
  const [first = '', second = ''] = text.split(' ');
  if (first === 'day') return { kind: 'same-day', cutoff: second };
  const kinds = { wd: 'working-days', cd: 'calendar-days', h: 'working-hours' } as const;
  return { kind: kinds[second as keyof typeof kinds], amount: Number(first) };
}

const factsOf = (text: string): ClockFact[] => (text === '' ? [] : text.split('; ').map(factOf));

function factOf(text: string): ClockFact {
  const [kind, date, time, ...more] = text.split(' ');
  const at = moment(`${date} ${time}`);
  switch (kind as ClockFact['kind']) {
    case 'paused':
      return { kind: 'paused', at, ground: more[0] as PauseGround, paper: null };
    case 'reappointed':
    case 'redated':
      return { kind: 'reappointed', at, due: moment(more.join(' ')), paper: null };
    default:
      return { kind: kind as 'resumed' | 'restarted', at, paper: null };
  }
}

const clockOf = ({ received, term, facts }: Case): DossierClock => ({
  receivedAt: moment(received),
  term: termOf(term),
  facts: factsOf(facts),
});

const written = (due: string): string => (due === 'paused' ? due : formatInstant(moment(due)));

describe('the deadline truth table', () => {
  test('has its columns, its sources and no case twice', () => {
    expect(head).toEqual(columns);
    expect(cases.length).toBeGreaterThanOrEqual(170);
    expect(cases.filter(({ source, why }) => !source || !why)).toEqual([]);
    const asked = cases.map(({ calendar, received, term, facts }) =>
      [calendar, received, term, facts].join(),
    );
    expect(new Set(asked).size).toBe(asked.length);
  });

  test.each(cases)('$calendar: $received, $term, $facts: $due, $why', (given) => {
    const clock = clockOf(given);
    const expected = given.due.split(' → ');
    const found = given.calendar.split(' → ').map((name) => {
      const deadline = deadlineOf(clock, calendarNamed(name));
      expect(explain(deadline, 'vi').length).toBeGreaterThan(2);
      return deadline.current === null ? deadline.state : formatInstant(deadline.current);
    });
    expect(found).toEqual(expected.map(written));
  });

  test('tells which deadlines a change of calendar moves', () => {
    const changes = cases.filter(({ calendar }) => calendar.includes(' → '));
    for (const given of changes) {
      const [before, after] = given.calendar.split(' → ').map(calendarNamed);
      const [from, to] = given.due.split(' → ');
      const reappointed = given.facts.startsWith('reappointed');
      const moved = redated(clockOf(given), before!, after!);
      if (!reappointed) expect(moved !== null).toBe(from !== to);
    }
  });
});
