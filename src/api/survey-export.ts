import { z } from 'zod';
import type { Database } from '../kernel/database.ts';
import { Refusal } from '../kernel/refusal.ts';
import { type Day, dayOf } from '../kernel/time.ts';
import { writeSheet } from '../office-files/index.ts';
import { campaignBySlug, mayManage } from '../surveys/index.ts';
import { answersSheet } from '../synthesis/index.ts';
import { router, type Services, signedIn } from './context.ts';

export const slugParam = z.object({ slug: z.string().min(1).max(100) });

/** Every answer of a campaign as one sheet, written as it is read. */
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
