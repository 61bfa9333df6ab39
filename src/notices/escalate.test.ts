import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { anApplication } from '../../test/support/small-office.ts';
import * as acts from '../dossiers/index.ts';
import { escalate } from './escalate.ts';
import { NotifyingOffice } from './office.fixture.ts';

// Received on Tuesday 15/08/2023 at 14:31; due on Tuesday 22/08 at 17:00. Hours: 8:00–12:00 and 13:30–17:00.
let office: NotifyingOffice;
beforeEach(async () => {
  office = await NotifyingOffice.open();
});
afterEach(async () => {
  expect(office.errors).toEqual([]);
  await office.close();
});

const look = (at: string) => {
  office.system.clock.set(at);
  return escalate(office.system, office.outside, office.log);
};

/** What was said because time went by, in no order. */
async function said(code: string): Promise<string[]> {
  const rows = (await office.notices(code)).filter(({ cause }) => cause.includes(' '));
  return rows.map(({ kind, to, cause }) => `${kind} → ${to} (${cause})`).sort();
}

/** Taken by the specialist, who does something every day up to one. */
async function atWork(until: string): Promise<string> {
  const code = await office.receive();
  for (const day of ['15', '16', '17', '18', '21', '22'].filter((d) => `2023-08-${d}` <= until)) {
    office.system.clock.set(`2023-08-${day}T16:00:00+07:00`);
    await office.send('specialist', acts.takeDossier, { code });
  }
  return code;
}

describe('due soon', () => {
  test('is told one working day before, to whoever has it in hand, once a day', async () => {
    const code = await atWork('2023-08-18');
    await look('2023-08-18T16:30:00+07:00');
    expect(await said(code)).toEqual([]);
    // Monday: due on Tuesday.
    await look('2023-08-21T08:30:00+07:00');
    await look('2023-08-21T16:30:00+07:00');
    expect(await said(code)).toEqual(['due-soon → specialist (due-soon 2023-08-21)']);
  });

  test('over a weekend it is told on Friday', async () => {
    office.system.clock.set('2023-08-14T14:30:00+07:00');
    const code = await atWork('2023-08-18');
    await look('2023-08-18T16:30:00+07:00');
    expect(await said(code)).toEqual(['due-soon → specialist (due-soon 2023-08-18)']);
  });
});

describe('overdue', () => {
  test('is told every day to whoever has it in hand, once to leaders, control and the citizen', async () => {
    const code = await atWork('2023-08-22');
    await look('2023-08-23T09:00:00+07:00');
    await office.send('specialist', acts.takeDossier, { code });
    await look('2023-08-24T09:00:00+07:00');
    const since = 'overdue since 2023-08-22T10:00:00.000Z';
    expect(await said(code)).toEqual([
      `overdue → applicant (${since})`,
      `overdue → control (${since})`,
      `overdue → deputy (${since})`,
      `overdue → head (${since})`,
      'overdue → specialist (overdue 2023-08-23)',
      'overdue → specialist (overdue 2023-08-24)',
    ]);
    const sms = (await office.notices(code)).find(
      ({ kind, channel }) => kind === 'overdue' && channel === 'sms',
    );
    expect(sms!.text.vi).toContain(
      'da qua ngay hen. Chung toi xin loi va da bao nguoi phu trach. Can hoi, xin goi 024 0000 0000.',
    );
  });

  test('a citizen who was given a new date is not told before it', async () => {
    const code = await atWork('2023-08-18');
    await office.send('head', acts.apologise, { code, cause: 'Quá tải', to: '2023-08-30T17:00:00+07:00' });
    await look('2023-08-23T09:00:00+07:00');
    expect((await said(code)).filter((line) => line.includes('applicant'))).toEqual([]);
    await look('2023-08-31T09:00:00+07:00');
    expect((await said(code)).filter((line) => line.startsWith('overdue → applicant'))).toHaveLength(1);
  });

  test('a limit that stands still is not overdue, whatever the day', async () => {
    const code = await atWork('2023-08-18');
    await office.send('specialist', acts.suspendDossier, { code, ground: 'other-authority', paper: '1/CV' });
    await look('2023-09-14T09:00:00+07:00');
    expect(await said(code)).toEqual([]);
  });
});

describe('stuck', () => {
  test('is told after sixteen working hours without any event, and to the citizen after thirty-two', async () => {
    const code = await office.receive();
    // 2 h 29 min on Tuesday, 7 h 30 min on each of the next days: 16 hours are full on Thursday at 15:31.
    await look('2023-08-17T15:30:00+07:00');
    expect(await said(code)).toEqual([]);
    await look('2023-08-17T15:32:00+07:00');
    expect(await said(code)).toEqual([
      'stuck → control (stuck at 1)',
      'stuck → deputy (stuck 2023-08-17)',
      'stuck → head (stuck 2023-08-17)',
    ]);
    await look('2023-08-21T16:30:00+07:00');
    expect((await said(code)).filter((line) => line.includes('applicant'))).toEqual([]);
    await look('2023-08-21T16:32:00+07:00');
    expect((await said(code)).filter((line) => line.includes('applicant'))).toEqual([
      'stuck → applicant (stuck at 1)',
    ]);
    await look('2023-08-21T16:40:00+07:00');
    expect((await said(code)).filter((line) => line.includes('applicant'))).toHaveLength(1);
  });

  test('what was sent in and never looked at is told to the counter too', async () => {
    const { code } = await office.send('counter', acts.fileDossier, {
      ...anApplication(),
      channel: 'counter',
    });
    await look('2023-08-18T09:00:00+07:00');
    expect(await said(code)).toContain('stuck → counter (stuck 2023-08-18)');
  });
});

test('an opinion that is late is told to those who were asked and to whoever waits for it', async () => {
  const code = await atWork('2023-08-16');
  await office.send('specialist', acts.consultUnit, { code, unit: 'tu-phap', question: 'Ý kiến?', hours: 4 });
  const asked = (await acts.dossierByCode(office.system.db, code))!.standing.consultations[0]!;
  await look('2023-08-17T09:00:00+07:00');
  expect(await said(code)).toEqual([]);
  await look('2023-08-17T16:00:00+07:00');
  expect(await said(code)).toEqual([
    `consultation-late → clerk (consultation ${asked.id} 2023-08-17)`,
    `consultation-late → specialist (consultation ${asked.id} 2023-08-17)`,
  ]);
});

test('a hand-over that nobody accepts within eight working hours is told to both sides', async () => {
  const code = await atWork('2023-08-16');
  await office.send('specialist', acts.handOverDossier, { code, unit: 'tu-phap' });
  await look('2023-08-17T16:30:00+07:00');
  expect(await said(code)).toEqual([]);
  await look('2023-08-18T08:30:00+07:00');
  expect((await said(code)).filter((line) => line.startsWith('not-accepted'))).toEqual([
    'not-accepted → clerk (not-accepted 2023-08-18)',
    'not-accepted → specialist (not-accepted 2023-08-18)',
  ]);
});

test.each(['2023-08-26T10:00:00+07:00', '2023-08-23T03:00:00+07:00', '2023-08-23T12:30:00+07:00'])(
  'nobody is told anything while the office is closed, at %s',
  async (when) => {
    const code = await atWork('2023-08-22');
    await look(when);
    expect(await said(code)).toEqual([]);
  },
);

test('a citizen is not told of what has been late since before notices were sent at all', async () => {
  const code = await atWork('2023-08-16');
  office.system.clock.set('2023-08-28T08:00:00+07:00');
  await office.system.db`UPDATE notice_start SET at = ${office.system.clock.now()}`;
  await look('2023-08-28T09:00:00+07:00');
  const lines = await said(code);
  expect(lines.filter((line) => line.includes('applicant'))).toEqual([]);
  expect(lines).toContain('overdue → specialist (overdue 2023-08-28)');
});

test('several processes at once say each thing once', async () => {
  const codes: string[] = [];
  for (let i = 0; i < 10; i += 1) codes.push(await office.receive());
  office.system.clock.set('2023-08-23T09:00:00+07:00');
  await Promise.all(Array.from({ length: 4 }, () => escalate(office.system, office.outside, office.log)));
  await escalate(office.system, office.outside, office.log);
  const [expected, ...others] = await Promise.all(codes.map(said));
  expect(expected!.length).toBeGreaterThan(0);
  for (const lines of others) expect(lines).toEqual(expected);
});

test('nothing goes overdue because this ran or did not: a dossier is late by the clock alone', async () => {
  const code = await atWork('2023-08-22');
  const before = await acts.dossierByCode(office.system.db, code);
  const late = async () =>
    acts.isLate((await acts.dossierByCode(office.system.db, code))!, office.system.clock.now());
  office.system.clock.set('2023-08-22T16:59:00+07:00');
  expect(await late()).toBe(false);
  office.system.clock.set('2023-08-23T09:00:00+07:00');
  expect(await late()).toBe(true);
  await look('2023-08-23T09:00:00+07:00');
  expect(await acts.dossierByCode(office.system.db, code)).toEqual(before);
  expect(await late()).toBe(true);
});
