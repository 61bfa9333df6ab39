import nodemailer from 'nodemailer';
import type { Carrier, Outcome } from './model.ts';

export interface MailSettings {
  /** `smtp://user:password@host:587`, or `smtps://…`. */
  readonly url: string;
  /** `Bộ phận Một cửa <mot-cua@example.vn>` */
  readonly from: string;
}

const WAIT_MS = 15_000;

/** Carries messages by SMTP (RFC 5321). Whoever was sent a message twice can tell by its Message-ID. */
export function mailCarrier({ url, from }: MailSettings): Carrier & { close(): void } {
  const transport = nodemailer.createTransport({
    url,
    pool: true,
    connectionTimeout: WAIT_MS,
    greetingTimeout: WAIT_MS,
    socketTimeout: WAIT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = /@([^>\s]+)/.exec(from)?.[1] ?? 'localhost';
  return {
    async send({ to, subject, text, reference }) {
      try {
        await transport.sendMail({
          from,
          to: { name: '', address: to },
          subject,
          text,
          messageId: `<${reference}@${domain}>`,
          // No answering machine answers what another machine wrote (RFC 3834).
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
        return { kind: 'accepted' };
      } catch (error) {
        return outcomeOf(error);
      }
    },
    statusOf: null,
    close: () => transport.close(),
  };
}

/**
 * A server's 5xx about the addressee or the message is for good; everything else may pass: a server that is away, a
 * password that somebody has yet to put right. Only codes are kept, as a server's own words may hold the address.
 */
function outcomeOf(error: unknown): Outcome {
  const { code = 'ERROR', responseCode } = error as { code?: string; responseCode?: number };
  const reason = responseCode ? `${code} ${responseCode}` : code;
  const forGood =
    responseCode !== undefined && responseCode >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE');
  return { kind: forGood ? 'refused' : 'unknown', reason };
}
