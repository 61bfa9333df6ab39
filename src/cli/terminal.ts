import type { Messages } from './messages.ts';

/** Where a command speaks: data on standard output, everything else on standard error. */
export interface Terminal {
  readonly say: Messages;
  out(text: string): void;
  err(text: string): void;
  /** Whether a person watches, so that a line may be rewritten. */
  readonly live: boolean;
  /** Until whoever reads has taken what was said: a pipe holds only so much. */
  flush(): Promise<void>;
}

export const processTerminal = (say: Messages): Terminal => ({
  say,
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
  live: process.stderr.isTTY === true,
  flush: async () => {
    await Promise.all([taken(process.stdout), taken(process.stderr)]);
  },
});

const taken = (stream: NodeJS.WriteStream): Promise<void> =>
  new Promise((resolve) => {
    stream.write('', () => resolve());
  });

/** Shows what is being done once it has taken two seconds, and how long it took when it is over. */
export async function progress<T>(
  terminal: Terminal,
  title: string,
  work: (report: (detail: string) => void) => Promise<T>,
): Promise<T> {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  let detail = '';
  let shown = -1;
  const show = (end: string) => {
    const text = `${title}${detail && ` ${detail}`} … ${seconds()} s${end}`;
    if (terminal.live) process.stderr.write(`\r\u001b[K${text}`);
    else terminal.err(text);
    shown = seconds();
  };
  const timer = setInterval(() => {
    if (seconds() >= 2 && (terminal.live || shown < 0 || seconds() - shown >= 10)) show('');
  }, 1000);
  try {
    return await work((text) => {
      detail = text;
    });
  } finally {
    clearInterval(timer);
    if (shown >= 0) show(terminal.live ? '\n' : '');
  }
}
