import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import {
  calendarOf,
  type Deadline,
  deadlineOf,
  explain,
  type Lateness,
  lateness,
  nationalDays,
  parseCalendarDocument,
  type SpecialDay,
  type WorkingCalendar,
} from '../calendar/index.ts';
import type { Instant } from '../kernel/time.ts';
import { caseSchema, clockOf, type DueCase } from './due-case.ts';
import { type DueMessages, dueMessages } from './due-messages.ts';
import type { Terminal } from './terminal.ts';
import { EXIT } from './trouble.ts';

export interface DueOptions {
  readonly json?: true;
  readonly calendar?: string;
}

/**
 * One case for each line of the input, one answer for each line of the output, in their order: `{ "id", "state",
 * "due", "legal", "original", "late", "explanation", "history", "runs", "rules" }`. Exit code 1 when a line could not
 * be answered; it has `{ "line", "id", "error" }`.
 */
export async function dueCommand(
  { json, calendar }: DueOptions,
  terminal: Terminal,
  input: NodeJS.ReadableStream,
): Promise<void> {
  const { lang } = terminal.say;
  const calendars = new Calendars(calendar, dueMessages[lang]);
  let number = 0;
  let failed = false;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (line.trim() === '') continue;
    const answer = answerLine(line, calendars, dueMessages[lang]);
    failed ||= 'error' in answer;
    const told = 'error' in answer ? { line: number, ...answer } : answer;
    terminal.out(json ? JSON.stringify(told) : inWords(told, lang));
    if (number % 500 === 0) await terminal.flush();
  }
  if (failed) process.exitCode = EXIT.failed;
}

interface Failed {
  readonly id?: DueCase['id'];
  readonly error: string;
}

interface Answered extends Omit<Deadline, 'current'> {
  readonly id?: DueCase['id'];
  readonly due: Instant | null;
  readonly explanation: { readonly vi: readonly string[]; readonly en: readonly string[] };
  readonly late?: Lateness;
}

function answerLine(line: string, calendars: Calendars, say: DueMessages): Answered | Failed {
  let typed: unknown;
  try {
    typed = JSON.parse(line);
  } catch {
    return { error: say.badLine };
  }
  const parsed = caseSchema.safeParse(typed);
  if (!parsed.success) {
    const issues = parsed.error.issues.map(({ path, message }) =>
      `${path.map(String).join('.')} ${message}`.trim(),
    );
    return { error: issues.join('; ') };
  }
  const id = parsed.data.id === undefined ? {} : { id: parsed.data.id };
  try {
    return { ...id, ...answered(parsed.data, calendars.of(parsed.data.calendar)) };
  } catch (error) {
    // The rules refuse by RangeError: facts that cannot be, a calendar that is none or does not reach far enough.
    if (error instanceof RangeError) return { ...id, error: error.message };
    throw error;
  }
}

function answered(asked: DueCase, calendar: WorkingCalendar): Omit<Answered, 'id'> {
  const { current: due, ...deadline } = deadlineOf(clockOf(asked), calendar, asked.at);
  const told = { ...deadline, current: due };
  const late = due && asked.at ? { late: lateness(due, asked.at, calendar) } : {};
  const { state, original, legal, history, runs, rules } = deadline;
  const explanation = { vi: explain(told, 'vi'), en: explain(told, 'en') };
  return { state, due, legal, original, ...late, explanation, history, runs, rules };
}

function inWords(told: Answered | (Failed & { line: number }), lang: 'vi' | 'en'): string {
  if ('error' in told) return `${told.line}: ${told.error}`;
  const head = told.id === undefined ? [] : [`${told.id}:`];
  return [...head, ...told.explanation[lang].map((sentence) => `  ${sentence}`)].join('\n');
}

/** Each calendar is read and built once, whether it came as a file or in the line. */
class Calendars {
  readonly #default: string | undefined;
  readonly #say: DueMessages;
  readonly #built = new Map<string, WorkingCalendar>();
  #national: readonly SpecialDay[] | undefined;

  constructor(file: string | undefined, say: DueMessages) {
    this.#default = file;
    this.#say = say;
  }

  /** @throws RangeError when it is no calendar. */
  of(given: DueCase['calendar']): WorkingCalendar {
    const named = given ?? this.#default;
    if (named === undefined) throw new RangeError(this.#say.noCalendar);
    const key = typeof named === 'string' ? named : JSON.stringify(named);
    const known = this.#built.get(key);
    if (known) return known;
    this.#national ??= nationalDays();
    const document = parseCalendarDocument(typeof named === 'string' ? this.#read(named) : named);
    const calendar = calendarOf(document, this.#national);
    this.#built.set(key, calendar);
    return calendar;
  }

  #read(file: string): unknown {
    let text: string;
    try {
      text = readFileSync(file, 'utf8');
    } catch {
      throw new RangeError(this.#say.unreadable(file));
    }
    try {
      return JSON.parse(text);
    } catch {
      throw new RangeError(this.#say.notJson(file));
    }
  }
}
