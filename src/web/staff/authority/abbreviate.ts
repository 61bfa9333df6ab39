/**
 * Names of bodies as short as officers write them in tables: `Trưởng phòng, Phòng Lao động - Thương binh và Xã hội
 * quận Ba Đình` is `P. LĐTBXH`. Always from the Vietnamese name: the short forms are Vietnamese in every language.
 */

const LONG = 12;

/** The place that a one-stop's name ends in: `quận Ba Đình` of `Bộ phận Một cửa quận Ba Đình`. */
export const placeOf = (oneStop: string): string =>
  /(?:thành phố|thị xã|thị trấn|đặc khu|\p{Ll}+)(?: \p{Lu}\p{L}*)+$/u.exec(oneStop)?.[0] ?? oneStop;

/** `P. Cống Vị`, for the head of a column. */
export const shortPlace = (oneStop: string): string =>
  placeOf(oneStop)
    .replace(/^phường /, 'P. ')
    .replace(/^quận /, 'Q. ')
    .replace(/^huyện /, 'H. ')
    .replace(/^thị trấn /, 'TT. ')
    .replace(/^thành phố /, 'TP. ');

const initials = (name: string): string =>
  name
    .split(/[\s–-]+/)
    .filter((word) => word !== '' && word !== 'và')
    .map((word) => word[0]?.toUpperCase() ?? '')
    .join('');

/** @param holder `Chức danh, Đơn vị`. @param oneStop name of the one-stop, whose own place is left out. */
export function abbreviate(holder: string, oneStop: string): string {
  const unit = holder.slice(holder.indexOf(', ') + 1).trim();
  const here = unit.endsWith(placeOf(oneStop)) ? unit.slice(0, -placeOf(oneStop).length).trim() : unit;
  const committee = /^Ủy ban nhân dân ?(.*)$/u.exec(here);
  if (committee) return committee[1] ? `UBND ${shortPlace(committee[1])}` : 'UBND';
  const division = /^Phòng (.*)$/u.exec(here)?.[1];
  if (division === undefined) return here.length > LONG * 2 ? initials(here) : here;
  const own = division.replace(/ (?:quận|huyện|phường|xã) .*$/u, '');
  return `P. ${own.length > LONG ? initials(own) : own}`;
}
