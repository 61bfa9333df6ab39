import './production.ts';

import { CommanderError } from 'commander';
import { readConfig } from './config.ts';
import { explain } from './explain.ts';
import { logPath } from './log.ts';
import { messages, terminalLang } from './messages.ts';
import { makeProgram } from './program.ts';
import { processTerminal } from './terminal.ts';
import { EXIT } from './trouble.ts';

/** The language has to be known before the help is written. */
function langOf(args: readonly string[]) {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const named = args[at]?.includes('=') ? args[at].slice('--lang='.length) : args[at + 1];
  return at >= 0 && (named === 'vi' || named === 'en') ? named : terminalLang(process.env);
}

const say = messages[langOf(process.argv.slice(2))];
const terminal = processTerminal(say);

// Whoever read has had enough, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

try {
  await makeProgram(terminal).parseAsync(process.argv);
  process.exitCode ??= EXIT.ok;
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  } else {
    const { text, exitCode, unexpected } = explain(error, say, hint());
    terminal.err(`\n${text}`);
    if (unexpected && error instanceof Error) terminal.err(`\n${error.stack}`);
    process.exitCode = exitCode;
  }
}
await terminal.flush();
// What still listens (signals, an idle connection) must not keep a command that is over from ending.
process.exit();

function hint(): string {
  try {
    return logPath(readConfig(process.env).dataDir);
  } catch {
    return 'motcua.log';
  }
}
