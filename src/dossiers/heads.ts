import type { Letterhead } from '../documents/index.ts';
import type { Day } from '../kernel/time.ts';
import type { OneStop, Unit } from '../organization/index.ts';

/** `Phòng Tài chính - Kế hoạch quận Ba Đình` is about Ba Đình. */
export const placeOf = (name: string): string =>
  /(?:quận|huyện|thị xã|phường|xã|thành phố) (.+)$/u.exec(name)?.[1] ?? name;

export const withoutPlace = (name: string): string =>
  name.replace(/ (?:quận|huyện|thị xã|phường|xã|thành phố) .+$/u, '');

/** The head of what a one-stop gives out. */
export const oneStopHead = (
  { unitName }: Pick<OneStop, 'unitName'>,
  body: string,
  number: string | null,
  day: Day,
): Letterhead => ({ upperBody: unitName.vi, body, number, place: placeOf(unitName.vi), day });

/** The head of what a body decides; a committee has none above it to name. */
export const bodyHead = (
  body: string,
  { unitName }: Pick<OneStop, 'unitName'>,
  number: string | null,
  day: Day,
): Letterhead => {
  const isCommittee = /^Ủy ban nhân dân/u.test(body);
  return {
    upperBody: isCommittee ? '' : unitName.vi.replace(/^Ủy ban nhân dân/u, 'UBND'),
    body: isCommittee ? body : withoutPlace(body),
    number,
    place: placeOf(body),
    day,
  };
};

export type DecidingUnit = Pick<Unit, 'kind' | 'name' | 'headTitle'>;
