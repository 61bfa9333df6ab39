import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../test/support/database.ts';
import {
  DELEGATED,
  KEPT,
  openSmallOffice,
  personId,
  type Username,
  WARD,
} from '../../test/support/small-office.ts';
import { testSystem } from '../../test/support/system.ts';
import { Refusal } from '../kernel/refusal.ts';
import { day } from '../kernel/time.ts';
import { type Command, eventsOf, execute, systemActor } from '../ledger/index.ts';
import { changed, end, step, to } from './example.fixture.ts';
import {
  changeProcess,
  draftProcess,
  type Process,
  processById,
  processesAt,
  processOn,
  publishProcesses,
  withdrawProcess,
} from './index.ts';

/** Short enough for five days of seven and a half hours. */
const simple: Process = [
  step('receive', to('examine'), { by: { kind: 'counter' } }),
  step('examine', to('decide'), { hours: 20 }),
  step('decide', to('return'), { by: { kind: 'decider' }, decides: true, hours: 8 }),
  step('return', end, { by: { kind: 'counter' } }),
];
const slower = changed(simple, 'examine', { hours: 25 });

let database: TestDatabase;
let system: ReturnType<typeof testSystem>;
beforeAll(async () => {
  database = await freshDatabase();
  system = testSystem(database.db);
  await openSmallOffice(system);
});
afterAll(() => database.drop());

const send = async <I, A>(command: Command<I, A>, input: unknown, as: Username = 'control'): Promise<A> =>
  execute(system, command, input, {
    actor: { kind: 'person', personId: await personId(system, as) },
    key: randomUUID(),
  });

const draft = async (steps: Process, from: string, change: object = {}, as?: Username): Promise<string> => {
  const places = [{ procedure: DELEGATED, oneStop: 'quan' }];
  const { ids } = await send(draftProcess, { places, period: { from, to: null }, steps, ...change }, as);
  return ids[0]!;
};

const refusal = async (work: Promise<unknown>): Promise<Refusal> => {
  const error = await work.then(
    () => new Error('it was not refused'),
    (thrown: unknown) => thrown,
  );
  if (error instanceof Refusal) return error;
  throw error;
};

const inForce = async (on: string) => {
  const [ids] = await database.db<{ procedureId: string; oneStopId: string }[]>`
    SELECT p.id AS "procedureId", o.id AS "oneStopId" FROM procedure p, one_stop o
    WHERE p.code = ${DELEGATED} AND o.slug = 'quan'`;
  return processOn(database.db, { ...ids!, on: day(on) });
};

describe('a process over time', () => {
  let first: string;
  let second: string;
  test('nothing holds before it is published', async () => {
    first = await draft(simple, '2023-08-15');
    expect(await inForce('2023-08-15')).toBeNull();
    await send(publishProcesses, { ids: [first] });
    expect(await inForce('2023-08-15')).toMatchObject({
      id: first,
      no: 1,
      status: 'published',
      steps: simple,
    });
    expect(await inForce('2023-08-14')).toBeNull();
  });

  test('a version effective next month: until then the old one, from then on the new one', async () => {
    second = await draft(slower, '2023-09-15');
    await send(publishProcesses, { ids: [second] });
    expect((await inForce('2023-09-14'))?.id).toBe(first);
    expect(await inForce('2023-09-15')).toMatchObject({ id: second, no: 2, steps: slower });
  });

  test('what a dossier was received under is found for ever, as it was', async () => {
    expect(await processById(database.db, first)).toMatchObject({
      steps: simple,
      period: { from: '2023-08-15', to: '2023-09-15' },
    });
  });

  test('a second process for the same time is refused by name', async () => {
    const third = await draft(simple, '2023-09-01');
    expect((await refusal(send(publishProcesses, { ids: [third] }))).code).toBe('period-taken');
  });

  test('one that has not begun can be withdrawn, one that runs ends today', async () => {
    await send(withdrawProcess, { id: second });
    expect(await inForce('2023-09-15')).toBeNull();
    system.clock.set('2023-08-20T10:00:00+07:00');
    await send(withdrawProcess, { id: first });
    expect((await inForce('2023-08-19'))?.id).toBe(first);
    expect(await inForce('2023-08-20')).toBeNull();
    expect((await refusal(send(withdrawProcess, { id: first }))).code).toBe('wrong-state');
  });

  test('the ledger tells its life', async () => {
    expect((await eventsOf(database.db, first)).map((event) => event.kind)).toEqual([
      'process.drafted',
      'process.published',
      'process.ended',
      'process.withdrawn',
    ]);
  });

  test.each<[string, (id: string) => Promise<unknown>]>([
    ['deleted', (id) => database.db`DELETE FROM process_version WHERE id = ${id}`],
    ['changed', (id) => database.db`UPDATE process_version SET steps = '[]' WHERE id = ${id}`],
  ])('what was published cannot be %s, not even in SQL', async (_what, work) => {
    await expect(work(first)).rejects.toThrow('a published process does not change');
  });
});

describe('drafts', () => {
  test('one for each of several places, each with a number and a life of its own', async () => {
    const places = [
      { procedure: KEPT, oneStop: 'quan' },
      { procedure: WARD, oneStop: 'phuong' },
    ];
    const { ids } = await send(draftProcess, {
      places,
      period: { from: '2023-09-01', to: null },
      steps: simple,
    });
    expect(ids).toHaveLength(2);
    await send(changeProcess, { id: ids[0], period: { from: '2023-10-01', to: null }, steps: slower });
    expect(await processById(database.db, ids[0]!)).toMatchObject({ no: 1, steps: slower, version: 2 });
    expect(await processById(database.db, ids[1]!)).toMatchObject({ no: 1, steps: simple });
    expect(await processesAt(database.db, 'phuong')).toMatchObject([
      { procedure: WARD, status: 'draft', steps: 4 },
    ]);
  });

  test('a published one is not changed', async () => {
    const id = await draft(simple, '2023-11-01');
    await send(publishProcesses, { ids: [id] });
    const change = send(changeProcess, { id, period: { from: '2023-11-01', to: null }, steps: slower });
    expect((await refusal(change)).code).toBe('wrong-state');
    await send(withdrawProcess, { id });
  });

  test('an unsound one is refused with everything that is wrong, each at its step, and kept', async () => {
    const steps = changed(changed(simple, 'receive', { by: null }), 'examine', { hours: null, next: to() });
    const id = await draft(steps, '2023-11-01');
    const refused = await refusal(send(publishProcesses, { ids: [id] }));
    expect(refused).toMatchObject({ status: 422, code: 'process-unsound' });
    expect(refused.errors.map((error) => error.path)).toEqual([
      '0.steps.1',
      '0.steps.2',
      '0.steps.3',
      '0.steps.0',
      '0.steps.1',
      '0.steps.0',
      '0.steps.1',
    ]);
    expect(await processById(database.db, id)).toMatchObject({ status: 'draft', steps });
  });

  test.each<[string, Process, object, string]>([
    ['more hours than the law gives', changed(simple, 'examine', { hours: 30 }), {}, '37.5 working hours'],
    [
      'a division that has nobody',
      changed(simple, 'examine', { by: { kind: 'unit', unit: 'tu-phap', rank: 'head' } }),
      {},
      'that position is not held',
    ],
    [
      'a head who may not decide',
      changed(simple, 'decide', { by: { kind: 'unit', unit: 'ubnd-quan', rank: 'head' } }),
      {},
      'may not decide',
    ],
    [
      'a delegation that has ended by then',
      simple,
      { period: { from: '2025-07-02', to: null } },
      'Nobody can decide',
    ],
  ])('checked against the register: %s', async (_what, steps, change, said) => {
    const id = await draft(steps, '2023-11-01', change);
    const { errors } = await refusal(send(publishProcesses, { ids: [id] }));
    expect(errors.map((error) => error.message.en).join(' ')).toContain(said);
  });
});

describe('who may', () => {
  test.each<[Username, string]>([
    ['specialist', 'quan'],
    ['head', 'quan'],
    ['counter', 'quan'],
    ['neighbour', 'phuong'],
  ])('%s may not', async (username, oneStop) => {
    const places = [{ procedure: DELEGATED, oneStop }];
    expect((await refusal(draft(simple, '2023-11-01', { places }, username))).code).toBe('not-control');
  });

  test('procedure control may, for the body of its own and for those below', async () => {
    await draft(simple, '2023-11-01', { places: [{ procedure: WARD, oneStop: 'phuong' }] });
  });

  test('the system loads', async () => {
    const places = [{ procedure: DELEGATED, oneStop: 'quan' }];
    const input = { places, period: { from: '2023-12-01', to: null }, steps: simple };
    const envelope = { actor: systemActor, key: randomUUID() };
    expect((await execute(system, draftProcess, input, envelope)).ids).toHaveLength(1);
  });

  test.each([
    ['a procedure that is none', { places: [{ procedure: '9.999999', oneStop: 'quan' }] }],
    ['a one-stop that is none', { places: [{ procedure: DELEGATED, oneStop: 'nowhere' }] }],
  ])('%s is refused', async (_what, change) => {
    expect((await refusal(draft(simple, '2023-11-01', change))).code).toBe('not-found');
  });
});
