import { BackupError } from '../backup/index.ts';
import { ChangedMigration, NewerDatabase } from '../kernel/migrate.ts';
import { StartupError } from '../kernel/postgres/index.ts';
import { Refusal } from '../kernel/refusal.ts';
import { ConfigError } from './config.ts';
import type { Messages } from './messages.ts';
import { EXIT, Trouble } from './trouble.ts';

export interface Explained {
  /** What happened, what was kept and what to do, as lines for the console. */
  readonly text: string;
  readonly exitCode: number;
  /** Nobody foresaw it: the log gets the whole of it. */
  readonly unexpected: boolean;
}

/** Says any error in the operator's words. @param logHint where the details of an unexpected one are. */
export function explain(error: unknown, say: Messages, logHint: string): Explained {
  const trouble = asTrouble(error, say);
  const { message, kept, mend, exitCode } =
    trouble ??
    new Trouble(say.trouble.unexpected(error instanceof Error ? error.message : String(error)), {
      mend: say.trouble.unexpectedMend(logHint),
    });
  const text = [message, kept, `${say.trouble.mend} ${mend}`].filter(Boolean).join('\n');
  return { text, exitCode, unexpected: trouble === undefined };
}

function asTrouble(error: unknown, say: Messages): Trouble | undefined {
  const { lang } = say;
  if (error instanceof Trouble) return error;
  if (error instanceof StartupError) {
    const { code, message, kept, mend } = error;
    const told = say.startup?.[code];
    return told === undefined
      ? new Trouble(message, { kept, mend })
      : new Trouble(`${told.what}\n(${message})`, { kept: told.kept ?? say.nothingChanged, mend: told.mend });
  }
  if (error instanceof ConfigError) {
    const lines = error.problems.map(({ variable, message }) => `  ${variable} ${message[lang]}`);
    return new Trouble([say.trouble.config, ...lines].join('\n'), {
      mend: say.trouble.configMend,
      exitCode: EXIT.usage,
    });
  }
  if (error instanceof NewerDatabase) {
    return new Trouble(say.trouble.newer(error.message), {
      kept: say.nothingChanged,
      mend: say.trouble.newerMend,
    });
  }
  if (error instanceof ChangedMigration) {
    return new Trouble(say.trouble.changed(error.message), {
      kept: say.nothingChanged,
      mend: say.trouble.changedMend,
    });
  }
  if (error instanceof BackupError) {
    const { code, detail } = error;
    return new Trouble(say.backup.refused[code](detail), {
      kept: say.nothingChanged,
      mend: say.backup.mend[code],
    });
  }
  if (error instanceof Refusal) {
    const fields = error.errors.map(({ path, message }) => `  ${path}: ${message[lang]}`);
    return new Trouble([error.title[lang], ...fields].join('\n'), {
      mend: error.mend?.[lang] ?? say.help.seeHelp('motcua'),
    });
  }
  return fromOperatingSystem(error, say);
}

function fromOperatingSystem(error: unknown, say: Messages): Trouble | undefined {
  if (!(error instanceof Error)) return undefined;
  const {
    code = '',
    syscall,
    port,
    address,
    path,
  } = error as NodeJS.ErrnoException & {
    port?: number;
    address?: string;
  };
  if (['CONNECTION_ENDED', 'CONNECTION_CLOSED', 'CONNECTION_DESTROYED', '57P01', '57P03'].includes(code)) {
    return new Trouble(say.trouble.connectionLost, { mend: say.trouble.connectionLostMend, cause: error });
  }
  if (syscall === 'listen') {
    if (code === 'EADDRINUSE') {
      return new Trouble(say.trouble.portInUse(String(port)), {
        kept: say.nothingChanged,
        mend: say.trouble.portInUseMend(String((port ?? 8080) + 1)),
      });
    }
    if (code === 'EACCES') {
      return new Trouble(say.trouble.portForbidden(String(port)), {
        kept: say.nothingChanged,
        mend: say.trouble.portForbiddenMend,
      });
    }
  }
  if (code === 'EADDRNOTAVAIL' || (code === 'ENOTFOUND' && syscall === 'getaddrinfo')) {
    const { hostname } = error as { hostname?: string };
    return new Trouble(say.trouble.noSuchAddress(address ?? hostname ?? '?'), {
      kept: say.nothingChanged,
      mend: say.trouble.noSuchAddressMend,
    });
  }
  const files = ['ENOENT', 'EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'EISDIR', 'ENOTDIR', 'EEXIST'];
  return files.includes(code)
    ? new Trouble(say.trouble.file(path ?? '?', code), { mend: say.trouble.fileMend, cause: error })
    : undefined;
}
