import { createInterface } from 'node:readline';
import { z } from 'zod';
import { type Register, summaryOf, who } from '../../authority/index.ts';
import type { Text } from '../../kernel/refusal.ts';
import { type Day, type Instant, instant, isDay } from '../../kernel/time.ts';
import type { Terminal } from '../terminal.ts';
import { EXIT } from '../trouble.ts';
import { openSource, type Place, wordsOf } from './source.ts';

const moment = z
  .union([z.string().refine(isDay), z.iso.datetime({ offset: true })])
  .transform((text): Day | Instant => (isDay(text) ? text : instant(text)));

const questionSchema = z.strictObject({
  procedure: z.string().min(1),
  office: z.string().min(1),
  at: moment.optional(),
  caseType: z.string().min(1).optional(),
  value: z.int().nonnegative().optional(),
});

export interface WhoOptions {
  readonly register?: string;
  readonly json?: true;
}

/**
 * One question for each line of the input, one answer for each line of the output, in their order: `{ "procedure",
 * "office", "at", "standing", "holder", "signers", "chain", "refusal", "code", … }`. Exit code 1 when a line could
 * not be read; it is answered with `{ "line", "error" }`.
 */
export async function whoCommand(
  { register: file, json }: WhoOptions,
  place: Place,
  terminal: Terminal,
  input: NodeJS.ReadableStream,
): Promise<void> {
  const { lang } = terminal.say;
  const source = await openSource(file, place, terminal);
  try {
    let number = 0;
    let failed = false;
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      number += 1;
      if (line.trim() === '') continue;
      const answer = answerLine(source.register, source.today, line, wordsOf(terminal).badLine);
      failed ||= 'error' in answer;
      const told = 'error' in answer ? { line: number, ...answer } : answer;
      terminal.out(json ? JSON.stringify(told) : inWords(told, lang));
      if (number % 500 === 0) await terminal.flush();
    }
    if (failed) process.exitCode = EXIT.failed;
  } finally {
    await source.close();
  }
}

type Answer = { readonly error: string } | Answered;
type Answered = ReturnType<typeof answered>;

/** @param badLine what is said of a line that is no JSON. */
export function answerLine(register: Register, now: Day | Instant, line: string, badLine: string): Answer {
  let typed: unknown;
  try {
    typed = JSON.parse(line);
  } catch {
    return { error: badLine };
  }
  const question = questionSchema.safeParse(typed);
  if (question.success) return answered(register, { ...question.data, at: question.data.at ?? now });
  const issues = question.error.issues.map((issue) =>
    `${issue.path.map(String).join('.')} ${issue.message}`.trim(),
  );
  return { error: issues.join('; ') };
}

interface Asked extends z.output<typeof questionSchema> {
  readonly at: Day | Instant;
}

function answered(register: Register, asked: Asked) {
  const { procedure, office, at, ...facts } = asked;
  return { ...asked, ...summaryOf(who(register, { procedure, oneStop: office, at, facts })) };
}

function inWords(told: (Answered | { line: number; error: string }) & object, lang: keyof Text): string {
  if ('error' in told) return `${told.line}: ${told.error}`;
  const { procedure, office, at, holder, refusal, chain, signers } = told;
  return [
    `${procedure} · ${office} · ${at}: ${(holder ?? refusal)![lang]}`,
    ...signers.map(({ signature, name }) => `  ${[...signature, name].join(' / ')}`),
    ...chain.map(({ text }, index) => `  ${index + 1}. ${text[lang]}`),
  ].join('\n');
}
