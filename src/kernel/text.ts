/** Vietnamese text without its marks, lower case, single spaces: what people type when they search. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}.]+/gu, ' ')
    .trim();
}

/** Text as it is kept: composed (NFC), no stray white space. Offices' spreadsheets come decomposed. */
export const tidy = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();
