import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../test/support/database.ts';
import { openSmallOffice, sendingIn, type Username } from '../../test/support/small-office.ts';
import { testSystem } from '../../test/support/system.ts';
import { publishChecklist, withdrawChecklist } from '../checklists/index.ts';
import { Refusal } from '../kernel/refusal.ts';
import {
  addAddendum,
  announceCampaign,
  closeCampaign,
  drawMinutes,
  entriesOf,
  noteDifficulty,
  openSession,
  planCampaign,
  raiseRecommendation,
  recordAnswers,
  sessionById,
  signMinutes,
  standing,
  startCampaign,
} from './index.ts';

let database: TestDatabase;
let system: ReturnType<typeof testSystem>;
let send: ReturnType<typeof sendingIn>;
let version: string;

const both = (words: string) => ({ vi: words, en: words });
const item = (name: string, kind = 'yes-no', more: object = {}) => ({
  name,
  kind,
  label: both(name),
  ...more,
});
const period = { from: '2023-01-01', to: null };
const plan = (slug: string) => ({
  slug,
  name: both('Khảo sát thử'),
  unit: 'ubnd-quan',
  document: 'qd-quan',
  purposes: ['survey'],
  scope: both('Quận Thử'),
  startsOn: '2023-08-14',
  endsOn: '2023-08-18',
  team: [],
  groups: [
    {
      number: 1,
      name: both('Đoàn số 1'),
      members: [
        { person: 'specialist', role: 'head', period },
        { person: 'clerk', role: 'member', period },
      ],
    },
  ],
  checklists: [{ level: 'district', version }],
  units: [{ unit: 'ubnd-quan' }],
  visits: [{ unit: 'ubnd-quan', group: 1, day: '2023-08-15', half: 'afternoon' }],
});

beforeAll(async () => {
  database = await freshDatabase();
  system = testSystem(database.db);
  await openSmallOffice(system);
  send = sendingIn(system);
  const definition = {
    slug: 'thu',
    title: both('Phiếu thử'),
    level: 'district',
    sections: [
      {
        name: 'chung',
        label: both('Chung'),
        items: [
          item('co', 'yes-no', { score: { weight: 2, full: { item: 'co', is: '=', value: 'yes' } } }),
          item('quyet_dinh', 'number', { figure: 'decisions-in-force' }),
        ],
      },
    ],
  };
  version = (await send('control', publishChecklist(new Set(['decisions-in-force'])), definition)).id;
});
afterAll(() => database.drop());

let campaigns = 0;
/** A campaign under way, and its one visit. */
async function running(): Promise<{ campaign: string; visit: string }> {
  campaigns += 1;
  const campaign = `dot-${campaigns}`;
  await send('control', planCampaign, plan(campaign));
  await send('control', announceCampaign, { campaign });
  await send('control', startCampaign, { campaign });
  const [visit] = await database.db<{ id: string }[]>`
    SELECT v.id FROM visit v JOIN campaign c ON c.id = v.campaign_id WHERE c.slug = ${campaign}`;
  return { campaign, visit: visit!.id };
}
const opening = (visit: string) => ({
  visit,
  place: 'Trụ sở',
  attendees: [{ side: 'team', name: 'A', title: 'Trưởng đoàn' }],
});
async function opened() {
  const { campaign, visit } = await running();
  return { campaign, session: (await send('specialist', openSession, opening(visit))).id };
}
const entry = (name: string, value: unknown, more: object = {}) => ({
  id: randomUUID(),
  item: name,
  side: 'team',
  value,
  device: 'd',
  deviceAt: '2023-08-15T07:30:00.000Z',
  ...more,
});
const endsAt = '2023-08-15T08:30:00.000Z';
async function signed() {
  const { campaign, session } = await opened();
  await send('chair', recordAnswers, { session, entries: [entry('quyet_dinh', 1, { side: 'unit' })] });
  const { sha256 } = await send('specialist', drawMinutes, { session, endsAt });
  await send('chair', signMinutes, { session, side: 'unit', sha256 });
  await send('specialist', signMinutes, { session, side: 'team', sha256 });
  return { campaign, session, sha256 };
}
const refusal = async (asked: Promise<unknown>): Promise<string> => {
  try {
    await asked;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'none';
};

describe('a campaign', () => {
  it('is planned again as long as it is a draft, and by whoever may', async () => {
    await send('control', planCampaign, plan('nhap'));
    await send('control', planCampaign, { ...plan('nhap'), name: both('Tên khác') });
    expect(await refusal(send('specialist', planCampaign, plan('nhap')))).toBe('not-your-campaign');
  });

  it('is not announced before every unit has its half-day', async () => {
    await send('control', planCampaign, { ...plan('thieu'), visits: [] });
    expect(await refusal(send('control', announceCampaign, { campaign: 'thieu' }))).toBe(
      'units-without-visit',
    );
  });

  it('hears of everything that is wrong with its plan at once', async () => {
    const wrong = {
      ...plan('sai'),
      document: 'khong-co',
      visits: [{ unit: 'ubnd-quan', group: 7, day: '2023-08-19', half: 'morning' }],
    };
    const error = await send('control', planCampaign, wrong).catch((e: unknown) => e);
    expect((error as Refusal).errors.map(({ path }) => path)).toEqual(['document', 'visits', 'visits']);
  });

  it('is closed when all minutes are signed, and not before', async () => {
    const { campaign } = await opened();
    expect(await refusal(send('control', closeCampaign, { campaign }))).toBe('sessions-unsigned');
    const done = await signed();
    expect(await send('control', closeCampaign, { campaign: done.campaign })).toEqual({ state: 'closed' });
  });
});

describe('a session', () => {
  it('is one, however often it is opened', async () => {
    const { visit } = await running();
    const [a, b] = [
      await send('specialist', openSession, opening(visit)),
      await send('clerk', openSession, opening(visit)),
    ];
    expect(a).toEqual(b);
  });

  it('is for the team of the visit, and the unit speaks for itself', async () => {
    const { visit } = await running();
    expect(await refusal(send('counter', openSession, opening(visit)))).toBe('not-on-team');
    const { session } = await opened();
    const asUnit = (who: Username) =>
      send(who, recordAnswers, { session, entries: [entry('co', 'yes', { side: 'unit' })] });
    expect(await refusal(asUnit('specialist'))).toBe('not-of-unit');
    expect(await refusal(asUnit('chair'))).toBe('none');
  });

  it('is not opened with a checklist that was withdrawn; one under way keeps it', async () => {
    const own = (
      await send('control', publishChecklist(new Set()), {
        slug: 'rut',
        title: both('Rút'),
        level: 'district',
        sections: [{ name: 's', label: both('s'), items: [item('a')] }],
      })
    ).id;
    const start = async (campaign: string) => {
      await send('control', planCampaign, {
        ...plan(campaign),
        checklists: [{ level: 'district', version: own }],
      });
      await send('control', announceCampaign, { campaign });
      await send('control', startCampaign, { campaign });
      const [visit] = await database.db<{ id: string }[]>`
        SELECT v.id FROM visit v JOIN campaign c ON c.id = v.campaign_id WHERE c.slug = ${campaign}`;
      return visit!.id;
    };
    const { id: session } = await send('specialist', openSession, opening(await start('rut-1')));
    await send('control', withdrawChecklist, { id: own, ground: 'Sai câu hỏi' });
    expect(await refusal(send('specialist', openSession, opening(await start('rut-2'))))).toBe(
      'checklist-withdrawn',
    );
    expect(await refusal(send('specialist', recordAnswers, { session, entries: [entry('a', 'yes')] }))).toBe(
      'none',
    );
  });
});

describe('answers', () => {
  it('arrive once, however often a device sends them', async () => {
    const { session } = await opened();
    const entries = [entry('co', 'yes'), entry('quyet_dinh', 1)];
    for (let n = 0; n < 3; n += 1) {
      const { accepted } = await send('specialist', recordAnswers, { session, entries });
      expect(accepted).toEqual(entries.map(({ id }) => id));
    }
    expect(await entriesOf(database.db, session)).toHaveLength(2);
  });

  it('of two who do not know of each other both stay, until one who saw both decides', async () => {
    const { session } = await opened();
    const [a, b] = [entry('co', 'yes', { device: 'a' }), entry('co', 'no', { device: 'b' })];
    await send('specialist', recordAnswers, { session, entries: [a] });
    await send('clerk', recordAnswers, { session, entries: [b] });
    const stands = async () =>
      standing(await entriesOf(database.db, session)).map(({ entries }) => entries.length);
    expect(await stands()).toEqual([2]);
    await send('clerk', recordAnswers, { session, entries: [entry('co', 'no', { replaces: [a.id, b.id] })] });
    expect(await stands()).toEqual([1]);
  });

  it.each([
    ['the id of another answer', 'entry-id-reused', (known: string) => entry('co', 'no', { id: known })],
    ['an item that nobody asked', 'unknown-item', () => entry('khac', 'yes')],
  ])('with %s are refused, and nothing of them is kept', async (_, code, bad) => {
    const { session } = await opened();
    const first = entry('co', 'yes');
    await send('specialist', recordAnswers, { session, entries: [first] });
    const sent = send('specialist', recordAnswers, {
      session,
      entries: [entry('quyet_dinh', 1), bad(first.id)],
    });
    expect(await refusal(sent)).toBe(code);
    expect(await entriesOf(database.db, session)).toHaveLength(1);
  });

  it('of a device whose clock is years off are kept, and it is told', async () => {
    const { session } = await opened();
    const answer = await send('specialist', recordAnswers, {
      session,
      entries: [entry('co', 'yes', { deviceAt: '2030-01-01T00:00:00.000Z' })],
    });
    expect(answer.deviceMinutesOff).toBeGreaterThan(3_000_000);
    expect(await entriesOf(database.db, session)).toHaveLength(1);
  });
});

describe('minutes', () => {
  it('freeze each figure with its query, its rows and their hash', async () => {
    const { session } = await signed();
    const frozen =
      await database.db`SELECT item, figure, value, row_count, query FROM frozen_figure WHERE session_id = ${session}`;
    expect(frozen).toEqual([
      {
        item: 'quyet_dinh',
        figure: 'decisions-in-force@1',
        value: 1,
        row_count: 1,
        query: expect.stringMatching(/^SELECT /),
      },
    ]);
  });

  it('are signed as they were read: what changed meanwhile is told', async () => {
    const { session } = await opened();
    const { sha256 } = await send('specialist', drawMinutes, { session, endsAt });
    await send('specialist', noteDifficulty, {
      session,
      id: randomUUID(),
      cause: 'training',
      text: 'Cần tập huấn',
    });
    expect(await refusal(send('chair', signMinutes, { session, side: 'unit', sha256 }))).toBe(
      'minutes-changed',
    );
  });

  it('are signed once by each side; who signs again gets the same answer', async () => {
    const { session, sha256 } = await signed();
    expect(await send('specialist', signMinutes, { session, side: 'team', sha256 })).toEqual({
      signed: true,
    });
    expect(await refusal(send('clerk', signMinutes, { session, side: 'team', sha256 }))).toBe(
      'session-signed',
    );
    expect((await sessionById(database.db, session))?.state).toBe('signed');
  });

  test.each<[string, (session: string) => Promise<unknown>]>([
    [
      'a difficulty',
      (session) =>
        send('specialist', noteDifficulty, { session, id: randomUUID(), cause: 'other', text: 'x' }),
    ],
    [
      'a request',
      (session) =>
        send('specialist', raiseRecommendation, { session, id: randomUUID(), cause: 'other', text: 'x' }),
    ],
    ['other minutes', (session) => send('specialist', drawMinutes, { session, endsAt })],
  ])('once signed, take no more: %s', async (_, act) => {
    const { session } = await signed();
    expect(await refusal(act(session))).toBe('session-signed');
  });

  it('an answer that a device brings later is kept beside them, and told', async () => {
    const { session } = await signed();
    const late = entry('co', 'yes');
    for (let n = 0; n < 2; n += 1) await send('specialist', recordAnswers, { session, entries: [late] });
    const answer = await send('specialist', recordAnswers, { session, entries: [entry('co', 'no')] });
    expect(answer.late).toHaveLength(1);
    expect(await database.db`SELECT id FROM late_answer WHERE session_id = ${session}`).toHaveLength(2);
  });

  it('are put right by an addendum, under a number of its own', async () => {
    const { session } = await signed();
    expect(await send('specialist', addAddendum, { session, text: 'Sửa tên người dự.' })).toEqual({
      number: 1,
    });
    expect(await send('specialist', addAddendum, { session, text: 'Sửa giờ.' })).toEqual({ number: 2 });
    const open = await opened();
    expect(await refusal(send('specialist', addAddendum, { session: open.session, text: 'x' }))).toBe(
      'not-signed',
    );
  });
});
