import { z } from '@hono/zod-openapi';
import { slugSchema } from '../kernel/schemas.ts';
import {
  caseFacts,
  dayQuery,
  finding,
  list,
  oneStopName,
  procedureName,
  summary,
} from './authority-schemas.ts';
import { day, instant, text } from './schemas.ts';

/** Shapes of drafts, of what would come of them, and of annexes that are read in. */

const fieldError = z.object({
  path: z.string().openapi({ description: 'Where in the input: `changes.0.rows.3.procedure`.' }),
  message: text,
});

export const whatIf = z
  .object({
    hands: list(
      z.object({
        procedure: procedureName,
        oneStop: oneStopName,
        from: day,
        to: day.nullable(),
        cases: list(caseFacts).openapi({ description: 'For which kinds of case only; empty for all.' }),
        before: summary,
        after: summary,
        dossiers: z.int(),
      }),
    ),
    dossiers: z.object({
      caught: z.int(),
      byHand: list(z.object({ procedure: procedureName, oneStop: oneStopName, count: z.int() })),
      list: list(
        z.object({
          code: z.string(),
          procedure: procedureName,
          oneStop: oneStopName,
          dueAt: instant,
          before: text,
          after: text,
        }),
      ).openapi({ description: 'The first 200, the most urgent first.' }),
    }),
    postings: list(
      z.object({
        procedure: procedureName,
        oneStop: oneStopName,
        from: day,
        posterUrl: z.string(),
        pageUrl: z.string(),
      }),
    ),
    training: list(z.object({ unit: z.string(), name: text, procedures: list(procedureName) })),
    findings: list(finding).openapi({ description: 'What the lint finds that it does not find now.' }),
    resolved: list(finding),
  })
  .openapi('AuthorityWhatIf');

const draftHead = z.object({
  id: z.string(),
  title: z.string(),
  state: z.enum(['draft', 'submitted', 'published', 'withdrawn']),
  writtenBy: z.string(),
  writtenAt: instant,
  approvedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
  version: z.int(),
});
export const drafts = z.object({ drafts: list(draftHead.openapi('AuthorityDraftHead')) });

const typedChange = z.looseObject({ kind: z.string() }).openapi('AuthorityChange', {
  description: 'A change as it was typed. Kinds and their members: docs/authority.md.',
});
export const draft = draftHead
  .extend({
    changes: list(typedChange),
    sentences: list(text),
    errors: list(fieldError),
    findings: list(finding),
    whatIf: whatIf.nullable(),
    sentBack: z.object({ by: z.string().nullable(), at: instant, reason: z.string() }).nullable(),
    actions: list(z.enum(['change', 'submit', 'approve', 'send-back', 'withdraw'])),
  })
  .openapi('AuthorityDraft');

const source = z.object({ table: z.string(), row: z.int(), cells: list(z.string()) });
export const annex = z
  .object({
    mappings: list(
      z.object({
        table: z.string(),
        mapping: z.object({
          headingRows: list(z.int()),
          columns: list(z.object({ heading: z.string(), role: z.string().nullable() })),
        }),
      }),
    ),
    rows: list(
      z.object({
        source,
        annex: z.string(),
        no: z.int(),
        procedure: z.string().nullable(),
        delegates: list(z.string()),
        findings: list(finding),
      }),
    ),
    skipped: list(z.object({ source, text })),
    findings: list(finding),
    change: typedChange.nullable().openapi({ description: 'Null while something stands in its way.' }),
  })
  .openapi('AuthorityAnnex');
export const annexQuery = z.object({
  delegator: z.string().min(1).max(100),
  document: slugSchema,
  from: dayQuery.optional(),
  to: dayQuery.optional(),
});
export const draftParam = z.object({ id: z.uuid() });
