import { tryOut } from '../../delegation/index.ts';
import type { Text } from '../../kernel/refusal.ts';
import { formatDay } from '../../kernel/time.ts';
import type { Terminal } from '../terminal.ts';
import { EXIT } from '../trouble.ts';
import type { AuthorityMessages } from './messages.ts';
import { openSource, type Place, readDraftFile, wordsOf } from './source.ts';
import { changeLine, countOf, findingLines } from './words.ts';

export interface WhatIfOptions {
  readonly register?: string;
  readonly json?: true;
}

/** How many of each are printed for a person to read. */
const SHOWN = 20;

/**
 * `--json`: `{ "hands", "dossiers", "postings", "training", "findings", "resolved" }` as the API gives it. Exit code 1
 * when the draft brings errors, or cannot be made.
 */
export async function whatIfCommand(
  file: string,
  { register: registerFile, json }: WhatIfOptions,
  place: Place,
  terminal: Terminal,
): Promise<void> {
  const { changes } = await readDraftFile(file, terminal);
  const { register, today, dossiers, close } = await openSource(registerFile, place, terminal);
  try {
    const trial = await tryOut(register, changes, today, dossiers);
    terminal.out(json ? JSON.stringify(trial) : inWords(trial, wordsOf(terminal), terminal.say.lang));
    if (countOf(trial.findings, 'error') > 0) process.exitCode = EXIT.failed;
  } finally {
    await close();
  }
}

type Trial = Awaited<ReturnType<typeof tryOut>>;

function inWords(trial: Trial, words: AuthorityMessages, lang: keyof Text): string {
  const { hands, dossiers, postings, training, findings, resolved } = trial;
  const lines: string[] = [];
  const section = (title: string, items: readonly string[], total = items.length) => {
    if (total === 0) return;
    lines.push(title, ...items.slice(0, SHOWN).map((item) => `  ${item.replaceAll('\n', '\n  ')}`));
    if (total > SHOWN) lines.push(`  ${words.more(total - SHOWN)}`);
    lines.push('');
  };
  const at = (place: { procedure: { code: string }; oneStop: { name: Text } }) =>
    `${place.procedure.code}, ${place.oneStop.name[lang]}`;
  section(
    words.hands(hands.length),
    hands.map((hand) => `${changeLine(hand, lang)}, ${words.from(formatDay(hand.from))}`),
  );
  section(
    words.dossiers(dossiers.caught),
    dossiers.byHand.map((hand) => `${at(hand)}: ${hand.count}`),
    dossiers.caught === 0 ? 0 : dossiers.byHand.length,
  );
  section(words.postings(postings.length), postings.map(at));
  section(
    words.training,
    training.map(({ name, procedures }) => `${name[lang]}: ${procedures.map((p) => p.code).join(', ')}`),
  );
  section(
    words.brought,
    findings.map((finding) => findingLines(finding, words, lang).join('\n')),
  );
  section(
    words.resolved,
    resolved.map((finding) => findingLines(finding, words, lang).slice(0, 2).join('\n')),
  );
  if (hands.length === 0) lines.push(words.nothing);
  return lines.join('\n').trimEnd();
}
