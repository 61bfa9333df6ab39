import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import {
  type Draft,
  draftSchema,
  loadRegister,
  type Register,
  registerSchema,
} from '../../authority/index.ts';
import { type Dossiers, dossiersOf, noDossiers } from '../../delegation/index.ts';
import type { Log } from '../../kernel/log.ts';
import { type Day, dayOf, isDay, systemClock } from '../../kernel/time.ts';
import type { Config } from '../config.ts';
import { openSystem } from '../system.ts';
import type { Terminal } from '../terminal.ts';
import { EXIT, Trouble } from '../trouble.ts';
import { type AuthorityMessages, authorityMessages } from './messages.ts';

/** Where a command looks: a register file, or the running database. */
export interface Source {
  readonly register: Register;
  readonly today: Day;
  readonly dossiers: Dossiers;
  /** In words. */
  readonly name: string;
  close(): Promise<void>;
}

/** What opens the database, should it be needed. */
export interface Place {
  config(): Config;
  log(config: Config): Log;
}

export const wordsOf = ({ say }: Terminal): AuthorityMessages => authorityMessages[say.lang];

/** @param file of the register; without it the database of this installation. */
export async function openSource(
  file: string | undefined,
  place: Place,
  terminal: Terminal,
): Promise<Source> {
  if (file !== undefined) {
    const register = await readRegisterFile(file, terminal);
    const today = dayOf(systemClock.now());
    return { register, today, dossiers: noDossiers, name: file, close: async () => {} };
  }
  const config = place.config();
  const { system, close } = await openSystem(config, place.log(config), terminal.say);
  try {
    const register = await loadRegister(system.db);
    const today = dayOf(system.clock.now());
    const { database: name } = wordsOf(terminal);
    return { register, today, dossiers: dossiersOf(system.db), name, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** @throws Trouble with exit code 2 when the file is none. */
export async function readRegisterFile(file: string, terminal: Terminal): Promise<Register> {
  const { notRegister, notRegisterMend } = wordsOf(terminal);
  return readJson(file, registerSchema, terminal, (where) => ({
    what: notRegister(file, where),
    mend: notRegisterMend,
  }));
}

/** @throws Trouble with exit code 2 when the file is none. */
export async function readDraftFile(file: string, terminal: Terminal): Promise<Draft> {
  const { notDraft, notDraftMend } = wordsOf(terminal);
  return readJson(file, draftSchema, terminal, (where) => ({
    what: notDraft(file, where),
    mend: notDraftMend,
  }));
}

/** The bytes of a file that somebody named. @throws Trouble with exit code 2. */
export async function readNamed(file: string, terminal: Terminal): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    const { unreadable, unreadableMend } = wordsOf(terminal);
    const why = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new Trouble(unreadable(file, why), { mend: unreadableMend, exitCode: EXIT.usage, cause: error });
  }
}

async function readJson<S extends z.ZodType>(
  file: string,
  schema: S,
  terminal: Terminal,
  told: (where: string) => { what: string; mend: string },
): Promise<z.output<S>> {
  const text = (await readNamed(file, terminal)).toString('utf8').replace(/^\ufeff/, '');
  const unusable = (where: string) => {
    const { what, mend } = told(where);
    return new Trouble(what, { mend, exitCode: EXIT.usage });
  };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw unusable('JSON');
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw unusable(`${issue!.path.map(String).join('.') || '.'}: ${issue!.message}`);
}

/** @throws Trouble with exit code 2 when an option is no day. */
export function dayOption(text: string, terminal: Terminal): Day {
  if (isDay(text)) return text;
  const { day, dayMend } = wordsOf(terminal);
  throw new Trouble(day(text), { mend: dayMend, exitCode: EXIT.usage });
}
