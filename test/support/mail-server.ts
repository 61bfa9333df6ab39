import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

export interface Letter {
  readonly to: readonly string[];
  /** Headers and body as they came; Vietnamese words are encoded in it. */
  readonly source: string;
}

type Mode = 'accept' | 'refuse' | 'fail' | 'lose';

const answer = (responseCode: number) => Object.assign(new Error('as it was told to'), { responseCode });

/** A real mail server that keeps what it is given. */
export class MailServer {
  readonly received: Letter[] = [];
  readonly #server: SMTPServer;
  #mode: Mode = 'accept';

  private constructor() {
    this.#server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      logger: false,
      onRcptTo: (_address, _session, done) => {
        if (this.#mode === 'refuse') done(answer(550));
        else if (this.#mode === 'fail') done(answer(451));
        else done();
      },
      onData: (stream, { envelope }, done) => {
        void text(stream).then((source) => {
          this.received.push({ to: envelope.rcptTo.map(({ address }) => address), source });
          // Taken, but whoever sent it does not hear so.
          done(this.#mode === 'lose' ? answer(421) : null);
        });
      },
    });
  }

  static async open(): Promise<MailServer> {
    const mail = new MailServer();
    mail.#server.listen(0, '127.0.0.1');
    await once(mail.#server.server, 'listening');
    return mail;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.#server.server.address() as AddressInfo).port}`;
  }

  /** `lose`: takes the letter and answers as if it had not. */
  behave(mode: Mode): void {
    this.#mode = mode;
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }
}
