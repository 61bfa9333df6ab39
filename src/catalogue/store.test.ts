import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../test/support/database.ts';
import { testSystem } from '../../test/support/system.ts';
import type { Term } from '../calendar/index.ts';
import { brokenConstraint } from '../kernel/database.ts';
import { day } from '../kernel/time.ts';
import { execute, systemActor } from '../ledger/index.ts';
import { describeTerm, publishProcedures, versionById, versionOn, versionsOn } from './index.ts';

const procedure = (days: number, period: object) => ({
  code: '1.000001',
  name: { vi: 'Thủ tục', en: 'Procedure' },
  field: { vi: 'Hộ tịch', en: 'Civil status' },
  levels: ['district'],
  period,
  term: { kind: 'working-days', amount: days },
  fee: { amount: 0, note: null },
  components: [{ name: { vi: 'Đơn', en: 'Form' }, kind: 'form', count: 1, required: true }],
  forms: [],
  channels: ['counter'],
  result: { name: { vi: 'Giấy', en: 'Paper' } },
  legalBasis: [],
  keywords: ['giấy'],
  illustrative: ['term'],
  source: 'test',
});

let made: TestDatabase;
const publish = (...procedures: object[]) =>
  execute(testSystem(made.db), publishProcedures, { procedures }, { actor: systemActor, key: randomUUID() });
beforeAll(async () => {
  made = await freshDatabase();
  await publish(
    procedure(5, { from: '2023-01-01', to: '2023-09-01' }),
    procedure(3, { from: '2023-09-01', to: null }),
  );
});
afterAll(() => made.drop());

describe('the version of a procedure', () => {
  test.each([
    ['2022-12-31', undefined],
    ['2023-01-01', 5],
    ['2023-08-31', 5],
    ['2023-09-01', 3],
  ])('on %s has the term of that day: %s', async (on, amount) => {
    const version = await versionOn(made.db, '1.000001', day(on));
    expect(version?.term).toEqual(amount ? { kind: 'working-days', amount } : undefined);
    expect((await versionsOn(made.db, day(on))).map((v) => v.id)).toEqual(version ? [version.id] : []);
  });

  test('under which a dossier was received is found for ever, whole', async () => {
    const version = await versionOn(made.db, '1.000001', day('2023-08-31'));
    const { period: _, ...published } = procedure(5, {});
    expect(await versionById(made.db, version!.id)).toMatchObject(published);
  });

  test('never overlaps another of the same procedure', async () => {
    const error = await publish(procedure(4, { from: '2023-08-31', to: '2023-09-02' })).catch((e) => e);
    expect(brokenConstraint(error)).toBe('procedure_version_procedure_id_validity_key');
  });
});

test.each([
  ['a code of another shape', { code: 'birth' }, 'procedures.0.code'],
  ['a term of no days', { term: { kind: 'working-days', amount: 0 } }, 'procedures.0.term.amount'],
  ['a term of a kind that nobody counts', { term: { kind: 'moons', amount: 1 } }, 'procedures.0.term.kind'],
  ['a fee below nothing', { fee: { amount: -1, note: null } }, 'procedures.0.fee.amount'],
])('%s is refused', async (_what, change, path) => {
  const refused = publish({ ...procedure(1, { from: '2024-01-01', to: null }), ...change });
  await expect(refused).rejects.toMatchObject({ code: 'invalid-input', errors: [{ path }] });
});

test.each<[Term, string, string]>([
  [{ kind: 'working-days', amount: 1 }, '1 ngày làm việc', '1 working day'],
  [{ kind: 'working-days', amount: 5 }, '5 ngày làm việc', '5 working days'],
  [{ kind: 'calendar-days', amount: 30 }, '30 ngày', '30 days'],
  [{ kind: 'working-hours', amount: 8 }, '8 giờ làm việc', '8 working hours'],
  [
    { kind: 'same-day', cutoff: '15:00' },
    'Trong ngày; nhận sau 15:00 thì trả vào ngày làm việc tiếp theo',
    'The same day; the next working day if received after 15:00',
  ],
])('the term %j is said as “%s”', (term, vi, en) => {
  expect(describeTerm(term)).toEqual({ vi, en });
});
