import { z } from 'zod';
import { dossierByCode, secretOpens } from '../dossiers/index.ts';
import type { Queryable } from '../kernel/database.ts';
import { notFound, Refusal } from '../kernel/refusal.ts';
import { tidy } from '../kernel/text.ts';
import type { Instant } from '../kernel/time.ts';
import type { Command } from '../ledger/index.ts';

const ratingSchema = z.object({
  code: z.string().min(1),
  secret: z.string(),
  score: z.coerce
    .number('Hãy chọn một mức. | Choose a score.')
    .int()
    .min(1, 'Hãy chọn một mức. | Choose a score.')
    .max(5, 'Hãy chọn một mức. | Choose a score.'),
  comment: z
    .string()
    .transform(tidy)
    .pipe(z.string().max(2000, 'Dài quá 2000 ký tự. | Longer than 2000 characters.'))
    .optional(),
});

type Rating = z.infer<typeof ratingSchema>;

/** The applicant, known by the slip's secret, says how it went; once for each dossier, after the return. */
export const rate: Command<Rating, { score: number }> = {
  kind: 'feedback.rate',
  input: ratingSchema,
  async handle({ code, secret, score, comment }, { tx, at, newId, record }) {
    const dossier = await dossierByCode(tx, code);
    if (!dossier || !(await secretOpens(tx, dossier.id, secret))) {
      throw notFound({ vi: 'hồ sơ với mã bí mật này', en: 'dossier with this secret' });
    }
    if (dossier.state !== 'returned') {
      throw new Refusal(409, 'wrong-state', {
        vi: 'Bạn có thể đánh giá sau khi nhận kết quả.',
        en: 'You can rate the service once you have the result.',
      });
    }
    const [stored] = await tx`
      INSERT INTO rating (dossier_id, score, comment, at) VALUES (${dossier.id}, ${score}, ${comment || null}, ${at})
      ON CONFLICT DO NOTHING RETURNING score`;
    if (!stored) {
      throw new Refusal(409, 'already-rated', {
        vi: 'Hồ sơ này đã được đánh giá. Cảm ơn bạn.',
        en: 'This dossier has been rated already. Thank you.',
      });
    }
    record('feedback', [
      { stream: newId(), streamSeq: 1, kind: 'feedback.rated', data: { dossierId: dossier.id, score } },
    ]);
    return { score };
  },
};

/** A rating that was given. */
export interface Rated {
  readonly score: number;
  readonly comment: string | null;
  readonly at: Instant;
}

export async function ratingOf(db: Queryable, dossierId: string): Promise<Rated | null> {
  const [row] = await db<Rated[]>`SELECT score, comment, at FROM rating WHERE dossier_id = ${dossierId}`;
  return row ?? null;
}
