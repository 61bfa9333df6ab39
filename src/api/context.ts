import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { RegisterCache } from '../authority/index.ts';
import type { PaymentGateway } from '../fees/index.ts';
import type { SignedIn } from '../identity/index.ts';
import type { Log } from '../kernel/log.ts';
import { Refusal, type Text } from '../kernel/refusal.ts';
import type { Actor, Envelope, System } from '../ledger/index.ts';
import { invalidInput } from '../ledger/index.ts';
import type { LiveDossiers } from '../notices/index.ts';

export interface DemoAccount {
  readonly username: string;
  readonly password: string;
  readonly name: string;
  readonly role: Text;
}

/** What every route needs of the outside. */
export interface Services {
  readonly system: System;
  readonly registers: RegisterCache;
  readonly live: LiveDossiers;
  readonly log: Log;
  /** `https://motcua.example.vn`, without a closing slash; null: as the request says. */
  readonly publicUrl: string | null;
  /** Signed in with one touch on a demonstration; null on a real installation. */
  readonly demo: { readonly accounts: readonly DemoAccount[] } | null;
  /** Who collects money by QR code; null: nobody, people transfer to the one-stop's account. */
  readonly payments: { readonly gateway: PaymentGateway; readonly secret: string } | null;
}

export type Lang = keyof Text;

export interface Env {
  Variables: { lang: Lang; requestId: string; person: SignedIn | null };
}

export type Api = OpenAPIHono<Env>;

/** A router whose invalid inputs are refused the way commands refuse theirs. */
export const router = (): Api =>
  new OpenAPIHono<Env>({
    defaultHook: (result) => {
      if (!result.success) throw invalidInput(result.error);
    },
  });

/** The address under which people reach this installation, without a closing slash. */
export const originOf = (services: Services, c: Context): string =>
  services.publicUrl ?? new URL(c.req.url).origin;

/** @throws Refusal 401 `sign-in-needed`. */
export function signedIn(c: Context<Env>): SignedIn {
  const person = c.get('person');
  if (person) return person;
  throw new Refusal(
    401,
    'sign-in-needed',
    { vi: 'Bạn chưa đăng nhập hoặc phiên đã hết.', en: 'You are not signed in, or the session has ended.' },
    {
      mend: {
        vi: 'Hãy đăng nhập. Những gì đang nhập dở vẫn còn trên máy này.',
        en: 'Sign in. What was being typed is kept on this computer.',
      },
    },
  );
}

/** Who sends a command, and under which name for this one intention. @throws Refusal 400 `key-missing`. */
export function envelope(c: Context<Env>): Envelope {
  const key = c.req.header('Idempotency-Key')?.trim() ?? '';
  if (key === '' || key.length > 200) {
    throw new Refusal(400, 'key-missing', {
      vi: 'Yêu cầu thiếu tiêu đề Idempotency-Key (1–200 ký tự).',
      en: 'The header Idempotency-Key (1–200 characters) is missing.',
    });
  }
  return { actor: actorOf(c), key };
}

export const actorOf = (c: Context<Env>): Actor => ({ kind: 'person', personId: signedIn(c).personId });
