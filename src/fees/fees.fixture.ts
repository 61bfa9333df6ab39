import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { DELEGATED, KEPT, personId, type Username } from '../../test/support/small-office.ts';
import { versionOn } from '../catalogue/index.ts';
import type { Database } from '../kernel/database.ts';
import { Refusal } from '../kernel/refusal.ts';
import { dayOf } from '../kernel/time.ts';
import { type Command, execute, type System, systemActor } from '../ledger/index.ts';
import { oneStopBySlug } from '../organization/index.ts';
import { type Charge, type Charging, chargeFor, setSchedule } from './index.ts';

export const always = { from: '2020-01-01', to: null };

/** A charge for the dossier and a fee for each copy; the poor pay nothing, the old half. */
export const schedule = {
  rates: [
    {
      procedure: DELEGATED,
      oneStop: null,
      period: always,
      kind: 'charge',
      amount: 50_000,
      per: 'dossier',
      source: 'NQ 06/2020/NQ-HĐND',
    },
    {
      procedure: KEPT,
      oneStop: null,
      period: always,
      kind: 'fee',
      amount: 2_001,
      per: 'copy',
      source: 'TT 226/2016/TT-BTC',
    },
  ],
  exemptions: [
    {
      procedure: null,
      ground: 'ho-ngheo',
      name: { vi: 'Hộ nghèo', en: 'Poor household' },
      share: 100,
      period: always,
      source: 'NQ 06/2020/NQ-HĐND, Điều 3',
    },
    {
      procedure: KEPT,
      ground: 'nguoi-cao-tuoi',
      name: { vi: 'Người cao tuổi', en: 'Elderly person' },
      share: 50,
      period: always,
      source: 'NQ 06/2020/NQ-HĐND, Điều 3',
    },
  ],
  accounts: [
    { oneStop: 'quan', period: always, bank: '970400', account: '3511000012345', source: 'Thông báo KBNN' },
  ],
};

/** Commands of one system, sent by a person of the small office or by the system itself. */
export const sender = (system: System) => {
  const send = async <I, A>(
    as: Username | 'system',
    command: Command<I, A>,
    input: unknown,
    key: string = randomUUID(),
  ): Promise<A> => {
    const actor =
      as === 'system' ? systemActor : ({ kind: 'person', personId: await personId(system, as) } as const);
    return execute(system, command, input, { actor, key });
  };

  /** What the command that receives a dossier does with it. */
  const charge = async (
    procedure: string,
    {
      copies = 1,
      ground,
      subject = randomUUID(),
      code = '000.00.99.H99-230815-0001',
    }: Partial<Charging> = {},
  ): Promise<Charge | null> => {
    const version = (await versionOn(system.db, procedure, dayOf(system.clock.now())))!;
    const oneStop = (await oneStopBySlug(system.db, 'quan'))!;
    const command: Command<unknown, Charge | null> = {
      kind: 'test.receive',
      input: z.unknown(),
      handle: (_input, context) => chargeFor(context, { subject, code, oneStop, version, copies, ground }),
    };
    return send('counter', command, {});
  };

  return { send, charge, setSchedule: (input: unknown) => send('system', setSchedule, input) };
};

/** The code of the refusal, with the places of its errors. */
export async function refusalOf(promise: Promise<unknown>): Promise<{ code: string; paths: string[] }> {
  const error = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Refusal)) throw error ?? new Error('was not refused');
  return { code: error.code, paths: error.errors.map(({ path }) => path) };
}

export const countOf = async (db: Database, table: string): Promise<number> => {
  const [row] = await db<{ count: number }[]>`SELECT count(*) AS count FROM ${db(table)}`;
  return row!.count;
};
