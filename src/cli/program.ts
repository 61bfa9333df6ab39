import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Argument, Command, Option } from 'commander';
import { projectRoot } from '../kernel/project.ts';
import type { Rank } from '../organization/index.ts';
import { addAuthorityCommands } from './authority/program.ts';
import { readConfig } from './config.ts';
import type { DueOptions } from './due.ts';
import { dueMessages } from './due-messages.ts';
import { type LogTarget, openLog } from './log.ts';
import type { ScenarioOptions } from './scenario.ts';
import { scenarioMessages } from './scenario-messages.ts';
import type { Terminal } from './terminal.ts';
import type { UserOptions } from './user.ts';

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

  command(program, 'doctor', help.doctor, terminal)
    .option('--json', help.jsonOption)
    .action(async (options: { json?: true }) => {
      const { doctorCommand } = await import('./doctor.ts');
      await doctorCommand(readConfig(process.env), options.json ?? false, terminal);
    });

  command(program, 'backup', help.backup, terminal)
    .argument('<file>', help.backupFile)
    .option('--json', help.jsonOption)
    .action(async (file: string, options: { json?: true }) => {
      const config = readConfig(process.env);
      const { backupCommand } = await import('./backup.ts');
      const log = openLog('file', config.dataDir);
      await backupCommand(config, { file, json: options.json ?? false }, log, terminal);
    });

  command(program, 'restore', help.restore, terminal)
    .argument('<file>', help.restoreFile)
    .option('--json', help.jsonOption)
    .action(async (file: string, options: { json?: true }) => {
      const config = readConfig(process.env);
      const { restoreCommand } = await import('./backup.ts');
      const log = openLog('file', config.dataDir);
      await restoreCommand(config, { file, json: options.json ?? false }, log, terminal);
    });

  const user = command(program, 'user', help.userGroup, terminal).helpCommand(false);
  command(user, 'add', help.userAdd, terminal)
    .requiredOption('--username <name>', help.username)
    .option('--name <name>', help.name)
    .option('--person <slug>', help.person)
    .option('--unit <slug>', help.unit)
    .addOption(new Option('--rank <rank>', help.rank).choices(RANKS))
    .option('--one-stop <slug>', help.oneStop)
    .option('--title <title>', help.title)
    .option('--unit-name <name>', help.unitName)
    .addOption(new Option('--level <level>', help.level).choices(['district', 'ward']))
    .option('--territory <code=name>', help.territory)
    .option('--password-stdin', help.passwordStdin)
    .option('--json', help.jsonOption)
    .addHelpText('after', `\n${help.userExamples}`)
    .action(async (options: UserOptions) => {
      const config = readConfig(process.env);
      const { userAddCommand } = await import('./user.ts');
      await userAddCommand(config, options, openLog('file', config.dataDir), terminal);
    });

  addAuthorityCommands(program, command, terminal);

  const scenario = scenarioMessages[terminal.say.lang].help;
  command(program, 'scenario', scenario.scenario, terminal)
    .addArgument(new Argument('<name>').choices(['ba-dinh-2023']))
    .option('--out <folder>', scenario.out)
    .addOption(
      new Option('--variant <variant>', scenario.variant)
        .choices(['as-told', 'two-missing'])
        .default('as-told'),
    )
    .option('--json', scenario.json)
    .action(async (name: string, options: ScenarioOptions) => {
      const { scenarioCommand } = await import('./scenario.ts');
      await scenarioCommand(name, options, terminal);
    });

  const due = dueMessages[terminal.say.lang].help;
  command(program, 'due', due.due, terminal)
    .option('--json', due.json)
    .option('--calendar <file>', due.calendar)
    .addHelpText('after', `\n${due.more}`)
    .action(async (options: DueOptions) => {
      const { dueCommand } = await import('./due.ts');
      await dueCommand(options, terminal, process.stdin);
    });

  return program;
}

const RANKS: readonly Rank[] = [
  'head',
  'deputy',
  'specialist',
  'counter-officer',
  'procedure-control',
  'administrator',
];

const command = (parent: Command, name: string, description: string, terminal: Terminal): Command =>
  inOurWords(parent.command(name), terminal).description(description);

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
    .configureHelp({
      styleTitle: (title) => titles[title] ?? title,
      optionDescription: ({ description, argChoices, defaultValue }) =>
        [
          argChoices ? `${description}: ${argChoices.join(', ')}` : description,
          typeof defaultValue === 'string' ? `(${help.default}: ${defaultValue})` : '',
        ]
          .filter(Boolean)
          .join(' '),
    })
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
