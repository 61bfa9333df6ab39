import { getConnInfo } from '@hono/node-server/conninfo';
import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { dutiesOf, type SignedIn, signIn, signOut, whoIs } from '../identity/index.ts';
import { Refusal } from '../kernel/refusal.ts';
import { Tries } from '../kernel/tries.ts';
import { type Env, router, type Services, signedIn } from './context.ts';
import { problemResponse } from './problems.ts';
import { body, json, refusalsOf } from './routes.ts';
import { me } from './schemas.ts';

const COOKIE = 'motcua_session';

/** The person behind the request's cookie, if any. */
export async function personOf(services: Services, c: Context): Promise<SignedIn | null> {
  const token = getCookie(c, COOKIE);
  return token ? whoIs(services.system, token) : null;
}

const credentials = z.object({
  username: z.string().trim().min(1, 'Hãy nhập tên đăng nhập. | Enter the username.').max(100),
  password: z.string().min(1, 'Hãy nhập mật khẩu. | Enter the password.').max(200),
});

const failed = () =>
  new Refusal(
    401,
    'sign-in-failed',
    { vi: 'Tên đăng nhập hoặc mật khẩu chưa đúng.', en: 'The username or the password is not right.' },
    {
      mend: {
        vi: 'Hãy gõ lại. Nếu quên mật khẩu, nhờ quản trị viên đặt lại.',
        en: 'Type them again. If you forgot the password, ask the administrator for a new one.',
      },
    },
  );

const tooMany = (seconds: number) =>
  new Refusal(
    429,
    'too-many-tries',
    { vi: 'Đã thử sai quá nhiều lần.', en: 'Too many tries.' },
    {
      mend: {
        vi: `Hãy chờ ${Math.ceil(seconds / 60)} phút rồi thử lại.`,
        en: `Wait ${Math.ceil(seconds / 60)} minutes and try again.`,
      },
    },
  );

/** Signing in and out. A session is a cookie that scripts cannot read and foreign sites cannot send. */
export function sessionRoutes(services: Services) {
  const { system } = services;
  // Ten slips of the finger are human; a list of passwords is not.
  const tries = new Tries(10, 15 * 60_000);
  const api = router();

  const meOf = (person: SignedIn) => ({
    person: { id: person.personId, name: person.personName },
    duties: dutiesOf(person.positions),
    positions: person.positions.map(({ positionId, ...position }) => ({ id: positionId, ...position })),
    now: system.clock.now(),
    demo: services.demo !== null,
  });

  api.openapi(
    createRoute({
      method: 'post',
      path: '/session',
      tags: ['session'],
      summary: 'Sign in',
      request: { body: body(credentials) },
      responses: { 201: json(me, 'Signed in; the cookie is set.'), ...refusalsOf(401, 422, 429) },
    }),
    async (c) => {
      const { username, password } = c.req.valid('json');
      const key = `${username.toLowerCase()} ${addressOf(c)}`;
      const seconds = tries.wait(key, Date.now());
      if (seconds > 0) throw tooMany(seconds);
      const token = await signIn(system, username, password);
      const person = token && (await whoIs(system, token));
      if (!token || !person) {
        tries.failed(key, Date.now());
        throw failed();
      }
      tries.succeeded(key);
      setCookie(c, COOKIE, token, {
        httpOnly: true,
        sameSite: 'Lax',
        path: '/',
        secure: services.publicUrl?.startsWith('https:') ?? false,
      });
      return c.json(meOf(person), 201);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/session',
      tags: ['session'],
      summary: 'Who is signed in',
      responses: { 200: json(me, 'The person, with the positions held now.'), ...refusalsOf(401) },
    }),
    (c) => {
      if (!c.get('person') && services.demo) {
        const refusal = new Refusal(401, 'sign-in-needed', {
          vi: 'Bạn chưa đăng nhập.',
          en: 'You are not signed in.',
        });
        return problemResponse(c, refusal, services.log, { demo: services.demo.accounts }) as never;
      }
      return c.json(meOf(signedIn(c)), 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'delete',
      path: '/session',
      tags: ['session'],
      summary: 'Sign out',
      responses: { 204: { description: 'Signed out.' } },
    }),
    async (c) => {
      const token = getCookie(c, COOKIE);
      if (token) await signOut(system, token);
      deleteCookie(c, COOKIE, { path: '/' });
      return c.body(null, 204);
    },
  );
  return api;
}

function addressOf(c: Context<Env>): string {
  try {
    return getConnInfo(c).remote.address ?? '';
  } catch {
    return '';
  }
}
