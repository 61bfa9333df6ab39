import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { projectRoot } from '../../src/kernel/project.ts';

export interface SentMessage {
  readonly reference: string;
  readonly to: string;
  readonly text: string;
  /** How often it was handed in. */
  readonly times: number;
}

/** The simulated gateway for short messages, as a program of its own. */
export class SmsSimulator {
  static readonly secret = 'mot-bi-mat-du-dai-de-thu-nghiem-tin';
  readonly url: string;
  readonly #process: ChildProcess;

  private constructor(process: ChildProcess, url: string) {
    this.#process = process;
    this.url = url;
  }

  static async open(): Promise<SmsSimulator> {
    const program = join(projectRoot, 'src/notices/simulator.ts');
    const child = spawn(process.execPath, [program, '--secret', SmsSimulator.secret], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = await once(createInterface({ input: child.stdout! }), 'line');
    return new SmsSimulator(child, JSON.parse(line).url);
  }

  get settings(): { readonly url: string; readonly secret: string } {
    return { url: this.url, secret: SmsSimulator.secret };
  }

  /** `lose`: the message goes out and the answer does not come back. */
  async behave(mode: 'accept' | 'refuse' | 'fail' | 'lose'): Promise<void> {
    await fetch(`${this.url}/behave`, { method: 'POST', body: JSON.stringify({ mode }) });
  }

  /** What went out, and how often it was asked what became of a message. */
  async seen(): Promise<{ readonly sent: readonly SentMessage[]; readonly asked: number }> {
    return (await (await fetch(`${this.url}/sent`)).json()) as never;
  }

  close(): void {
    this.#process.kill();
  }
}
