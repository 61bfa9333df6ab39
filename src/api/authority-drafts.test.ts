import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, type TestApp, testApp } from '../../test/support/app.ts';
import { anApplication, KEPT, type Username } from '../../test/support/small-office.ts';
import { eventsOf } from '../ledger/index.ts';

let office: TestApp;
const clients = new Map<Username, Client>();
beforeAll(async () => {
  office = await testApp();
  for (const username of ['counter', 'control', 'clerk', 'chair', 'vice', 'head'] as const) {
    clients.set(username, await office.as(username));
  }
});
afterAll(async () => {
  expect(office.errors).toEqual([]);
  await office.close();
});
const as = (username: Username): Client => clients.get(username)!;

const api = '/api/v1/authority';
const period = { from: '2023-08-16', to: '2024-01-01' };

/** A new decision that gives one more procedure to a division. */
const decision = (slug: string) => [
  {
    kind: 'document',
    document: {
      document: slug,
      number: `${slug}/QĐ-UBND`,
      kind: 'decision',
      title: { vi: 'Ủy quyền', en: 'Delegation' },
      issuer: 'Ủy ban nhân dân quận Thử',
      signer: null,
      issuedOn: '2023-08-15',
      illustrative: true,
      inForce: [period],
      restsOn: ['luat', 'qd-thanh-pho'],
    },
  },
  {
    kind: 'delegate',
    document: slug,
    delegator: 'ubnd-quan',
    period,
    rows: [{ annex: 'I', no: 1, procedure: KEPT, delegate: 'lao-dong' }],
  },
];

interface Draft {
  id: string;
  version: number;
  state: string;
  errors: { path: string }[];
  findings: { code: string; severity: string }[];
  sentences: { vi: string }[];
  sentBack: { reason: string } | null;
  actions: string[];
  whatIf: { hands: object[]; dossiers: { caught: number; list: object[] } } | null;
}
interface Refused {
  code: string;
  errors?: { path: string }[];
}

async function written(changes: object[], title = 'Ủy quyền thêm'): Promise<Draft> {
  const { status, body } = await as('control').post<Draft>(`${api}/drafts`, { title, changes });
  expect(status).toBe(201);
  return body;
}

const act = <T = Draft>(who: Username, { id, version }: Draft, name: string, more = {}, key?: string) =>
  as(who).post<T>(`${api}/drafts/${id}/${name}`, { version, ...more }, key);

async function submitted(changes: object[]): Promise<Draft> {
  const { status, body } = await act('control', await written(changes), 'submit');
  expect(status).toBe(200);
  return body;
}

const deciderOf = async (procedure: string, on: string) =>
  (await as('clerk').get<{ unit: string }>(`${api}?procedure=${procedure}&oneStop=quan&on=${on}`)).body.unit;

describe('a draft', () => {
  test('is written, submitted, approved by another person, and then holds', async () => {
    const draft = await written(decision('qd-moi'));
    expect(draft).toMatchObject({
      state: 'draft',
      version: 1,
      writtenBy: 'Nguyễn Văn control',
      errors: [],
      sentences: [
        { vi: 'Đưa vào sổ văn bản qd-moi/QĐ-UBND ngày 15/08/2023 của Ủy ban nhân dân quận Thử: Ủy quyền.' },
        {
          vi: 'Theo qd-moi/QĐ-UBND, Ủy ban nhân dân quận Thử ủy quyền 1 thủ tục cho Phòng Lao động quận Thử, từ ngày 16/08/2023 đến hết ngày 31/12/2023.',
        },
      ],
      actions: ['change', 'submit', 'withdraw'],
    });
    expect(await deciderOf(KEPT, '2023-08-16')).toBe('ubnd-quan');
    const waiting = (await act('control', draft, 'submit')).body;
    const seen = await as('chair').get<Draft>(`${api}/drafts/${draft.id}`);
    expect(seen.body).toMatchObject({ state: 'submitted', actions: ['approve', 'send-back', 'withdraw'] });
    const published = await act('chair', waiting, 'approve');
    expect(published).toMatchObject({
      status: 200,
      body: { state: 'published', approvedBy: 'Nguyễn Văn chair', version: 3, whatIf: null, actions: [] },
    });
    expect(await deciderOf(KEPT, '2023-08-15')).toBe('ubnd-quan');
    expect(await deciderOf(KEPT, '2023-08-16')).toBe('lao-dong');
    const events = await eventsOf(office.system.db, draft.id);
    expect(events.map((e) => [e.chain, e.kind])).toEqual([
      ['registers', 'authority.draft-written'],
      ['registers', 'authority.draft-submitted'],
      ['registers', 'authority.draft-approved'],
    ]);
  });

  test('keeps what was typed, with its errors, and cannot be published with them', async () => {
    const changes = [{ kind: 'delegate', document: 'khong-co', note: 'đang gõ' }, { kind: 'nonsense' }];
    const draft = await written(changes);
    expect(draft).toMatchObject({ changes, whatIf: null });
    expect(draft.errors.map((e) => e.path)).toEqual(
      expect.arrayContaining(['changes.0.delegator', 'changes.0.rows', 'changes.1.kind']),
    );
    expect(draft.sentences[1]?.vi).toBe('Thay đổi thứ 2 chưa ghi đủ.');
    const waiting = (await act('control', draft, 'submit')).body;
    const refused = await act<Refused>('chair', waiting, 'approve');
    expect(refused).toMatchObject({ status: 422, body: { code: 'draft-has-errors' } });
    expect((await as('control').get<Draft>(`${api}/drafts/${draft.id}`)).body.state).toBe('submitted');
  });

  test('that the register would not take says where', async () => {
    const draft = await written([{ ...decision('qd-x')[1], document: 'khong-co' }]);
    expect(draft.errors).toMatchObject([{ path: 'changes.0.document' }]);
  });

  test('that brings an error cannot be published: two rows for one procedure', async () => {
    const draft = await submitted(decision('qd-trung'));
    expect(draft.findings).toMatchObject([
      { code: 'gap', severity: 'error' },
      { code: 'overlapping-delegates', severity: 'error' },
    ]);
    const refused = await act<Refused>('chair', draft, 'approve');
    expect(refused).toMatchObject({ status: 422, body: { code: 'draft-has-errors' } });
    expect(refused.body.errors?.length).toBeGreaterThan(0);
    expect(await deciderOf(KEPT, '2023-08-16')).toBe('lao-dong');
  });

  test('without any change is not published', async () => {
    const draft = await submitted([]);
    expect(await act<Refused>('chair', draft, 'approve')).toMatchObject({
      status: 422,
      body: { code: 'draft-has-errors' },
    });
  });

  test('comes back with a reason, is changed, and goes again', async () => {
    const draft = await submitted(decision('qd-lai'));
    expect((await act('chair', draft, 'send-back', { reason: ' ' })).status).toBe(422);
    const back = (await act('chair', draft, 'send-back', { reason: 'Thiếu phụ lục' })).body;
    expect(back).toMatchObject({
      state: 'draft',
      sentBack: { reason: 'Thiếu phụ lục', by: 'Nguyễn Văn chair' },
    });
    const changed = (await act('control', back, 'change', { title: 'Lần hai', changes: [] })).body;
    expect(changed).toMatchObject({ title: 'Lần hai', changes: [], version: 4 });
    expect((await act('control', changed, 'submit')).body).toMatchObject({
      state: 'submitted',
      sentBack: null,
    });
  });

  test('is withdrawn by its writer, and that is the end of it', async () => {
    const draft = (await act('control', await written([]), 'withdraw')).body;
    expect(draft).toMatchObject({ state: 'withdrawn', actions: [] });
    expect(await act<Refused>('control', draft, 'submit')).toMatchObject({
      status: 409,
      body: { code: 'wrong-state' },
    });
  });

  test('stands in the list, what waits first', async () => {
    const { body } = await as('clerk').get<{ drafts: { state: string }[] }>(`${api}/drafts`);
    const order = ['submitted', 'draft', 'withdrawn', 'published'];
    const states = body.drafts.map((d) => order.indexOf(d.state)).map((n) => Math.min(n, 2));
    expect(states).toEqual(states.toSorted());
    expect(body.drafts.length).toBeGreaterThan(3);
  });
});

describe('who may', () => {
  test.each([
    ['write: a specialist', 'clerk', 403],
    ['write: the chairperson', 'chair', 403],
    ['write: a counter officer', 'counter', 403],
  ] as const)('not %s', async (_, who, status) => {
    const answer = await as(who).post<Refused>(`${api}/drafts`, { title: 'x', changes: [] });
    expect(answer).toMatchObject({ status, body: { code: 'not-control' } });
  });

  test.each([
    ['its writer', 'control', 'second-person-needed'],
    ['a specialist', 'clerk', 'not-approver'],
    ['the head of a division', 'head', 'not-approver'],
  ] as const)('not approve: %s', async (_, who, code) => {
    const draft = await submitted(decision('qd-hai'));
    expect(await act<Refused>(who, draft, 'approve')).toMatchObject({ status: 403, body: { code } });
  });

  test('approve: a vice-chairperson', async () => {
    const draft = await submitted([{ kind: 'repeal', document: 'qd-quan', by: null, from: '2023-12-01' }]);
    expect((await act('vice', draft, 'approve')).status).toBe(200);
  });

  test('change only one’s own', async () => {
    const draft = await written([]);
    const refused = await act<Refused>('chair', draft, 'change', { title: 'x', changes: [] });
    expect(refused).toMatchObject({ status: 403, body: { code: 'not-your-draft' } });
  });

  test('nobody who is not signed in', async () => {
    const draft = await written([]);
    for (const path of ['drafts', `drafts/${draft.id}`]) {
      expect((await office.anonymous.get(`${api}/${path}`)).status).toBe(401);
    }
    for (const path of ['drafts', `drafts/${draft.id}/approve`, 'what-if']) {
      expect(
        (await office.anonymous.post(`${api}/${path}`, { version: 1, title: 'x', changes: [] })).status,
      ).not.toBe(200);
    }
  });
});

describe('at once and again', () => {
  test('an older version is refused, and nothing is lost', async () => {
    const draft = await written([]);
    const one = await act('control', draft, 'change', { title: 'Một', changes: [] });
    const two = await act<Refused>('control', draft, 'change', { title: 'Hai', changes: [] });
    expect([one.status, two.status, two.body.code]).toEqual([200, 409, 'version-conflict']);
    expect((await as('control').get(`${api}/drafts/${draft.id}`)).body).toMatchObject({
      title: 'Một',
      version: 2,
    });
  });

  test('approved eight times with one key, it is published once', async () => {
    const draft = await submitted(decision('qd-mot-lan').slice(0, 1));
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => act('chair', draft, 'approve', {}, key)),
    );
    expect(answers.map((a) => [a.status, a.body.version])).toEqual(answers.map(() => [200, 3]));
    const { body } = await as('clerk').get<{ documents: object[] }>(`${api}/documents?q=mot-lan`);
    expect(body.documents).toHaveLength(1);
  });

  test('approved by two at once, one is told that it is done', async () => {
    const draft = await submitted(decision('qd-hai-nguoi').slice(0, 1));
    const answers = await Promise.all((['chair', 'vice'] as const).map((who) => act(who, draft, 'approve')));
    expect(answers.map((a) => a.status).sort()).toEqual([200, 409]);
  });
});

describe('bad input', () => {
  test.each([
    ['no title', 'drafts', { title: '  ', changes: [] }, 422],
    ['changes that are none', 'drafts', { title: 'x', changes: 'all' }, 422],
    ['a change without a kind', 'drafts', { title: 'x', changes: [{}] }, 422],
    ['an id of another shape', 'drafts/1/submit', { version: 1 }, 422],
    ['a draft that is not there', `drafts/${randomUUID()}/submit`, { version: 1 }, 404],
    ['no version', `drafts/${randomUUID()}/submit`, {}, 422],
    ['a what-if of nothing', 'what-if', { changes: [] }, 422],
    [
      'a what-if of what cannot be',
      'what-if',
      { changes: [{ kind: 'repeal', document: 'khong-co', by: null, from: '2024-01-01' }] },
      422,
    ],
  ])('%s', async (_, path, body, status) => {
    expect((await as('control').post(`${api}/${path}`, body)).status).toBe(status);
  });
});

describe('what if', () => {
  test('tells hands, dossiers, postings and training, and writes nothing', async () => {
    const { body: dossier } = await as('counter').post<{ code: string }>(
      '/api/v1/dossiers',
      anApplication({ procedure: KEPT }),
    );
    const changes = [{ kind: 'repeal', document: 'qd-moi', by: null, from: '2023-08-16' }];
    const { status, body } = await as('chair').post(`${api}/what-if`, { changes });
    expect([status, body]).toMatchObject([
      200,
      {
        hands: [
          {
            procedure: { code: KEPT, name: { vi: 'Cấp giấy phép thử' } },
            oneStop: { slug: 'quan' },
            from: '2023-08-16',
            before: { unit: 'lao-dong' },
            after: { unit: 'ubnd-quan' },
            dossiers: 1,
          },
        ],
        dossiers: {
          caught: 1,
          byHand: [{ procedure: { code: KEPT }, count: 1 }],
          list: [
            {
              code: dossier.code,
              before: { vi: 'Trưởng phòng, Phòng Lao động quận Thử' },
              after: { vi: 'Chủ tịch, Ủy ban nhân dân quận Thử' },
            },
          ],
        },
        postings: [
          { posterUrl: `/tt/quan/${KEPT}/to-dan.pdf`, pageUrl: `https://motcua.test/tt/quan/${KEPT}` },
        ],
      },
    ]);
    expect(await deciderOf(KEPT, '2023-08-16')).toBe('lao-dong');
  });

  test('is for those who write and approve: it names dossiers', async () => {
    const changes = [{ kind: 'repeal', document: 'qd-moi', by: null, from: '2023-08-16' }];
    expect((await as('counter').post(`${api}/what-if`, { changes })).status).toBe(403);
  });
});
