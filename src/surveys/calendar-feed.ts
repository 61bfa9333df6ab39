import type { Queryable } from '../kernel/database.ts';
import type { Text } from '../kernel/refusal.ts';
import { at, type Day, type Instant } from '../kernel/time.ts';
import type { HalfDay } from './model.ts';

/** A visit as a calendar shows it. */
export interface FeedVisit {
  readonly id: string;
  readonly unit: Text;
  readonly group: Text;
  readonly campaign: Text;
  readonly day: Day;
  readonly half: HalfDay;
  /** Where it is held, once that is known. */
  readonly place: string | null;
}

/** Minutes of the day: working hours of state offices in Hà Nội, 08:00–12:00 and 13:30–17:30 †. */
const halves: Readonly<Record<HalfDay, readonly [from: number, to: number]>> = {
  morning: [8 * 60, 12 * 60],
  afternoon: [13 * 60 + 30, 17 * 60 + 30],
};

/** RFC 5545, 3.3.11: these four signs are escaped in text. */
const escaped = (text: string): string =>
  text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, '\\n');

const utc = (moment: Instant): string => moment.replace(/[-:]/g, '').replace(/\.\d+/, '');

/** RFC 5545, 3.1: a line has at most 75 octets; what follows begins with a space. No letter is cut in two. */
function folded(line: string): string {
  const lines: string[] = [];
  let current = '';
  for (const letter of line) {
    const limit = lines.length === 0 ? 75 : 74;
    if (Buffer.byteLength(current + letter) > limit) {
      lines.push(current);
      current = letter;
    } else current += letter;
  }
  return [...lines, current].join('\r\n ');
}

/** The itinerary as an iCalendar stream (RFC 5545); a visit keeps its UID when it is moved. */
export function calendarFeed(visits: readonly FeedVisit[], stamp: Instant): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Mot Cua//Khao sat//VI',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...visits.flatMap(({ id, unit, group, campaign, day, half, place }) => [
      'BEGIN:VEVENT',
      `UID:${id}@motcua`,
      `DTSTAMP:${utc(stamp)}`,
      `DTSTART:${utc(at(day, halves[half][0]))}`,
      `DTEND:${utc(at(day, halves[half][1]))}`,
      `SUMMARY:${escaped(`Khảo sát: ${unit.vi}`)}`,
      `DESCRIPTION:${escaped(`${campaign.vi}\n${group.vi}`)}`,
      ...(place === null ? [] : [`LOCATION:${escaped(place)}`]),
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

/** The visits of a campaign in the order in which they are made. */
export const feedVisits = (db: Queryable, slug: string): Promise<FeedVisit[]> => db<FeedVisit[]>`
  SELECT v.id, v.day, v.half, g.name AS "group", c.name AS campaign, s.place,
    (SELECT u.name FROM unit_version u WHERE u.unit_id = v.unit_id
      ORDER BY u.validity @> v.day DESC, u.validity DESC LIMIT 1) AS unit
  FROM visit v JOIN campaign c ON c.id = v.campaign_id JOIN survey_group g ON g.id = v.group_id
  LEFT JOIN survey_session s ON s.visit_id = v.id
  WHERE c.slug = ${slug} AND c.state <> 'draft' ORDER BY v.day, v.half DESC, g.number, v.within_id NULLS FIRST`;
