import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { openLog } from '../log.ts';
import type { Terminal } from '../terminal.ts';
import type { DiffOptions } from './diff.ts';
import type { LintOptions } from './lint.ts';
import { authorityMessages } from './messages.ts';
import type { WhatIfOptions } from './what-if.ts';
import type { WhoOptions } from './who.ts';

/** Makes a command under another, in the words of the terminal. */
export type MakeCommand = (parent: Command, name: string, description: string, terminal: Terminal) => Command;

const place = {
  config: () => readConfig(process.env),
  log: ({ dataDir }: { dataDir: string }) => openLog('file', dataDir),
};

/** `motcua authority …`: the register from the command line, with and without a server. */
export function addAuthorityCommands(program: Command, command: MakeCommand, terminal: Terminal): void {
  const { help } = authorityMessages[terminal.say.lang];
  const group = command(program, 'authority', help.group, terminal).helpCommand(false);

  command(group, 'who', help.who, terminal)
    .option('--json', help.json)
    .option('--register <file>', help.register)
    .addHelpText('after', `\n${help.whoMore}`)
    .action(async (options: WhoOptions) => {
      const { whoCommand } = await import('./who.ts');
      await whoCommand(options, place, terminal, process.stdin);
    });

  command(group, 'lint', help.lint, terminal)
    .argument('[file]', help.lintFile)
    .option('--register <file>', help.registerForLint)
    .option('--delegator <slug>', help.delegator)
    .option('--document <slug>', help.document)
    .option('--from <day>', help.from)
    .option('--to <day>', help.to)
    .option('--json', help.json)
    .addHelpText('after', `\n${help.lintMore}`)
    .action(async (file: string | undefined, options: LintOptions) => {
      const { lintCommand } = await import('./lint.ts');
      await lintCommand(file, options, place, terminal);
    });

  command(group, 'diff', help.diff, terminal)
    .requiredOption('--from <day>', help.diffFrom)
    .requiredOption('--to <day>', help.diffTo)
    .option('--register <file>', help.register)
    .option('--json', help.json)
    .action(async (options: DiffOptions) => {
      const { diffCommand } = await import('./diff.ts');
      await diffCommand(options, place, terminal);
    });

  command(group, 'what-if', help.whatIf, terminal)
    .argument('<file>', help.whatIfFile)
    .option('--register <file>', help.register)
    .option('--json', help.json)
    .addHelpText('after', `\n${help.whatIfMore}`)
    .action(async (file: string, options: WhatIfOptions) => {
      const { whatIfCommand } = await import('./what-if.ts');
      await whatIfCommand(file, options, place, terminal);
    });

  command(group, 'export', help.export, terminal)
    .argument('<file>', help.exportFile)
    .option('--register <file>', help.register)
    .action(async (file: string, options: { register?: string }) => {
      const { exportCommand } = await import('./export.ts');
      await exportCommand(file, options, place, terminal);
    });
}
