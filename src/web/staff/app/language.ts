import { type Lang, langs } from '../../messages/lang.ts';

const key = 'motcua.lang';

/** The language chosen on this computer; else the language of the page, which is Vietnamese. */
export function storedLang(): Lang {
  const stored = localStorage.getItem(key);
  return langs.find((lang) => lang === stored) ?? 'vi';
}

export function storeLang(lang: Lang): void {
  localStorage.setItem(key, lang);
}

export const otherLang = (lang: Lang): Lang => (lang === 'vi' ? 'en' : 'vi');
