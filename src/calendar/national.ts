import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../kernel/project.ts';
import { specialDaySchema } from './document.ts';
import type { SpecialDay } from './working-calendar.ts';

/** The days of the whole country as the program ships them (`data/calendar/special-days.tsv`, data/SOURCES.md). */
export function nationalDays(): SpecialDay[] {
  const [, ...lines] = readFileSync(join(projectRoot, 'data/calendar/special-days.tsv'), 'utf8')
    .trimEnd()
    .split('\n');
  const rows = lines.map((line) => {
    const [day, kind, vi, en, replaces, basis] = line.split('\t');
    return { day, kind, name: { vi, en }, basis, ...(replaces && { replaces }) };
  });
  return z.array(specialDaySchema).parse(rows);
}
