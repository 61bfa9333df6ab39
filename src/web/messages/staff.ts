import type { Lang } from './lang.ts';
import { staffEn } from './staff.en.ts';
import { type StaffMessages, staffVi } from './staff.vi.ts';

const catalogues: Record<Lang, StaffMessages> = { vi: staffVi, en: staffEn };

export const staffMessages = (lang: Lang): StaffMessages => catalogues[lang];
export type { StaffMessages };
