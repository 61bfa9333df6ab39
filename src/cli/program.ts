import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { projectRoot } from '../kernel/project.ts';
import { readConfig } from './config.ts';
import { type LogTarget, openLog } from './log.ts';
import type { Terminal } from './terminal.ts';

const version = (): string =>
  (JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string }).version;

/** The whole command line. Each command's code is loaded only when it is called. */
export function makeProgram(terminal: Terminal): Command {
  const { help } = terminal.say;
  const program = inOurWords(new Command('motcua'), terminal)
    .description(help.program)
    .version(version(), '-V, --version', help.versionOption)
    .helpCommand(false)
    .addHelpText('after', `\n${help.footer}`);

  command(program, 'start', help.start, terminal)
    .option('--no-demo', help.noDemo)
    .addOption(new Option('--log <target>', help.logOption).choices(['file', 'stdout']).default('file'))
    .action(async (options: { demo: boolean; log: LogTarget }) => {
      const config = readConfig(process.env);
      const log = openLog(options.log, config.dataDir);
      const { start } = await import('./start.ts');
      await start(config, options, log, terminal);
    });

  command(program, 'migrate', help.migrate, terminal)
    .option('--json', help.jsonOption)
    .action(async (options: { json?: true }) => {
      const config = readConfig(process.env);
      const { migrateCommand } = await import('./migrate.ts');
      await migrateCommand(config, options.json ?? false, openLog('file', config.dataDir), terminal);
    });

  return program;
}

export function command(parent: Command, name: string, description: string, terminal: Terminal): Command {
  const made = inOurWords(parent.command(name), terminal).description(description);
  return made;
}

/** Commander's own words in the language of the terminal; it throws instead of ending the process. */
function inOurWords(made: Command, { say: { help }, out, err }: Terminal): Command {
  const titles: Record<string, string> = {
    'Usage:': help.usage,
    'Options:': help.options,
    'Commands:': help.commands,
    'Arguments:': help.arguments,
  };
  return made
    .exitOverride()
    .helpOption('-h, --help', help.helpOption)
    .addOption(new Option('--lang <lang>', help.langOption).choices(['vi', 'en']))
    .configureHelp({ styleTitle: (title) => titles[title] ?? title })
    .configureOutput({
      writeOut: (text) => out(text.trimEnd()),
      writeErr: (text) => err(text.trimEnd()),
      outputError: (text, write) => {
        const message = text.replace(/^error: /, '').trimEnd();
        write(`${help.wrongUsage(message)}\n${help.seeHelp(nameOf(made))}`);
      },
    });
}

const nameOf = (made: Command): string =>
  made.parent ? `${nameOf(made.parent)} ${made.name()}` : made.name();
