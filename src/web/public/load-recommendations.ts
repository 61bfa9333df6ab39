import { publicRegister } from '../../recommendations/index.ts';
import type { Lang } from '../messages/lang.ts';
import type { Sources } from './load.ts';
import type { RecommendationsModel } from './view.ts';

/** Recommendations that everybody may read, in the language of the page. */
export async function loadRecommendations({ system }: Sources, lang: Lang): Promise<RecommendationsModel> {
  const rows = await publicRegister(system.db, system.clock.now());
  return {
    entries: rows.map((row) => ({
      number: row.number,
      unit: row.unit[lang],
      alsoAsked: row.alsoAsked.map((unit) => unit[lang]),
      text: row.text,
      state: row.state,
      late: row.late,
      owner: row.owner?.[lang] ?? null,
      dueAt: row.dueAt,
      raisedAt: row.raisedAt,
      reply: row.reply,
      basis: row.replyBasis,
    })),
  };
}
