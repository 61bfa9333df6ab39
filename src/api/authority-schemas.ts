import { z } from '@hono/zod-openapi';
import { isDay } from '../kernel/time.ts';
import { day, link, text } from './schemas.ts';

/** Shapes of the questions and answers about the register of authority. */

/** What the register gives out is never changed in place. */
export const list = <S extends z.ZodType>(schema: S) => z.array(schema).readonly();

export const dayQuery = z
  .string()
  .refine(isDay, 'Ngày không có trong lịch. | No such day in the calendar.')
  .openapi({ format: 'date', example: '2023-08-15' });
const wordsQuery = z.string().max(200).optional();

/** What is known of a case; who decides may depend on it. */
export const factsQuery = z.object({
  caseType: z.string().min(1).max(200).optional(),
  value: z.coerce.number().int().nonnegative().optional().openapi({ description: 'Đồng.' }),
});

export const authorityQuery = factsQuery.extend({
  procedure: z.string().min(1),
  oneStop: z.string().min(1),
  on: dayQuery.optional(),
  at: z.iso.datetime({ offset: true, error: 'Thời điểm chưa đúng. | No such moment.' }).optional(),
});
export const timelineQuery = authorityQuery.omit({ on: true, at: true });
export const documentsQuery = z.object({
  q: wordsQuery,
  on: dayQuery.optional(),
  kind: z.enum(['law', 'decree', 'circular', 'resolution', 'decision']).optional(),
});
export const onQuery = z.object({ on: dayQuery.optional() });
export const matrixQuery = z.object({
  on: dayQuery.optional(),
  field: z.string().max(200).optional(),
  q: wordsQuery,
});
export const differenceQuery = z.object({ from: dayQuery, to: dayQuery });

export const slugParam = z.object({ slug: z.string().min(1).max(100) });

const period = z.object({ from: day, to: day.nullable() }).openapi('Period');
export const caseFacts = z.object({ caseType: z.string().optional(), value: z.int().optional() });
const gapCode = z.enum([
  'procedure-not-in-force',
  'one-stop-not-open',
  'not-received-here',
  'no-competence-by-law',
  'no-such-body',
  'facts-needed',
  'overlapping-delegates',
  'delegate-not-eligible',
  'basis-lapsed',
  'position-vacant',
]);

export const summary = z
  .object({
    standing: z.boolean().openapi({ description: 'Whether anybody may decide.' }),
    unit: z.string().nullable(),
    holder: text.nullable(),
    delegated: z.boolean(),
    signers: list(
      z.object({
        name: z.string(),
        title: text,
        signature: list(z.string()).openapi({ description: 'The lines above the name.' }),
        substitute: z.boolean(),
      }),
    ),
    chain: list(link),
    refusal: text.nullable().openapi({ description: 'The first broken link, in words.' }),
    code: gapCode.nullable().openapi({ description: 'The first broken link, for programs.' }),
    fingerprint: z
      .string()
      .openapi({ description: 'Body and documents; a posting is out of date when it changes.' }),
  })
  .openapi('Authority');
export const answer = summary
  .extend({
    on: day,
    cases: list(caseFacts).openapi({
      description:
        'The kinds of case to choose from, one example of each, when the answer depends on the case; empty `caseType`: any that no row names.',
    }),
  })
  .openapi('AuthorityOnDay');

const documentKind = z.enum(['law', 'decree', 'circular', 'resolution', 'decision']);
const documentState = z.enum(['future', 'in-force', 'suspended', 'ended']);
const listed = z.object({
  document: z.string(),
  number: z.string(),
  kind: documentKind,
  title: text,
  issuer: z.string(),
  issuedOn: day,
  illustrative: z.boolean(),
  inForce: list(period),
  state: documentState,
  rows: z.object({ all: z.int(), inForce: z.int() }),
  procedures: z.int(),
});
export const documents = z.object({ on: day, documents: list(listed.openapi('LegalDocument')) });

const named = z
  .object({ document: z.string(), number: z.string(), title: text })
  .openapi('LegalDocumentName');
const effect = z.object({
  effect: z.enum(['amends', 'replaces', 'repeals', 'suspends', 'extends']),
  from: day,
  carriesOver: z.boolean(),
});
const namedUnit = z.object({ unit: z.string(), name: text });
export const procedureName = z.object({ code: z.string(), name: text });

export const finding = z
  .object({
    code: z.string().openapi({ description: 'Stable, for programs.' }),
    severity: z.enum(['error', 'warning', 'notice']),
    place: z.object({
      document: z.string().optional(),
      annex: z.string().optional(),
      no: z.int().optional(),
      procedure: z.string().optional(),
      unit: z.string().optional(),
      oneStop: z.string().optional(),
      person: z.string().optional(),
    }),
    text,
    source: z.string().nullable().openapi({ description: 'The law that says so.' }),
    mend: text.nullable(),
    from: day.optional().openapi({ description: 'The first day on which it is so.' }),
  })
  .openapi('AuthorityFinding');

export const documentDetail = listed
  .extend({
    signer: z.string().nullable(),
    restsOn: list(named),
    resting: list(named),
    effects: list(effect.extend({ document: named })),
    affected: list(effect.extend({ by: named })),
    rows: list(
      z.object({
        annex: z.string(),
        no: z.int(),
        procedure: procedureName,
        delegator: namedUnit,
        delegate: namedUnit,
        position: text.nullable(),
        conditions: z.object({
          caseType: z.string().nullable(),
          value: z.object({ from: z.int().nullable(), to: z.int().nullable() }).nullable(),
        }),
        reporting: z.string().nullable(),
        term: z.string().nullable(),
        periods: list(period),
        state: documentState,
      }),
    ),
    findings: list(finding),
    scanUrl: z.string().nullable(),
  })
  .openapi('LegalDocumentDetail');

export const timeline = z.object({
  segments: list(z.object({ from: day.nullable(), to: day.nullable(), summary })),
});

export const oneStopName = z.object({ slug: z.string(), name: text });
export const matrix = z
  .object({
    on: day,
    fields: list(text),
    oneStops: list(oneStopName.extend({ level: z.enum(['city', 'district', 'ward']) })),
    procedures: list(procedureName.extend({ field: text })),
    cells: list(
      list(
        z
          .object({
            holder: text.nullable(),
            delegated: z.boolean(),
            code: gapCode.nullable(),
            posted: z.enum(['posted', 'outdated', 'not-posted']),
          })
          .nullable(),
      ),
    ),
  })
  .openapi('AuthorityMatrix');

export const findings = z.object({ on: day, findings: list(finding) });

export const difference = z
  .object({
    from: day,
    to: day,
    changes: list(
      z.object({
        procedure: procedureName,
        oneStop: oneStopName,
        cases: list(caseFacts),
        before: summary,
        after: summary,
      }),
    ),
  })
  .openapi('AuthorityDifference');

export const statisticsQuery = z.object({ from: dayQuery, to: dayQuery, map: z.enum(['then', 'now']) });
export const statistics = z
  .object({
    from: day,
    to: day,
    map: z.enum(['then', 'now']),
    oneStops: list(z.object({ oneStop: z.string(), name: text, received: z.int() })),
  })
  .openapi('AuthorityStatistics');
