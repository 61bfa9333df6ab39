import type { Text } from '../kernel/refusal.ts';
import { addDays, type Day, formatDay } from '../kernel/time.ts';
import type { HalfDay } from './model.ts';

export const halves: readonly HalfDay[] = ['morning', 'afternoon'];

/** A unit to visit; `within`: the unit on whose half-day it is visited, as a ward with its district. */
export interface ToVisit {
  readonly unit: string;
  readonly within: string | null;
}

export interface PlannedVisit {
  readonly unit: string;
  readonly group: number;
  readonly day: Day;
  readonly half: HalfDay;
}

export interface Fault {
  readonly code: 'twice' | 'missing' | 'unknown-unit' | 'two-places' | 'outside' | 'day-off' | 'apart';
  readonly unit: string;
  readonly text: Text;
}

const halfName: Readonly<Record<HalfDay, Text>> = {
  morning: { vi: 'sáng', en: 'morning' },
  afternoon: { vi: 'chiều', en: 'afternoon' },
};
export const slotText = (day: Day, half: HalfDay): Text => ({
  vi: `${halfName[half].vi} ${formatDay(day)}`,
  en: `${halfName[half].en} of ${formatDay(day)}`,
});

interface Frame {
  readonly from: Day;
  readonly to: Day;
  /** Whether anybody works on that day. */
  readonly works: (day: Day) => boolean;
}

/**
 * Proposes an itinerary: each unit once, the groups as even as can be, half-day after half-day of working days, and what
 * is within another unit on its half-day by the same group. What is fixed already stays.
 * @returns null when the working half-days do not suffice.
 */
export function propose(
  toVisit: readonly ToVisit[],
  groups: readonly number[],
  { from, to, works }: Frame,
  fixed: readonly PlannedVisit[] = [],
): PlannedVisit[] | null {
  const visits = [...fixed];
  const isPlanned = new Set(visits.map(({ unit }) => unit));
  const slots: { day: Day; half: HalfDay }[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (works(day)) slots.push(...halves.map((half) => ({ day, half })));
  }
  const independent = toVisit.filter(({ within }) => within === null);
  const taken = new Set(visits.filter(({ unit }) => independent.some((u) => u.unit === unit)).map(slotOf));
  const load = new Map(
    groups.map((group) => [group, visits.filter((visit) => visit.group === group).length]),
  );
  for (const { unit } of independent) {
    if (isPlanned.has(unit)) continue;
    const place = slots
      .flatMap((slot, order) => groups.map((group) => ({ ...slot, group, order })))
      .filter((candidate) => !taken.has(slotOf(candidate)))
      .sort((a, b) => load.get(a.group)! - load.get(b.group)! || a.order - b.order)[0];
    if (!place) return null;
    const { day, half, group } = place;
    visits.push({ unit, group, day, half });
    taken.add(slotOf({ group, day, half }));
    load.set(group, load.get(group)! + 1);
  }
  for (const { unit, within } of toVisit) {
    if (within === null || isPlanned.has(unit)) continue;
    const host = visits.find((visit) => visit.unit === within);
    if (host) visits.push({ ...host, unit });
  }
  return visits;
}

const slotOf = ({ group, day, half }: Omit<PlannedVisit, 'unit'>): string => `${group} ${day} ${half}`;

/** Everything that is wrong with an itinerary, whoever drew it up. */
export function checkItinerary(
  toVisit: readonly ToVisit[],
  visits: readonly PlannedVisit[],
  { from, to, works }: Frame,
): Fault[] {
  const faults: Fault[] = [];
  const say = (code: Fault['code'], unit: string, vi: string, en: string) =>
    faults.push({ code, unit, text: { vi, en } });
  const known = new Map(toVisit.map((one) => [one.unit, one]));
  const seen = new Map<string, PlannedVisit>();
  const busy = new Map<string, string>();
  for (const visit of visits) {
    const { unit, day, half } = visit;
    const slot = slotText(day, half);
    const one = known.get(unit);
    if (!one) {
      say('unknown-unit', unit, `${unit} không thuộc đợt khảo sát.`, `${unit} is not part of this campaign.`);
      continue;
    }
    if (seen.has(unit)) say('twice', unit, `${unit} được xếp hai lần.`, `${unit} is visited twice.`);
    seen.set(unit, visit);
    if (day < from || day > to)
      say(
        'outside',
        unit,
        `${unit}: ${slot.vi} nằm ngoài đợt khảo sát.`,
        `${unit}: the ${slot.en} is outside the campaign.`,
      );
    else if (!works(day))
      say(
        'day-off',
        unit,
        `${unit}: ${formatDay(day)} là ngày nghỉ.`,
        `${unit}: ${formatDay(day)} is a day off.`,
      );
    if (one.within !== null) continue;
    const other = busy.get(slotOf(visit));
    if (other !== undefined && other !== unit)
      say(
        'two-places',
        unit,
        `${slot.vi}, một đoàn ở cả ${other} và ${unit}.`,
        `On the ${slot.en} one group is at ${other} and at ${unit}.`,
      );
    busy.set(slotOf(visit), unit);
  }
  for (const { unit, within } of toVisit) {
    const visit = seen.get(unit);
    if (!visit) say('missing', unit, `${unit} chưa được xếp lịch.`, `${unit} has no visit yet.`);
    const host = within === null ? undefined : seen.get(within);
    if (visit && host && slotOf(visit) !== slotOf(host))
      say(
        'apart',
        unit,
        `${unit} phải cùng buổi, cùng đoàn với ${within}.`,
        `${unit} belongs on the half-day of ${within}, with the same group.`,
      );
  }
  return faults;
}
