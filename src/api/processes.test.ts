import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, type TestApp, testApp } from '../../test/support/app.ts';
import { DELEGATED } from '../../test/support/small-office.ts';

const said = (vi: string) => ({ vi, en: vi });
const step = (key: string, by: object | null, hours: number | null, next: object, decides = false) => ({
  key,
  name: said(key),
  by,
  hours,
  decides,
  joins: null,
  next,
});
const to = (...steps: string[]) => ({ kind: 'then', steps });
const counter = { kind: 'counter' };
const steps = [
  step('receive', counter, 1, to('examine')),
  step('examine', { kind: 'route', rank: 'specialist' }, 20, to('decide')),
  step('decide', { kind: 'decider' }, 8, to('return'), true),
  step('return', counter, 1, { kind: 'end' }),
];
const place = { procedure: DELEGATED, oneStop: 'quan' };
const period = { from: '2023-08-15', to: null };

interface View {
  readonly id: string;
  readonly status: string;
  readonly findings: { code: string; step: string | null }[];
  readonly layers: string[][];
  readonly planned: number;
  readonly limit: number;
  readonly receivers: { en: string }[];
  readonly mayWrite: boolean;
  readonly errors: { path: string; message: string }[];
  readonly code: string;
}

let made: TestApp;
let control: Client;
beforeAll(async () => {
  made = await testApp();
  control = await made.as('control');
});
afterAll(async () => {
  expect(made.errors).toEqual([]);
  await made.close();
});

const drawn = async (body: object): Promise<string> => {
  const answer = await control.post<{ ids: string[] }>('/api/v1/processes', {
    places: [place],
    period,
    steps,
    ...body,
  });
  expect(answer.status).toBe(201);
  return answer.body.ids[0]!;
};

test('what is drawn is checked before it is kept, and told how it is drawn', async () => {
  const { status, body } = await control.post<View>('/api/v1/processes/check', { ...place, period, steps });
  expect(status).toBe(200);
  expect(body).toMatchObject({
    findings: [],
    layers: [['receive'], ['examine'], ['decide'], ['return']],
    planned: 30,
    limit: 37.5,
  });
  expect(body.receivers[1]!.en).toBe('A specialist of the unit that works on it');
});

describe('found before release, as function 9 asks', () => {
  test.each<[string, object[], string, string | null]>([
    [
      'a step without a receiver',
      [steps[0]!, { ...steps[1]!, by: null }, steps[2]!, steps[3]!],
      'no-receiver',
      'examine',
    ],
    [
      'a loop without exit',
      [steps[0]!, { ...steps[1]!, next: to('examine') }, steps[2]!, steps[3]!],
      'loop-without-exit',
      'examine',
    ],
    [
      'a branch without a result',
      [
        steps[0]!,
        {
          ...steps[1]!,
          next: {
            kind: 'by-outcome',
            branches: [
              { outcome: 'agree', step: 'decide' },
              { outcome: 'supplement', step: null },
            ],
          },
        },
        steps[2]!,
        steps[3]!,
      ],
      'branch-without-result',
      'examine',
    ],
    [
      'an undefined limit',
      [steps[0]!, { ...steps[1]!, hours: null }, steps[2]!, steps[3]!],
      'hours-undefined',
      'examine',
    ],
  ])('%s', async (_what, wrong, code, at) => {
    const { body } = await control.post<View>('/api/v1/processes/check', { ...place, period, steps: wrong });
    expect(body.findings).toContainEqual(expect.objectContaining({ code, step: at }));
    const id = await drawn({ steps: wrong });
    const refused = await control.post<View>(`/api/v1/processes/${id}/publish`);
    expect([refused.status, refused.body.code]).toEqual([422, 'process-unsound']);
    expect(refused.body.errors.map((error) => error.path)).toContain('0.steps.1');
    const kept = await control.get<View>(`/api/v1/processes/${id}`);
    expect(kept.body).toMatchObject({ status: 'draft', mayWrite: true });
  });
});

test('a draft is drawn anew, published, listed and withdrawn', async () => {
  const id = await drawn({});
  const slower = steps.map((s) => (s.key === 'examine' ? { ...s, hours: 25 } : s));
  const change = await control.post<View>(`/api/v1/processes/${id}/change`, { period, steps: slower });
  expect(change.body).toMatchObject({ status: 'draft', planned: 35 });
  expect((await control.post<View>(`/api/v1/processes/${id}/publish`)).body.status).toBe('published');
  const list = await control.get<{ processes: View[]; mayWrite: boolean }>('/api/v1/processes?oneStop=quan');
  expect(list.body.mayWrite).toBe(true);
  expect(list.body.processes.filter((process) => process.status === 'published').map((p) => p.id)).toEqual([
    id,
  ]);
  expect((await control.post<View>(`/api/v1/processes/${id}/withdraw`)).body.status).toBe('withdrawn');
});

test('any officer may look, only procedure control writes', async () => {
  const specialist = await made.as('specialist');
  const list = await specialist.get<{ mayWrite: boolean }>('/api/v1/processes?oneStop=quan');
  expect([list.status, list.body.mayWrite]).toEqual([200, false]);
  const refused = await specialist.post<View>('/api/v1/processes', { places: [place], period, steps });
  expect([refused.status, refused.body.code]).toEqual([403, 'not-control']);
});

test.each([
  ['nobody who is not signed in', () => made.anonymous.get('/api/v1/processes?oneStop=quan'), 401],
  ['no id that is none', () => control.get('/api/v1/processes/x'), 422],
  [
    'no process that is none',
    () => control.get('/api/v1/processes/0197b0a0-0000-7000-8000-000000000000'),
    404,
  ],
])('%s', async (_what, ask, status) => {
  expect((await ask()).status).toBe(status);
});
