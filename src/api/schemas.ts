import { z } from '@hono/zod-openapi';
import { actions, states } from '../dossiers/index.ts';

/** Shapes of the answers, for the description of the API; inputs are described by the commands' own schemas. */
export const text = z.object({ vi: z.string(), en: z.string() }).openapi('Text');
export const instant = z.string().openapi({ format: 'date-time', example: '2023-08-15T07:30:00.000Z' });
export const day = z.string().openapi({ format: 'date', example: '2023-08-15' });
export const outcome = z.enum(['grant', 'refuse']);
export const state = z.enum(states);
export const action = z.enum(actions);
export const duty = z.enum(['receive', 'process', 'decide', 'control', 'administer']);
export const componentKind = z.enum(['original', 'copy', 'certified-copy', 'form']);

export const me = z
  .object({
    person: z.object({ id: z.string(), name: z.string() }),
    duties: z.array(duty),
    positions: z.array(
      z.object({
        id: z.string(),
        title: text,
        rank: z.string(),
        unit: z.object({ id: z.string(), name: text }),
        oneStop: z.object({ id: z.string(), slug: z.string(), name: text }).nullable(),
      }),
    ),
    now: instant,
    demo: z.boolean(),
  })
  .openapi('Me');

export const link = z
  .object({
    kind: z.enum(['law', 'city-decision', 'decision', 'annex-row', 'position', 'substitution', 'person']),
    text,
    document: z
      .object({
        document: z.string(),
        number: z.string(),
        issuedOn: day,
        validTo: day.nullable(),
        illustrative: z.boolean(),
      })
      .optional(),
    article: z.string().nullable().optional(),
    period: z.object({ from: day, to: day.nullable() }).optional(),
  })
  .openapi('AuthorityLink');

export const procedureSummary = z
  .object({ code: z.string(), name: text, field: text, term: text, fee: z.int() })
  .openapi('ProcedureSummary');

export const procedureAtOneStop = z
  .object({
    code: z.string(),
    name: text,
    field: text,
    term: text,
    fee: z.object({ amount: z.int(), note: text.nullable() }),
    components: z.array(
      z.object({ no: z.int(), name: text, kind: componentKind, count: z.int(), required: z.boolean() }),
    ),
    processedBy: text,
    decidedBy: z.union([
      z.object({ holder: text, chain: z.array(link) }),
      z.object({ refusal: text, chain: z.array(link) }),
    ]),
    dueIfReceivedNow: instant,
    duePlain: z.array(text),
    /** By which ways it can be filed. */
    channels: z.array(z.enum(['counter', 'post', 'online'])),
    pageUrl: z.string(),
    posterUrl: z.string(),
  })
  .openapi('ProcedureAtOneStop');

export const storedFile = z
  .object({ id: z.string(), name: z.string(), type: z.string(), size: z.int() })
  .openapi('StoredFile');

export const dossierRow = z
  .object({
    code: z.string(),
    procedure: z.object({ code: z.string(), name: text }),
    applicantName: z.string(),
    state,
    outcome: outcome.nullable(),
    /** Null for what is not received, as is the due moment. */
    receivedAt: instant.nullable(),
    dueAt: instant.nullable(),
    /** What the applicant was told last: the limit, or later by an apology. */
    appointedAt: instant.nullable(),
    late: z.boolean(),
    unit: z.object({ id: z.string(), name: text }),
    assignee: z.object({ id: z.string(), name: z.string() }).nullable(),
  })
  .openapi('DossierRow');

export const dossierList = z
  .object({
    items: z.array(dossierRow),
    more: z.boolean().openapi({ description: 'Whether another page follows.' }),
    page: z.int(),
    pageSize: z.int(),
  })
  .openapi('DossierList');

/** How many wait in each list; what is finished is not counted. */
export const listCounts = z
  .object({
    mine: z.int(),
    unit: z.int(),
    oneStop: z.int(),
    toDecide: z.int(),
    toReturn: z.int(),
    today: z.int(),
    late: z.int(),
  })
  .openapi('ListCounts');

const applicant = z.object({
  fullName: z.string(),
  identityNumber: z.string(),
  birthDate: day.optional(),
  sex: z.enum(['male', 'female']).optional(),
  address: z.string(),
  phone: z.string(),
  email: z.string().optional(),
});

const side = z.object({ unit: text, person: z.string().nullable() });

/** Asked of another unit; neither answered nor closed: open. */
const consultation = z.object({
  id: z.string(),
  unit: text,
  question: z.string(),
  answerBy: instant,
  answer: z.object({ text: z.string(), by: z.string().nullable(), at: instant }).nullable(),
  unanswered: z.string().nullable(),
});

/** What is under way beside the state. */
const underWay = z.object({
  draft: z.object({ items: z.array(z.string()), ground: z.string() }).nullable(),
  supplement: z.object({ stage: z.enum(['intake', 'examination']), items: z.array(z.string()) }).nullable(),
  handOver: z.object({ from: side, to: side }).nullable(),
  consultations: z.array(consultation),
  delivery: z.object({ channel: z.enum(['post', 'online']), reference: z.string() }).nullable(),
});

/** What moved a due moment, and when. Null while the limit stands still. */
const dueChange = z.object({
  at: instant,
  from: instant.nullable(),
  to: instant.nullable(),
  cause: z.enum(['paused', 'resumed', 'restarted', 'reappointed', 'redated']),
  ground: z.enum(['supplement', 'financial-duty', 'other-authority']).nullable(),
  paper: z.string().nullable(),
});

const part = z.object({
  no: z.int(),
  code: z.string(),
  procedure: z.object({ code: z.string(), name: text }),
  oneStop: text,
  state,
  dueAt: instant.nullable(),
  /** The parts that must be granted before this one begins. */
  after: z.array(z.int()),
});

export const dossier = dossierRow
  .extend({
    oneStop: z.object({ slug: z.string(), name: text }),
    applicant,
    components: z.array(
      z.object({
        no: z.int(),
        name: text,
        kind: componentKind,
        count: z.int(),
        required: z.boolean(),
        received: z.int(),
        files: z.array(storedFile.extend({ url: z.string() })),
      }),
    ),
    note: z.string().nullable(),
    channel: z.enum(['counter', 'post', 'online']),
    /** As the national portal has it. */
    nationalStatus: z.int().min(1).max(10),
    registerLine: z.int().nullable(),
    standing: underWay,
    unitSlug: z.string().nullable(),
    parts: z.array(part),
    due: z
      .object({
        at: instant,
        plain: z.array(text),
        original: instant,
        changes: z.array(dueChange),
        sheetUrl: z.string(),
      })
      .nullable(),
    consultations: z.array(consultation),
    askedOfMe: z.array(z.string()),
    apologies: z.object({ used: z.int(), allowed: z.int(), noticeDays: z.int() }),
    results: z.array(z.object({ no: z.int(), number: z.string(), at: instant, url: z.string() })),
    course: z.array(
      z.object({
        at: instant,
        kind: z.string(),
        text,
        by: z.string().nullable(),
        unit: text.nullable(),
        reason: z.string().nullable(),
      }),
    ),
    authority: z.object({
      may: z.boolean(),
      holder: text.nullable(),
      signers: z.array(z.object({ name: z.string(), title: text })),
      signature: z.string().nullable(),
      chain: z.array(link),
      refusal: text.nullable(),
    }),
    proposal: z.object({ outcome, reason: z.string().nullable(), by: z.string(), at: instant }).nullable(),
    decision: z
      .object({
        number: z.string(),
        outcome,
        reason: z.string().nullable(),
        signer: z.string(),
        signature: z.string(),
        at: instant,
        chain: z.array(link),
        resultUrl: z.string(),
      })
      .nullable(),
    secret: z.string().optional(),
    slipUrl: z.string().nullable(),
    statusUrl: z.string(),
    actions: z.array(action),
  })
  .openapi('Dossier');

export const receipt = z
  .object({
    code: z.string(),
    dueAt: instant,
    secret: z.string(),
    slipUrl: z.string(),
    statusUrl: z.string(),
  })
  .openapi('Receipt');

export const postings = z
  .object({
    postings: z.array(
      z.object({
        procedure: z.object({ code: z.string(), name: text, field: text }),
        delegated: z.boolean(),
        postedAt: instant.nullable(),
        /** Who decides is another since it was posted. */
        outdated: z.boolean(),
        photoUrl: z.string().nullable(),
        pageUrl: z.string(),
        posterUrl: z.string(),
        decidedBy: text.nullable(),
      }),
    ),
  })
  .openapi('Postings');

export const oneStop = z
  .object({
    slug: z.string(),
    name: text,
    level: z.enum(['district', 'ward']),
    address: z.string(),
    phone: z.string(),
  })
  .openapi('OneStop');

export const status = z
  .object({
    code: z.string(),
    procedure: z.object({ code: z.string(), name: text }),
    oneStop: z.object({ slug: z.string(), name: text }),
    state,
    outcome: outcome.nullable(),
    receivedAt: instant.nullable(),
    dueAt: instant.nullable(),
    late: z.boolean(),
    course: z.array(z.object({ at: instant, kind: z.string(), text, unit: text.nullable() })),
  })
  .openapi('DossierStatus');
