import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { CalendarRangeError } from '../calendar/index.ts';
import type { Log } from '../kernel/log.ts';
import { Refusal, type Text } from '../kernel/refusal.ts';
import type { Env, Lang } from './context.ts';

/** Problem details, RFC 9457, with our own members. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string().openapi({ description: 'Stable, for programs.', example: 'not-competent' }),
    mend: z.string().optional().openapi({ description: 'What to do.' }),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    requestId: z.string().optional(),
  })
  .openapi('Problem');

export type Problem = z.infer<typeof problemSchema>;

const general: Record<number, { code: string; title: Text }> = {
  400: {
    code: 'malformed-request',
    title: { vi: 'Máy chủ không đọc được yêu cầu này.', en: 'The request cannot be read.' },
  },
  404: { code: 'not-found', title: { vi: 'Không có địa chỉ này.', en: 'There is nothing at this address.' } },
  413: { code: 'too-large', title: { vi: 'Nội dung gửi lên quá lớn.', en: 'The request is too large.' } },
  500: {
    code: 'internal-error',
    title: { vi: 'Máy chủ gặp lỗi. Chưa có gì được ghi.', en: 'The server failed. Nothing was saved.' },
  },
};

/** Whatever was thrown, as the refusal that people and programs get to see. */
export function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof CalendarRangeError) {
    return new Refusal(422, 'calendar-ends', {
      vi: 'Lịch làm việc chưa có ngày nghỉ của năm đó nên chưa tính được hạn.',
      en: 'The working calendar does not reach that year, so no due moment can be given.',
    });
  }
  if (error instanceof HTTPException) {
    const known = general[error.status] ?? general[error.status < 500 ? 400 : 500]!;
    return new Refusal(error.status, known.code, known.title);
  }
  if (isBadText(error)) return new Refusal(400, general[400]!.code, general[400]!.title);
  return new Refusal(500, general[500]!.code, general[500]!.title, {
    mend: {
      vi: 'Hãy thử lại. Nếu vẫn lỗi, báo quản trị viên số yêu cầu này.',
      en: 'Try again. If it fails again, give the administrator this request number.',
    },
  });
}

/** PostgreSQL has no NUL in text (22021), no invalid escapes in JSON (22P05) and no UUID of another shape (22P02). */
const isBadText = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  ['22021', '22P05', '22P02'].includes(String(error.code));

export function problemOf(refusal: Refusal, lang: Lang, requestId?: string): Problem {
  return {
    type: `/api/docs#${refusal.code}`,
    title: refusal.title[lang],
    status: refusal.status,
    detail: (refusal.mend ?? refusal.title)[lang],
    code: refusal.code,
    ...(refusal.mend && { mend: refusal.mend[lang] }),
    ...(refusal.errors.length > 0 && {
      errors: refusal.errors.map(({ path, message }) => ({ path, message: message[lang] })),
    }),
    ...(refusal.status >= 500 && requestId && { requestId }),
  };
}

export function problemResponse(c: Context<Env>, error: unknown, log: Log, more: object = {}): Response {
  const refusal = asRefusal(error);
  const requestId = c.get('requestId');
  if (refusal.status >= 500) log.error({ err: error, requestId, path: c.req.path }, 'request failed');
  const body = { ...problemOf(refusal, c.get('lang') ?? 'vi', requestId), ...more };
  return c.body(JSON.stringify(body), refusal.status as 400, { 'Content-Type': 'application/problem+json' });
}
