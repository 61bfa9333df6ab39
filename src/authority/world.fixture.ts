import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { registerSchema } from './register.ts';

/** The small city of the truth table (`cases/cases.tsv`). Its laws are real, its decisions are invented. */
export const world = registerSchema.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, 'cases', 'world.json'), 'utf8')),
);
