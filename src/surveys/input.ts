import { z } from 'zod';
import { MAX_FILE_BYTES } from '../documents/index.ts';
import { daySchema, periodSchema, slugSchema, textSchema } from '../kernel/schemas.ts';
import { tidy } from '../kernel/text.ts';
import { causes, memberRoles, purposes, sides } from './model.ts';

const words = (max: number) =>
  z
    .string()
    .transform(tidy)
    .pipe(
      z
        .string()
        .min(1, 'Hãy ghi nội dung. | Write it down.')
        .max(max, `Dài quá ${max} ký tự. | Longer than ${max} characters.`),
    );

const member = z.object({ person: slugSchema, role: z.enum(memberRoles), period: periodSchema });

/** A campaign as it is planned: the whole of it, each time. Units, persons and documents by their slugs. */
export const planSchema = z
  .object({
    slug: slugSchema,
    name: textSchema,
    unit: slugSchema,
    document: slugSchema,
    purposes: z.array(z.enum(purposes)).min(1),
    scope: textSchema,
    startsOn: daySchema,
    endsOn: daySchema,
    previous: slugSchema.nullable().default(null),
    /** Heads of the whole team. */
    team: z.array(member),
    groups: z
      .array(z.object({ number: z.int().positive(), name: textSchema, members: z.array(member).min(1) }))
      .min(1),
    checklists: z.array(z.object({ level: z.enum(['city', 'district', 'ward']), version: z.uuid() })).min(1),
    units: z.array(z.object({ unit: slugSchema, within: slugSchema.nullable().default(null) })).min(1),
    visits: z.array(
      z.object({
        unit: slugSchema,
        group: z.int().positive(),
        day: daySchema,
        half: z.enum(['morning', 'afternoon']),
      }),
    ),
  })
  .refine(
    (plan) => plan.startsOn <= plan.endsOn,
    'Ngày kết thúc phải sau ngày bắt đầu. | It must end after it begins.',
  );
export type Plan = z.infer<typeof planSchema>;

export const campaignSchema = z.object({ campaign: slugSchema });

export const openSchema = z.object({
  visit: z.uuid(),
  place: words(300),
  attendees: z.array(z.object({ side: z.enum(sides), name: words(200), title: words(300) })).min(1),
  agenda: z.array(textSchema).default([]),
  /** When it is opened ahead of the visit, on the device that goes there: when it is to begin. */
  beginsAt: z.iso.datetime({ offset: true }).nullable().default(null),
});

const answer = z.union([
  z.string().max(5000),
  z.number(),
  z.array(z.string().max(200)).max(200),
  z.array(z.record(z.string(), z.union([z.string().max(1000), z.number()]))).max(500),
]);

export const entrySchema = z.object({
  id: z.uuid(),
  item: z.string().min(1).max(100),
  side: z.enum(sides),
  value: answer.nullable(),
  note: words(2000).nullable().default(null),
  replaces: z.array(z.uuid()).max(50).default([]),
  device: z.string().min(1).max(100),
  deviceAt: z.iso.datetime({ offset: true }),
});
export const entriesSchema = z.object({ session: z.uuid(), entries: z.array(entrySchema).min(1).max(500) });

const about = {
  session: z.uuid(),
  id: z.uuid(),
  cause: z.enum(causes),
  text: words(2000),
  procedure: z.string().min(1).max(40).nullable().default(null),
  document: slugSchema.nullable().default(null),
};
export const difficultySchema = z.object({ ...about, item: z.string().max(100).nullable().default(null) });
export const requestSchema = z.object({
  ...about,
  difficulty: z.uuid().nullable().default(null),
  public: z.boolean().default(false),
});

const hash = z.string().regex(/^[0-9a-f]{64}$/);
export const evidenceSchema = z.object({
  session: z.uuid(),
  id: z.uuid(),
  item: z.string().min(1).max(100).nullable().default(null),
  kind: z.enum(['photograph', 'document']),
  name: words(200),
  size: z.int().positive().max(MAX_FILE_BYTES, 'Tệp lớn quá 20 MB. | The file is larger than 20 MB.'),
  sha256: hash,
  takenAt: z.iso.datetime({ offset: true }),
  place: z
    .object({
      latitude: z.number().min(-90).max(90),
      longitude: z.number().min(-180).max(180),
      accuracyM: z.number().nonnegative(),
    })
    .nullable()
    .default(null),
});
/** `from`: of how many bytes it is the continuation. */
export const partSchema = z.object({ id: z.uuid(), from: z.int().nonnegative() });

export const drawSchema = z.object({ session: z.uuid(), endsAt: z.iso.datetime({ offset: true }) });
export const signSchema = z.object({
  session: z.uuid(),
  side: z.enum(sides),
  /** SHA-256 of the minutes that were read, hexadecimal: nobody signs what they have not seen. */
  sha256: hash,
});
export const addendumSchema = z.object({ session: z.uuid(), text: words(5000) });
