import { z } from 'zod';
import type { Text } from '../kernel/refusal.ts';
import { daySchema, periodSchema, slugSchema, textSchema } from '../kernel/schemas.ts';
import type { Day, Period } from '../kernel/time.ts';

export const documentKinds = ['law', 'decree', 'circular', 'resolution', 'decision'] as const;
export type DocumentKind = (typeof documentKinds)[number];

export interface LegalDocument {
  readonly id: string;
  readonly slug: string;
  readonly number: string;
  readonly kind: DocumentKind;
  readonly title: Text;
  readonly issuer: string;
  readonly signer: string | null;
  readonly issuedOn: Day;
  /** The period that holds the day asked about; null when the document is not in force then. */
  readonly validity: Period | null;
  /** A number invented for the demonstration. */
  readonly illustrative: boolean;
  /** What it rests on. */
  readonly basisIds: readonly string[];
}

export const documentsSchema = z.object({
  documents: z.array(
    z.object({
      slug: slugSchema,
      number: z.string().min(1),
      kind: z.enum(documentKinds),
      title: textSchema,
      issuer: z.string().min(1),
      signer: z.string().nullable(),
      issuedOn: daySchema,
      validity: periodSchema,
      illustrative: z.boolean(),
      source: z.string().min(1),
      /** Slugs of documents registered earlier, in this list or before. */
      restsOn: z.array(slugSchema),
    }),
  ),
});

export type Documents = z.infer<typeof documentsSchema>;
