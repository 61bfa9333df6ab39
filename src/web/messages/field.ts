import { fieldEn } from './field.en.ts';
import { type FieldMessages, fieldVi } from './field.vi.ts';
import type { Lang } from './lang.ts';

const catalogues: Record<Lang, FieldMessages> = { vi: fieldVi, en: fieldEn };

export const fieldMessages = (lang: Lang): FieldMessages => catalogues[lang];
export type { FieldMessages };
