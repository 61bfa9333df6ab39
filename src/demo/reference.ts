import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { changeSchema } from '../authority/index.ts';
import { nationalDays } from '../calendar/index.ts';
import { procedureSchema } from '../catalogue/index.ts';
import { groupsSchema } from '../dossiers/index.ts';
import { projectRoot } from '../kernel/project.ts';
import { periodSchema, slugSchema, textSchema } from '../kernel/schemas.ts';
import { documentsSchema } from '../legal/index.ts';
import { type Structure, structureSchema } from '../organization/index.ts';
import { processSchema } from '../processes/index.ts';

/** The reference data that the program ships (`data/SOURCES.md`): Hà Nội's units, holidays, Ba Đình in 2023. */

const shippedProcedureSchema = procedureSchema.extend({
  competence: z.array(
    z.object({
      level: z.enum(['district', 'ward']),
      holder: z.enum(['committee', 'chairperson', 'division']),
      division: slugSchema.nullish().transform((division) => division ?? null),
      document: slugSchema,
      article: z.string().nullable(),
      period: periodSchema.optional(),
    }),
  ),
  /** The district division that works on it; null when the district does not receive it. */
  unit: slugSchema.nullable(),
});

const organizationSchema = structureSchema.omit({ territories: true, specialDays: true }).extend({
  accounts: z.array(z.object({ username: z.string(), person: slugSchema, role: textSchema })),
});

const shippedDelegationsSchema = z.object({
  decisions: z.array(
    z.object({
      document: slugSchema,
      period: periodSchema,
      rows: z.array(
        z.object({
          annex: z.string(),
          no: z.int().positive(),
          procedure: z.string(),
          /** A division, or every ward committee of the district. */
          delegate: slugSchema,
        }),
      ),
    }),
  ),
});

const processesSchema = z.object({
  period: periodSchema,
  /** For each level, its steps with their shares of the limit in percent. */
  templates: z.array(
    z.object({
      level: z.enum(['district', 'ward']),
      steps: z.array(
        processSchema.element.omit({ hours: true }).extend({ share: z.int().positive().max(100) }),
      ),
    }),
  ),
});

const reformSchema = structureSchema.omit({ territories: true, specialDays: true }).extend({
  documents: documentsSchema.shape.documents,
  /** Procedures that go on at the wards, and the ward's division that works on each. */
  goesOn: z.array(z.object({ procedure: z.string(), division: slugSchema })),
  changes: z.array(changeSchema),
});

export type ShippedProcedure = z.infer<typeof shippedProcedureSchema>;
export type ShippedDelegations = z.infer<typeof shippedDelegationsSchema>;
export type ShippedAccount = z.infer<typeof organizationSchema>['accounts'][number];

export interface Reference {
  readonly structure: Structure;
  readonly accounts: readonly ShippedAccount[];
  readonly documents: z.infer<typeof documentsSchema>['documents'];
  readonly procedures: readonly ShippedProcedure[];
  readonly decisions: ShippedDelegations['decisions'];
  readonly processes: z.infer<typeof processesSchema>;
  readonly groups: z.infer<typeof groupsSchema>['groups'];
  /** What became of it all in 2025. */
  readonly reform: z.infer<typeof reformSchema>;
}

/** Before this day no unit here has a known beginning: the files of names do not go further back. */
const KNOWN_FROM = '2004-01-01';

/** @throws z.ZodError naming the place of whatever does not fit. */
export function readReference(folder = join(projectRoot, 'data')): Reference {
  const json = (path: string): unknown => JSON.parse(readFileSync(join(folder, path), 'utf8'));
  const organization = organizationSchema.parse(json('ba-dinh-2023/organization.json'));
  const { accounts, ...bodies } = organization;
  return {
    structure: structureSchema.parse({
      ...bodies,
      territories: readTable(join(folder, 'units/hanoi.tsv')).map((row) => ({
        code: row.gso_code,
        name: row.name,
        kind: row.kind,
        parentCode: row.parent_gso_code || null,
        period: { from: row.valid_from || KNOWN_FROM, to: row.valid_to || null },
        basis: row.basis || null,
      })),
      specialDays: nationalDays(),
    }),
    accounts,
    documents: documentsSchema.parse(json('ba-dinh-2023/legal-documents.json')).documents,
    procedures: z
      .object({ procedures: z.array(shippedProcedureSchema) })
      .parse(json('procedures/procedures.json')).procedures,
    decisions: shippedDelegationsSchema.parse(json('ba-dinh-2023/delegations.json')).decisions,
    processes: processesSchema.parse(json('ba-dinh-2023/processes.json')),
    groups: groupsSchema.parse(json('ba-dinh-2023/interlinked.json')).groups,
    reform: reformSchema.parse(json('ba-dinh-2025/reorganisation.json')),
  };
}

/** Tab-separated, the first line naming the columns. */
export function readTable(path: string): Record<string, string>[] {
  const [head = '', ...lines] = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  const columns = head.split('\t');
  return lines.map((line) => {
    const cells = line.split('\t');
    return Object.fromEntries(columns.map((column, index) => [column, (cells[index] ?? '').trim()]));
  });
}
