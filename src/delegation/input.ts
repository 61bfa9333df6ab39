import { z } from 'zod';
import { tidy } from '../kernel/text.ts';

/** What is typed is kept, right or wrong: a change needs a kind, and no more than that. */
const typedChange = z.looseObject({ kind: z.string().min(1).max(40) });

const title = z
  .string()
  .transform(tidy)
  .pipe(z.string().min(1, 'Hãy đặt tên cho dự thảo. | Give the draft a title.').max(300));
const changes = z.array(typedChange).max(500);
const version = z.int().positive();
const reason = z
  .string()
  .transform(tidy)
  .pipe(z.string().min(1, 'Hãy ghi lý do. | Give the reason.').max(2000));

/** Bodies of requests; commands also name the draft. */
export const writeBody = z.object({ title, changes });
export const changeBody = z.object({ title, changes, version });
export const stepBody = z.object({ version });
export const sendBackBody = z.object({ version, reason });

const id = z.uuid();
export const changeSchema = changeBody.extend({ id });
export const stepSchema = stepBody.extend({ id });
export const sendBackSchema = sendBackBody.extend({ id });

export type Written = z.infer<typeof writeBody>;
export type Changed = z.infer<typeof changeSchema>;
export type Step = z.infer<typeof stepSchema>;
export type SentBack = z.infer<typeof sendBackSchema>;
