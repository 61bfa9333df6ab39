import { createRoute, z } from '@hono/zod-openapi';
import type { Database } from '../kernel/database.ts';
import { Refusal } from '../kernel/refusal.ts';
import { type Day, dayOf } from '../kernel/time.ts';
import { writeSheet } from '../office-files/index.ts';
import { campaignBySlug, causes, mayManage } from '../surveys/index.ts';
import { answersSheet, summarize } from '../synthesis/index.ts';
import { router, type Services, signedIn } from './context.ts';
import { json, refusalsOf } from './routes.ts';

export const slugParam = z.object({ slug: z.string().min(1).max(100) });

const text = z.object({ vi: z.string(), en: z.string() });
const level = z.enum(['city', 'district', 'ward']);
const number = z.number().nullable();
const synthesis = z
  .object({
    name: text,
    state: z.enum(['draft', 'announced', 'running', 'closed']),
    startsOn: z.string(),
    endsOn: z.string(),
    units: z.array(
      z.object({
        unit: text,
        level,
        group: z.number(),
        day: z.string(),
        half: z.enum(['morning', 'afternoon']),
        session: z.string().nullable(),
        minutes: z.string().nullable().openapi({ description: 'SHA-256 of the signed minutes' }),
        reached: number,
        possible: number,
        differing: z.number(),
      }),
    ),
    items: z.array(
      z.object({
        level,
        item: z.string(),
        label: text,
        kind: z.string(),
        asked: z.number(),
        answered: z.number(),
        yes: z.number(),
        total: number,
        least: number,
        most: number,
        differing: z.number(),
      }),
    ),
    difficulties: z.array(z.object({ cause: z.enum(causes), named: z.number(), units: z.number() })),
    recommendations: z.array(z.object({ state: z.string(), count: z.number(), late: z.number() })),
  })
  .openapi('SurveySynthesis');

/** What a campaign found: counted, and every answer as one sheet, written as it is read. */
export function surveyExportRoutes({ system: { db, clock } }: Services) {
  const api = router();
  api.get('/surveys/:slug/answers.xlsx', async (c) => {
    const { personId } = signedIn(c);
    const { slug } = slugParam.parse(c.req.param());
    await refuseStranger(db, slug, personId, dayOf(clock.now()));
    return c.body(writeSheet(await answersSheet(db, slug)), 200, {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': `attachment; filename="cau-tra-loi-${slug}.xlsx"`,
      'Cache-Control': 'private, no-store',
    });
  });
  api.openapi(
    createRoute({
      method: 'get',
      path: '/surveys/{slug}/synthesis',
      tags: ['surveys'],
      summary:
        'What a campaign found so far, by unit, item, cause and recommendation; from signed minutes alone',
      request: { params: slugParam },
      responses: { 200: json(synthesis, 'The synthesis.'), ...refusalsOf(401, 403) },
    }),
    async (c) => {
      const { personId } = signedIn(c);
      const { slug } = c.req.valid('param');
      await refuseStranger(db, slug, personId, dayOf(clock.now()));
      return c.json(await summarize(db, slug, clock.now()), 200);
    },
  );
  return api;
}

/** @throws Refusal 403 for who does not manage this campaign, and where there is none. */
export async function refuseStranger(db: Database, slug: string, personId: string, on: Day): Promise<void> {
  const campaign = await campaignBySlug(db, slug);
  if (campaign && (await mayManage(db, campaign.unitId, personId, on))) return;
  throw new Refusal(403, 'not-your-campaign', {
    vi: 'Chỉ cán bộ kiểm soát thủ tục hành chính của cơ quan tổ chức khảo sát xem được kết quả của đợt khảo sát này.',
    en: 'Only procedure control of the body that holds the survey may see what it found.',
  });
}
