import { basename } from 'node:path';
import { type Finding, lint, type Register } from '../../authority/index.ts';
import { type Proposal, periodOf, proposeDelegation } from '../../delegation/index.ts';
import { DEMO_NOW, shippedRegister } from '../../demo/index.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { dayOf, formatDay, systemClock } from '../../kernel/time.ts';
import { readTables } from '../../office-files/index.ts';
import type { Terminal } from '../terminal.ts';
import { EXIT, Trouble } from '../trouble.ts';
import { dayOption, openSource, type Place, readNamed, readRegisterFile, wordsOf } from './source.ts';
import { countOf, findingLines } from './words.ts';

export interface LintOptions {
  readonly register?: string;
  readonly json?: true;
  readonly delegator?: string;
  readonly document?: string;
  readonly from?: string;
  readonly to?: string;
}

/** Exit code 0 without errors, 1 with, 2 when the file cannot be used. */
export async function lintCommand(
  file: string | undefined,
  options: LintOptions,
  place: Place,
  terminal: Terminal,
): Promise<void> {
  const errors =
    file === undefined
      ? await lintRegister(options, place, terminal)
      : await lintAnnex(file, options, terminal);
  process.exitCode = errors === 0 ? EXIT.ok : EXIT.failed;
}

/** `--json`: `{ "from", "findings": [{ "code", "severity", "place", "text", "source", "mend", "from" }] }`. */
async function lintRegister(options: LintOptions, place: Place, terminal: Terminal): Promise<number> {
  const words = wordsOf(terminal);
  const source = await openSource(options.register, place, terminal);
  await source.close();
  const from = options.from === undefined ? source.today : dayOption(options.from, terminal);
  const findings = lint(source.register, { from });
  if (options.json) terminal.out(JSON.stringify({ from, findings }));
  else {
    for (const finding of findings) tell(findingLines(finding, words, terminal.say.lang), terminal);
    terminal.out(findings.length === 0 ? words.clean : words.found(...tally(findings)));
  }
  return countOf(findings, 'error');
}

/**
 * `--json`: `{ "against", "delegator", "period", "counts", "mappings", "rows", "skipped", "findings", "change" }`,
 * each row with its source and findings.
 */
async function lintAnnex(file: string, options: LintOptions, terminal: Terminal): Promise<number> {
  const words = wordsOf(terminal);
  const bytes = await readNamed(file, terminal);
  const shipped = options.register === undefined;
  const register = shipped ? shippedRegister() : await readRegisterFile(options.register!, terminal);
  const today = dayOf(shipped ? DEMO_NOW : systemClock.now());
  const document = options.document ?? 'phu-luc';
  const delegator = options.delegator ?? mostDelegating(register, terminal);
  const own = periodOf(register, document, today);
  const period = {
    from: options.from === undefined ? own.from : dayOption(options.from, terminal),
    to: options.to === undefined ? own.to : dayOption(options.to, terminal),
  };
  const proposal = proposeDelegation(register, tablesOf(bytes, file, terminal.say), {
    document,
    delegator,
    period,
  });
  const findings = [...proposal.findings, ...proposal.rows.flatMap((row) => row.findings)];
  const against = shipped ? words.shipped : options.register!;
  const [error, warning, notice] = tally(findings);
  if (options.json) {
    const counts = { rows: proposal.rows.length, error, warning, notice };
    terminal.out(JSON.stringify({ against, document, delegator, period, counts, ...proposal }));
  } else {
    tellProposal(proposal, terminal);
    terminal.out(words.against(against, delegator, formatDay(period.from)));
    terminal.out(words.counts(proposal.rows.length, error, warning, notice));
  }
  return error;
}

function tellProposal({ rows, findings }: Proposal, terminal: Terminal): void {
  const words = wordsOf(terminal);
  const { lang } = terminal.say;
  for (const finding of findings) tell(findingLines(finding, words, lang), terminal);
  for (const { source, annex, no, findings: own } of rows) {
    const where = words.row(source.table, source.row, annex, no);
    for (const finding of own) tell(findingLines(finding, words, lang, where), terminal);
  }
}

const tell = (lines: readonly string[], { out }: Terminal): void => out(`${lines.join('\n')}\n`);

const tally = (findings: readonly Finding[]): [number, number, number] => [
  countOf(findings, 'error'),
  countOf(findings, 'warning'),
  countOf(findings, 'notice'),
];

/** A file that cannot be read is no finding: exit code 2. */
function tablesOf(bytes: Buffer, file: string, { lang }: Terminal['say']) {
  try {
    return readTables(bytes, basename(file));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Trouble(error.title[lang], { mend: error.mend?.[lang] ?? '', exitCode: EXIT.usage });
  }
}

/** Whoever delegated most so far. */
function mostDelegating(register: Register, terminal: Terminal): string {
  const counts = [...Map.groupBy(register.rows, (row) => row.delegator)].map(
    ([delegator, rows]) => [delegator, rows.length] as const,
  );
  const [most] = counts.sort((a, b) => b[1] - a[1]);
  if (most) return most[0];
  const { noDelegator, noDelegatorMend } = wordsOf(terminal);
  const committees = new Set(register.units.filter((u) => u.kind === 'committee').map((u) => u.unit));
  const candidates = [...committees].slice(0, 10).join(', ');
  throw new Trouble(noDelegator(candidates), { mend: noDelegatorMend, exitCode: EXIT.usage });
}
