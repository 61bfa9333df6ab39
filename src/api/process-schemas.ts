import { z } from '@hono/zod-openapi';
import { processSchema } from '../processes/index.ts';
import { list } from './authority-schemas.ts';
import { day, instant, text } from './schemas.ts';

/** Shapes of the answers about processes. */

const period = z.object({ from: day, to: day.nullable() }).openapi('Period');

const summary = z.object({
  id: z.string(),
  /** National code. */
  procedure: z.string(),
  /** Slug. */
  oneStop: z.string(),
  no: z.int(),
  period,
  status: z.enum(['draft', 'published', 'withdrawn']),
  publishedAt: instant.nullable(),
});

export const processes = z.object({
  processes: z.array(summary.extend({ name: text, steps: z.int() }).openapi('ProcessSummary')),
  mayWrite: z.boolean(),
});

export const checked = z
  .object({
    findings: z.array(
      z.object({ code: z.string(), step: z.string().nullable(), message: text }).openapi('ProcessFinding'),
    ),
    /** Keys of steps, each layer below what leads to it. */
    layers: z.array(z.array(z.string())),
    /** Working hours of the longest way. */
    planned: z.number(),
    /** Working hours that the law gives at the least. */
    limit: z.number().nullable(),
    /** Who does each step, in their order. */
    receivers: list(text.nullable()),
  })
  .openapi('ProcessCheck');

export const process = summary
  .extend(checked.shape)
  .extend({ steps: processSchema, mayWrite: z.boolean() })
  .openapi('Process');
