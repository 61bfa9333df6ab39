import { z } from 'zod';
import type { Database, Transaction } from '../kernel/database.ts';
import type { NewId } from '../kernel/ids.ts';
import { type FieldError, Refusal } from '../kernel/refusal.ts';
import type { Clock, Instant } from '../kernel/time.ts';
import { canonicalJson, type NewEvent, sha256 } from './chain.ts';
import {
  append,
  type KeptCommand,
  keepCommands,
  keptCommand,
  type Recorded,
  type SentCommand,
} from './store.ts';
import { alone, type Keep, Together, type Work } from './together.ts';

/** What every use case needs of the outside. */
export interface System {
  readonly db: Database;
  readonly clock: Clock;
  readonly newId: NewId;
}

/** Who sends a command: a person, or the system itself (loading, command line). */
export type Actor = { readonly kind: 'person'; readonly personId: string } | { readonly kind: 'system' };

export const systemActor: Actor = { kind: 'system' };

export interface Envelope {
  readonly actor: Actor;
  /** The sender's name for this one intention. A retry carries the same key. */
  readonly key: string;
}

export interface CommandContext {
  readonly tx: Transaction;
  readonly actor: Actor;
  readonly at: Instant;
  readonly newId: NewId;
  /** Appends to a chain of the ledger when the command has done everything else; ids of events are given here. */
  record(chain: string, events: readonly Omit<NewEvent, 'id'>[]): void;
}

export interface Command<I, A> {
  /** `dossier.receive`: what happened, in the ledger and in the table of commands. */
  readonly kind: string;
  readonly input: z.ZodType<I>;
  /** Permission, rule, rows and events, in one transaction; throws a Refusal to leave everything as it was. */
  handle(input: I, context: CommandContext): Promise<A>;
  /**
   * For a command of which many come at once: those that wait share a transaction, in the order of what this returns.
   * Only where `handle` has written nothing yet when it refuses, and where it does not matter to one what another does
   * in the same transaction meanwhile.
   */
  sharesBy?(input: I): string;
}

const actorIdOf = (actor: Actor): string | null => (actor.kind === 'person' ? actor.personId : null);

/**
 * The one door for every write: of any number of equal commands with one key, sent one after the other or at once,
 * one takes effect and all get its answer. The key is written last, in the same transaction as the effect and with
 * the answer. Where it is written already, that fails and undoes everything; after this failure, as after any other
 * that the first one may have caused, its answer is looked up.
 * @throws Refusal 422 `invalid-input` with the fields, 422 `key-reused` for a key that named another command,
 *   and whatever the command itself refuses.
 */
export async function execute<I, A>(
  system: System,
  command: Command<I, A>,
  input: unknown,
  { actor, key }: Envelope,
): Promise<A> {
  const parsed = command.input.safeParse(input);
  if (!parsed.success) throw invalidInput(parsed.error);
  const unkeepable = unkeepableTexts(parsed.data, '');
  if (unkeepable.length > 0) throw refusedInput(unkeepable);
  const sent: SentCommand = {
    actor: actorIdOf(actor) ?? 'system',
    key,
    kind: command.kind,
    inputSha256: sha256(canonicalJson({ kind: command.kind, input: parsed.data })),
  };
  const work = workOf(system, command, parsed.data, sent, actor);
  try {
    return await (command.sharesBy
      ? togetherIn(system.db).run(command.sharesBy(parsed.data), work)
      : alone(system.db, work, keep));
  } catch (error) {
    const first = await firstAnswer<A>(system.db, sent);
    if (first) return first.answer;
    throw error;
  }
}

/** What stays of a command: its events, and its key with the answer. */
interface Kept {
  readonly recorded: readonly Recorded[];
  readonly command: KeptCommand;
}

const keep: Keep<Kept> = (tx, kept) => {
  const recorded = kept.flatMap((one) => one.recorded);
  return [
    ...(recorded.length > 0 ? [append(tx, recorded)] : []),
    keepCommands(
      tx,
      kept.map((one) => one.command),
    ),
  ];
};

/** Done anew each time it is tried: nothing that was recorded in vain stays. */
function workOf<I, A>(
  system: System,
  command: Command<I, A>,
  input: I,
  sent: SentCommand,
  actor: Actor,
): Work<A, Kept> {
  const at = system.clock.now();
  const recorded = new Map<string, NewEvent[]>();
  return {
    done(tx) {
      recorded.clear();
      return command.handle(input, {
        tx,
        actor,
        at,
        newId: system.newId,
        record(chain, events) {
          const named = events.map((event) => ({ ...event, id: system.newId() }));
          recorded.set(chain, [...(recorded.get(chain) ?? []), ...named]);
        },
      });
    },
    kept: (answer) => ({
      recorded: [...recorded].map(([chain, events]) => ({ chain, events, actor: actorIdOf(actor), at })),
      command: { ...sent, at, answer: answer ?? null },
    }),
  };
}

const sharers = new WeakMap<Database, Together<Kept>>();

function togetherIn(db: Database): Together<Kept> {
  const known = sharers.get(db) ?? new Together(db, keep);
  sharers.set(db, known);
  return known;
}

/** The answer that the command got when it took effect, if it did. */
async function firstAnswer<A>(db: Database, sent: SentCommand): Promise<{ answer: A } | null> {
  const first = await keptCommand<A>(db, sent);
  if (!first || first.inputSha256.equals(sent.inputSha256)) return first;
  throw new Refusal(422, 'key-reused', {
    vi: 'Khóa chống gửi trùng này đã dùng cho một yêu cầu khác.',
    en: 'This idempotency key was already used for another request.',
  });
}

/** Every fault of an input at once, each with its place. */
export const invalidInput = (error: z.ZodError): Refusal =>
  refusedInput(
    error.issues.map((issue) => ({
      path: issue.path.map(String).join('.'),
      message: messageOf(issue),
    })),
  );

const refusedInput = (errors: FieldError[]): Refusal =>
  new Refusal(
    422,
    'invalid-input',
    {
      vi: 'Một số thông tin chưa đúng. Chưa có gì được ghi.',
      en: 'Some details are not right. Nothing was saved.',
    },
    { errors },
  );

/** Texts that PostgreSQL cannot hold: with U+0000 or half of a surrogate pair. Nobody types them by hand. */
function unkeepableTexts(value: unknown, path: string): FieldError[] {
  if (typeof value === 'string') {
    return value.isWellFormed() && !value.includes('\u0000')
      ? []
      : [{ path, message: { vi: 'Có ký tự không hợp lệ.', en: 'It holds a character that is none.' } }];
  }
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return [];
  return Object.entries(value).flatMap(([key, part]) => unkeepableTexts(part, path ? `${path}.${key}` : key));
}

const inVietnamese = z.locales.vi().localeError;

/** Messages of our schemas are written `tiếng Việt | English`; the library's own are in English. */
function messageOf(issue: z.core.$ZodIssue): { vi: string; en: string } {
  const [vi, en] = issue.message.split(' | ');
  if (vi !== undefined && en !== undefined) return { vi, en };
  const said = inVietnamese(issue as z.core.$ZodRawIssue);
  // An issue no longer knows what came in, so the end of that sentence would be wrong.
  const sentence = (typeof said === 'string' ? said : (said?.message ?? issue.message)).split(
    ', nhận được',
  )[0];
  return { vi: `${sentence}.`, en: `${issue.message}.` };
}
