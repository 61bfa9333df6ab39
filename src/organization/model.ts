import { z } from 'zod';
import type { Text } from '../kernel/refusal.ts';
import { daySchema, periodSchema, slugSchema, textSchema } from '../kernel/schemas.ts';

export type Level = 'city' | 'district' | 'ward';
export type UnitKind = 'committee' | 'division' | 'office';
export type Rank =
  | 'head'
  | 'deputy'
  | 'specialist'
  | 'counter-officer'
  | 'procedure-control'
  | 'administrator';

/** A body as it is on a day. */
export interface Unit {
  readonly id: string;
  readonly slug: string;
  readonly kind: UnitKind;
  readonly level: Level;
  readonly name: Text;
  readonly headTitle: Text;
  readonly parentId: string | null;
  readonly territoryId: string;
}

/** A one-stop (Bộ phận Một cửa) as it is on a day. */
export interface OneStop {
  readonly id: string;
  readonly slug: string;
  readonly level: 'district' | 'ward';
  readonly unitId: string;
  readonly territoryId: string;
  /** Identifier of the receiving body, Decision 20/2020/QĐ-TTg: `000.00.15.H26`. */
  readonly identifier: string;
  readonly name: Text;
  readonly unitName: Text;
  readonly address: string;
  readonly phone: string;
  readonly hours: Record<string, [string, string][]>;
}

/** A person in a position, on a day. */
export interface Holder {
  readonly personId: string;
  readonly personName: string;
  readonly positionId: string;
  readonly rank: Rank;
  readonly title: Text;
  readonly unitId: string;
}

export const structureSchema = z.object({
  territories: z.array(
    z.object({
      code: z.string().min(1),
      name: z.string().min(1),
      kind: z.string().min(1),
      parentCode: z.string().nullable(),
      period: periodSchema,
      basis: z.string().nullable(),
    }),
  ),
  units: z.array(
    z.object({
      slug: slugSchema,
      kind: z.enum(['committee', 'division', 'office']),
      level: z.enum(['city', 'district', 'ward']),
      name: textSchema,
      headTitle: textSchema,
      /** Slug of a unit named earlier in the list. */
      parent: slugSchema.nullable(),
      territoryCode: z.string(),
      period: periodSchema,
    }),
  ),
  oneStops: z.array(
    z.object({
      slug: slugSchema,
      unit: slugSchema,
      level: z.enum(['district', 'ward']),
      identifier: z.string().min(1),
      name: textSchema,
      address: z.string(),
      phone: z.string(),
      hours: z.record(z.string(), z.array(z.tuple([z.string(), z.string()]))),
      period: periodSchema,
    }),
  ),
  persons: z.array(
    z.object({
      slug: slugSchema,
      name: z.string().min(1),
      degree: z.enum(['secondary', 'college', 'university', 'master', 'doctor']).nullable(),
    }),
  ),
  positions: z.array(
    z.object({
      unit: slugSchema,
      oneStop: slugSchema.nullable(),
      rank: z.enum(['head', 'deputy', 'specialist', 'counter-officer', 'procedure-control', 'administrator']),
      title: textSchema,
      period: periodSchema,
      holder: slugSchema.nullable(),
    }),
  ),
  specialDays: z.array(
    z.object({
      day: daySchema,
      kind: z.enum(['holiday', 'substitute', 'swapped-off', 'make-up']),
      name: textSchema,
      basis: z.string(),
      replaces: daySchema.optional(),
    }),
  ),
});

export type Structure = z.infer<typeof structureSchema>;
