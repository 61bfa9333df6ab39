import { expect, test } from 'vitest';
import { instant } from '../kernel/time.ts';
import { calendarFeed, type FeedVisit } from './calendar-feed.ts';

const both = (words: string) => ({ vi: words, en: words });
const visit = (change: Partial<FeedVisit> = {}): FeedVisit => ({
  id: '018a-1',
  unit: both('Quận Ba Đình'),
  group: both('Đoàn số 1'),
  campaign: both('Khảo sát, đánh giá; đôn đốc'),
  day: '2023-08-15' as never,
  half: 'afternoon',
  place: null,
  ...change,
});
const feed = (...visits: FeedVisit[]) => calendarFeed(visits, instant('2023-08-10T01:02:03.456Z'));
/** As a calendar program puts the lines together again. */
const unfolded = (text: string) => text.replaceAll('\r\n ', '').split('\r\n');

test('a visit is an event of its half-day, with what RFC 5545 asks for', () => {
  expect(unfolded(feed(visit()))).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Mot Cua//Khao sat//VI',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    'UID:018a-1@motcua',
    'DTSTAMP:20230810T010203Z',
    'DTSTART:20230815T063000Z',
    'DTEND:20230815T103000Z',
    'SUMMARY:Khảo sát: Quận Ba Đình',
    String.raw`DESCRIPTION:Khảo sát\, đánh giá\; đôn đốc\nĐoàn số 1`,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]);
});

test('a morning begins at eight', () => {
  expect(unfolded(feed(visit({ half: 'morning' })))).toContain('DTSTART:20230815T010000Z');
});

test('no line is longer than 75 octets, and no letter is cut in two', () => {
  const place =
    'Trụ sở Ủy ban nhân dân phường Vĩnh Phúc, quận Ba Đình, thành phố Hà Nội, số 4 ngõ 462 phố Bưởi';
  const text = feed(visit({ place }));
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(text).not.toContain('�');
  expect(unfolded(text)).toContain(`LOCATION:${place.replaceAll(',', String.raw`\,`)}`);
});
