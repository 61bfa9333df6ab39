/** The languages of every page. Vietnamese is the language of the office and has the plain addresses. */
export const langs = ['vi', 'en'] as const;
export type Lang = (typeof langs)[number];

/** `/tim` in Vietnamese, `/en/tim` in English. `path` begins with a slash and carries no language. */
export const localPath = (lang: Lang, path: string): string =>
  lang === 'vi' ? path : path === '/' ? '/en' : `/en${path}`;
