import { join, resolve } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../kernel/project.ts';
import type { Text } from '../kernel/refusal.ts';

/** What the environment says; everything has a value that a first start can live with. */
export interface Config {
  /** `PORT`; 0: any that is free. */
  readonly port: number;
  /** `HOST`: the address to listen on. */
  readonly host: string;
  /** `MOTCUA_DATA`: the data folder, absolute. */
  readonly dataDir: string;
  /** `DATABASE_URL`: a PostgreSQL of the operator's own instead of the embedded one. */
  readonly databaseUrl: string | null;
  /** `MOTCUA_URL`: the address under which people reach the installation, without a closing slash. */
  readonly publicUrl: string | null;
  /** `MOTCUA_GATEWAY`: the address of the payment gateway; its secret is `MOTCUA_GATEWAY_SECRET`. */
  readonly gateway: { readonly url: string; readonly secret: string } | null;
  /** `MOTCUA_MAIL`: the mail server by which citizens are told; `MOTCUA_MAIL_FROM` is the sender. */
  readonly mail: { readonly url: string; readonly from: string } | null;
  /** `MOTCUA_SMS`: the address of the gateway for short messages; its secret is `MOTCUA_SMS_SECRET`. */
  readonly sms: { readonly url: string; readonly secret: string } | null;
}

export interface ConfigProblem {
  /** Name of the variable. */
  readonly variable: string;
  readonly message: Text;
}

/** Settings that cannot be meant; each is named. */
export class ConfigError extends Error {
  readonly problems: readonly ConfigProblem[];

  constructor(problems: readonly ConfigProblem[]) {
    super(problems.map(({ variable, message }) => `${variable}: ${message.en}`).join('\n'));
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

const said = (vi: string, en: string): string => `${vi} | ${en}`;

const addressOf = (protocols: readonly string[], message: string) =>
  z.string().refine((text) => {
    const url = URL.parse(text);
    return url !== null && protocols.includes(url.protocol) && url.hostname !== '';
  }, message);

const port = said('phải là số cổng từ 0 đến 65535.', 'must be a port number from 0 to 65535.');

const environmentSchema = z
  .object({
    PORT: z
      .string()
      .regex(/^\d{1,5}$/, port)
      .transform(Number)
      .refine((number) => number <= 65535, port)
      .default(8080),
    HOST: z
      .string()
      .regex(
        /^[\w.:%-]+$/,
        said('phải là một địa chỉ IP hoặc tên máy.', 'must be an IP address or a host name.'),
      )
      .default('127.0.0.1'),
    MOTCUA_DATA: z
      .string()
      .transform((folder) => resolve(folder))
      .default(() => join(projectRoot, 'var')),
    DATABASE_URL: addressOf(
      ['postgres:', 'postgresql:'],
      said(
        'phải có dạng postgres://người-dùng:mật-khẩu@máy:5432/cơ-sở-dữ-liệu.',
        'must look like postgres://user:password@host:5432/database.',
      ),
    ).optional(),
    MOTCUA_URL: addressOf(
      ['http:', 'https:'],
      said(
        'phải là địa chỉ đầy đủ, ví dụ https://motcua.example.vn.',
        'must be a whole address such as https://motcua.example.vn.',
      ),
    ).optional(),
    MOTCUA_GATEWAY: addressOf(
      ['http:', 'https:'],
      said(
        'phải là địa chỉ đầy đủ của cổng thanh toán.',
        'must be the whole address of the payment gateway.',
      ),
    ).optional(),
    MOTCUA_GATEWAY_SECRET: z
      .string()
      .min(32, said('phải có ít nhất 32 ký tự.', 'must have at least 32 characters.'))
      .optional(),
    MOTCUA_MAIL: addressOf(
      ['smtp:', 'smtps:'],
      said(
        'phải có dạng smtp://người-dùng:mật-khẩu@máy:587 hoặc smtps://….',
        'must look like smtp://user:password@host:587, or smtps://….',
      ),
    ).optional(),
    MOTCUA_MAIL_FROM: z
      .string()
      .regex(
        /^[^<>@]*<[^<>@\s]+@[^<>@\s]+>$|^[^<>@\s]+@[^<>@\s]+$/,
        said(
          'phải là địa chỉ thư, ví dụ Bộ phận Một cửa <mot-cua@example.vn>.',
          'must be a mail address such as Bộ phận Một cửa <mot-cua@example.vn>.',
        ),
      )
      .optional(),
    MOTCUA_SMS: addressOf(
      ['http:', 'https:'],
      said('phải là địa chỉ đầy đủ của cổng nhắn tin.', 'must be the whole address of the message gateway.'),
    ).optional(),
    MOTCUA_SMS_SECRET: z
      .string()
      .min(32, said('phải có ít nhất 32 ký tự.', 'must have at least 32 characters.'))
      .optional(),
  })
  .refine(({ MOTCUA_MAIL, MOTCUA_MAIL_FROM }) => !MOTCUA_MAIL === !MOTCUA_MAIL_FROM, {
    path: ['MOTCUA_MAIL_FROM'],
    message: said('phải đặt cùng với MOTCUA_MAIL.', 'must be set together with MOTCUA_MAIL.'),
  })
  .refine(({ MOTCUA_SMS, MOTCUA_SMS_SECRET }) => !MOTCUA_SMS === !MOTCUA_SMS_SECRET, {
    path: ['MOTCUA_SMS_SECRET'],
    message: said('phải đặt cùng với MOTCUA_SMS.', 'must be set together with MOTCUA_SMS.'),
  })
  .refine(({ MOTCUA_GATEWAY, MOTCUA_GATEWAY_SECRET }) => !MOTCUA_GATEWAY === !MOTCUA_GATEWAY_SECRET, {
    path: ['MOTCUA_GATEWAY_SECRET'],
    message: said('phải đặt cùng với MOTCUA_GATEWAY.', 'must be set together with MOTCUA_GATEWAY.'),
  });

/**
 * Reads the environment; a variable set to nothing counts as not set.
 * @throws ConfigError with every variable that is wrong.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(
    Object.entries(environment)
      .map(([name, value]) => [name, value?.trim()])
      .filter(([, value]) => value),
  );
  const parsed = environmentSchema.safeParse(set);
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues.map(({ path, message }) => {
        const [vi = message, en = vi] = message.split(' | ');
        return { variable: String(path[0]), message: { vi, en } };
      }),
    );
  }
  const { PORT, HOST, MOTCUA_DATA, DATABASE_URL, MOTCUA_URL, MOTCUA_GATEWAY, MOTCUA_GATEWAY_SECRET } =
    parsed.data;
  const { MOTCUA_MAIL, MOTCUA_MAIL_FROM, MOTCUA_SMS, MOTCUA_SMS_SECRET } = parsed.data;
  return {
    port: PORT,
    host: HOST,
    dataDir: MOTCUA_DATA,
    databaseUrl: DATABASE_URL ?? null,
    publicUrl: MOTCUA_URL?.replace(/\/+$/, '') ?? null,
    gateway:
      MOTCUA_GATEWAY && MOTCUA_GATEWAY_SECRET
        ? { url: MOTCUA_GATEWAY.replace(/\/+$/, ''), secret: MOTCUA_GATEWAY_SECRET }
        : null,
    mail: MOTCUA_MAIL && MOTCUA_MAIL_FROM ? { url: MOTCUA_MAIL, from: MOTCUA_MAIL_FROM } : null,
    sms:
      MOTCUA_SMS && MOTCUA_SMS_SECRET
        ? { url: MOTCUA_SMS.replace(/\/+$/, ''), secret: MOTCUA_SMS_SECRET }
        : null,
  };
}
