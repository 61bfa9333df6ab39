import { z } from 'zod';
import { seededIds } from '../kernel/ids.ts';
import type { Text } from '../kernel/refusal.ts';
import { Refusal } from '../kernel/refusal.ts';
import { at, day, epochMs, type Instant } from '../kernel/time.ts';
import { type Actor, type Command, execute, type System, systemActor } from '../ledger/index.ts';
import { playDossiers } from './dossiers.ts';
import { loadProcesses } from './processes.ts';
import { seeded } from './random.ts';
import { readReference, type ShippedAccount } from './reference.ts';
import { loadRegisters } from './registers.ts';
import { playSurvey } from './survey.ts';

/** Every account of the demonstration has it; printed at start and shown at sign-in. */
export const DEMO_PASSWORD = 'motcua-2023';

/** The demonstration begins on Tuesday, 15/08/2023, 09:30. */
export const DEMO_NOW: Instant = at(day('2023-08-15'), 9 * 60 + 30);

const SEED = 20230815;

export interface DemoAccount {
  readonly username: string;
  readonly password: string;
  readonly name: string;
  readonly role: Text;
}

export interface Demonstration {
  readonly accounts: readonly DemoAccount[];
  readonly dossiers: number;
}

export interface LoadOptions {
  /** Told now and then how far it is. */
  readonly progress?: (done: number, of: number) => void;
}

/** From now on the installation runs on the demonstration's clock, and says so on every page. */
const beginDemonstration: Command<{ offsetMs: number }, null> = {
  kind: 'demo.begin',
  input: z.object({ offsetMs: z.number() }),
  async handle({ offsetMs }, { tx, newId, record }) {
    await tx`UPDATE installation SET clock_offset_ms = ${Math.round(offsetMs)}, demonstration = true`;
    record('registers', [
      { stream: newId(), streamSeq: 1, kind: 'demo.begun', data: { dossiersAreInvented: true } },
    ]);
    return null;
  },
};

/**
 * Ba Đình in August 2023: the registers, then some weeks of dossiers, all by the commands that the counter and
 * the API use, with a fixed seed and a clock of its own.
 * @throws Refusal 409 `not-empty` when anything was written to the database before.
 */
export async function loadDemonstration(
  system: System,
  { progress }: LoadOptions = {},
): Promise<Demonstration> {
  await refuseUnlessEmpty(system);
  const random = seeded(SEED);
  let now: Instant = at(day('2023-07-14'), 16 * 60);
  let sent = 0;
  const demo: System = {
    db: system.db,
    clock: { now: () => now },
    newId: seededIds(seeded(SEED + 1).next, () => epochMs(now)),
  };
  const sendAt = <I, A>(when: Instant, actor: Actor, command: Command<I, A>, input: unknown): Promise<A> => {
    now = when;
    sent += 1;
    return execute(demo, command, input, { actor, key: `demo ${sent}` });
  };
  const reference = readReference();
  const load = <I, A>(command: Command<I, A>, input: unknown) => sendAt(now, systemActor, command, input);
  await loadRegisters(system.db, load, reference, DEMO_PASSWORD);
  await loadProcesses(load, reference);
  // With a chance of its own: however the survey is told, the dossiers stay as they are.
  await playSurvey({
    db: system.db,
    reference,
    random: seeded(SEED + 2),
    newId: demo.newId,
    sendAt,
    until: DEMO_NOW,
  });
  const dossiers = await playDossiers(system.db, random, DEMO_NOW, sendAt, progress ?? (() => {}));
  await sendAt(DEMO_NOW, systemActor, beginDemonstration, { offsetMs: epochMs(DEMO_NOW) - Date.now() });
  return { accounts: accountsOf(reference), dossiers };
}

async function refuseUnlessEmpty({ db }: System): Promise<void> {
  const [row] = await db<{ used: boolean }[]>`
    SELECT EXISTS (SELECT FROM command) OR EXISTS (SELECT FROM unit) OR EXISTS (SELECT FROM event) AS used`;
  if (!row?.used) return;
  throw new Refusal(
    409,
    'not-empty',
    {
      vi: 'Dữ liệu mẫu chỉ nạp được vào cơ sở dữ liệu trống.',
      en: 'The demonstration loads only into an empty database.',
    },
    {
      mend: {
        vi: 'Chọn thư mục dữ liệu khác (MOTCUA_DATA), hoặc khởi động với --no-demo. Dữ liệu đang có vẫn giữ nguyên.',
        en: 'Choose another data folder (MOTCUA_DATA), or start with --no-demo. What is there was left as it is.',
      },
    },
  );
}

const accountsOf = ({
  accounts,
  structure,
}: {
  accounts: readonly ShippedAccount[];
  structure: { persons: readonly { slug: string; name: string }[] };
}): DemoAccount[] =>
  accounts.map(({ username, person, role }) => ({
    username,
    password: DEMO_PASSWORD,
    name: structure.persons.find((p) => p.slug === person)?.name ?? username,
    role,
  }));

/** The accounts of a demonstration that was loaded before. */
export const demoAccounts = (): DemoAccount[] => accountsOf(readReference());
