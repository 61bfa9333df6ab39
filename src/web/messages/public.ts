import type { Lang } from './lang.ts';
import { publicEn } from './public.en.ts';
import { type PublicMessages, publicVi } from './public.vi.ts';

const catalogues: Record<Lang, PublicMessages> = { vi: publicVi, en: publicEn };

export const publicMessages = (lang: Lang): PublicMessages => catalogues[lang];
export type { PublicMessages };
