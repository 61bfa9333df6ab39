import pino from 'pino';

export type Log = pino.Logger;

/** Structured lines on standard output; names, numbers and addresses of persons never belong in one. */
export const makeLog = (level: string, pretty: boolean): Log =>
  pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, redact: ['password', 'secret'] },
    pretty ? pino.destination(2) : pino.destination(1),
  );
