import { type Day, isDay } from '../../kernel/time.ts';

/** `15/8/1985`, `15-08-1985` or `15081985` as a day; null when it is none. */
export function typedDay(typed: string): Day | null {
  const [, dd, mm, yyyy] = /^(\d{1,2})[/.\- ]?(\d{1,2})[/.\- ]?(\d{4})$/.exec(typed.trim()) ?? [];
  if (!dd || !mm || !yyyy) return null;
  const text = `${yyyy}-${mm.padStart(2, '0')}-${dd.padStart(2, '0')}`;
  return isDay(text) ? text : null;
}

/** `14:30`, `14h30`, `14g30` or `9` as `14:30`, `09:00`; null when it is no time of day. */
export function typedTime(typed: string): string | null {
  const [, hours, minutes = '00'] = /^(\d{1,2})(?:[:hg.](\d{2})?)?$/i.exec(typed.trim()) ?? [];
  if (!hours || Number(hours) > 23 || Number(minutes) > 59) return null;
  return `${hours.padStart(2, '0')}:${minutes}`;
}

/** A day and a time as they are typed are a moment in Việt Nam; empty when they are none, to be refused by name. */
export function typedMoment(day: string, time: string): string {
  const [on, at] = [typedDay(day), typedTime(time)];
  return on && at ? `${on}T${at}:00+07:00` : '';
}
