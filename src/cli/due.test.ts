import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '../kernel/project.ts';
import { listeningTerminal, watchExitCode } from './authority/terminal.fixture.ts';
import { dueCommand } from './due.ts';

const exitCode = watchExitCode();
const calendar = join(projectRoot, 'data/calendars/nam-ngay.json');
const term = { kind: 'working-days', amount: 5 };
const received = '2023-08-15T09:30:00+07:00';
const local = (text: string) => `${text}:00+07:00`;

async function ask(
  cases: readonly (object | string)[],
  options: { json?: true; calendar?: string } = { json: true },
) {
  const terminal = listeningTerminal();
  const lines = cases.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
  await dueCommand(options, terminal, Readable.from(lines.map((line) => `${line}\n`)));
  return terminal.said;
}
const answers = async (...cases: (object | string)[]) =>
  (await ask(cases, { json: true, calendar })).map((line) => JSON.parse(line) as Record<string, unknown>);

describe('motcua due', () => {
  test('answers each line in its order, with the moment and its explanation', async () => {
    const [first, second] = await answers(
      { id: 'a', received, term },
      { id: 2, received, term: { kind: 'same-day', cutoff: '15:00' } },
    );
    expect(first).toMatchObject({
      id: 'a',
      state: 'running',
      due: '2023-08-22T10:00:00.000Z',
      original: '2023-08-22T10:00:00.000Z',
    });
    expect(first).toMatchObject({
      explanation: { en: expect.arrayContaining(['The time limit is 5 working days, from 16/08/2023.']) },
    });
    expect(second).toMatchObject({ id: 2, due: '2023-08-15T10:00:00.000Z' });
    expect(exitCode()).toBeUndefined();
  });

  test('takes pauses, supplements, restarts and extensions', async () => {
    const pause = {
      from: local('2023-08-17T10:00'),
      to: local('2023-08-21T15:00'),
      ground: 'financial-duty',
    };
    const supplement = {
      asked: local('2023-08-16T10:00'),
      complete: local('2023-08-18T10:00'),
      paper: '7/HDHS',
    };
    const extension = { at: local('2023-08-21T09:00'), due: local('2023-08-25T17:00') };
    const told = await answers(
      { received, term, pauses: [pause] },
      { received, term, supplements: [supplement] },
      { received, term, restarts: [{ at: local('2023-08-18T10:00') }] },
      { received, term, extensions: [extension] },
      { received, term, pauses: [{ ...pause, to: undefined }] },
    );
    const at = (day: string) => `2023-08-${day}T10:00:00.000Z`;
    expect(told.map(({ state, due, legal }) => [state, due, legal])).toEqual([
      ['running', at('24'), at('24')],
      ['running', at('25'), at('25')],
      ['running', at('25'), at('25')],
      ['running', at('25'), at('22')],
      ['paused', null, null],
    ]);
  });

  test('takes pauses in any order, those that touch and those of no length', async () => {
    const pause = (from: string, to: string) => ({
      from: local(from),
      to: local(to),
      ground: 'other-authority',
    });
    const pauses = [
      pause('2023-08-18T10:00', '2023-08-21T15:00'),
      pause('2023-08-18T10:00', '2023-08-18T10:00'),
      pause('2023-08-17T10:00', '2023-08-18T10:00'),
    ];
    const [told] = await answers({ received, term, pauses: [pauses[0], pauses[2]] });
    expect(told).toMatchObject({ due: '2023-08-24T10:00:00.000Z' });
    const [again] = await answers({ received, term, pauses: [pauses[2], pauses[1], pauses[0]] });
    expect(again).toMatchObject({ due: '2023-08-24T10:00:00.000Z' });
  });

  test('takes the calendar itself instead of a file', async () => {
    const inline = {
      name: { vi: 'Chỉ thứ Hai', en: 'Mondays' },
      hours: [{ from: null, to: null, week: { 1: [['08:00', '12:00']] } }],
      specialDays: 'national',
      closures: [{ day: '2023-08-21', reason: { vi: 'lụt', en: 'flood' }, basis: 'số 1' }],
    };
    const [told] = await answers({ received, term: { kind: 'working-days', amount: 1 }, calendar: inline });
    // Received when it next opens, on 28/08; 04/09 is off.
    expect(told).toMatchObject({ due: '2023-09-11T05:00:00.000Z' });
  });

  test('tells how it stood at a moment, and how late', async () => {
    const [told] = await answers({ received, term, at: local('2023-08-23T09:00') });
    expect(told).toMatchObject({ late: { late: true, workingMinutes: 60, workingDays: 1 } });
  });

  test('keeps what the slip says', async () => {
    const [told] = await answers({ received, term, promised: local('2023-08-21T17:00') });
    expect(told).toMatchObject({ original: '2023-08-21T10:00:00.000Z', legal: '2023-08-22T10:00:00.000Z' });
  });

  test('tells the explanation in words without --json', async () => {
    const said = await ask([{ id: 'a', received, term }], { calendar });
    expect(said[0]).toMatch(/^a:\n {2}Handed in at 09:30 15\/08\/2023\.\n/);
  });

  test('the example of docs/working-time.md is answered as it says there', async () => {
    const page = readFileSync(join(projectRoot, 'docs/working-time.md'), 'utf8');
    const [example] = page.match(/^\{"id":"H26-1".*$/m)!;
    const [due] = page.match(/(?<="due":")[^"]+/)!;
    const { calendar: file, ...rest } = JSON.parse(example) as { calendar: string };
    const [told] = await answers({ ...rest, calendar: join(projectRoot, file) });
    expect(told).toMatchObject({ id: 'H26-1', due });
  });
});

describe('a line that cannot be answered', () => {
  const good = { received, term };
  test.each<[string, object | string, RegExp]>([
    ['is no JSON', '{', /not JSON/],
    ['has no offset in its moment', { ...good, received: '2023-08-15T09:30:00' }, /^received /],
    ['has an unknown member', { ...good, deadline: 5 }, /deadline/],
    ['has a term of nothing', { ...good, term: { kind: 'working-days', amount: 0 } }, /^term\.amount /],
    ['has a cutoff that is no time', { ...good, term: { kind: 'same-day', cutoff: '99:99' } }, /time of day/],
    [
      'names a ground that is none',
      { ...good, pauses: [{ from: received, ground: 'outage' }] },
      /pauses\.0\.ground/,
    ],
    ['has a file that is not there', { ...good, calendar: 'no-such-file.json' }, /no-such-file/],
    ['has a calendar that is none', { ...good, calendar: { hours: [] } }, /hours: /],
    ['leaves the years that are known', { ...good, received: '2031-01-02T09:00:00+07:00' }, /2031/],
    [
      'was paused before it was received',
      { ...good, pauses: [{ from: local('2023-08-14T09:00'), ground: 'supplement' }] },
      /Fact 1/,
    ],
  ])('because it %s', async (_, line, error) => {
    const told = await answers({ received, term }, line, { received, term });
    expect(told.map((answer) => 'error' in answer)).toEqual([false, true, false]);
    expect(told[1]).toMatchObject({ line: 2, error: expect.stringMatching(error) });
    expect(exitCode()).toBe(1);
  });

  test('because no calendar is named, keeps its id', async () => {
    const [said] = await ask([{ id: 9, received, term }]);
    expect(JSON.parse(said!)).toMatchObject({ line: 1, id: 9, error: expect.stringContaining('--calendar') });
  });
});
