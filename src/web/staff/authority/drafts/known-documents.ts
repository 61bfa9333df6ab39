import type { Period } from '../../../../kernel/time.ts';
import type { Change, DocumentSummary } from '../../api/authority-types.ts';
import type { Problem } from '../../api/problem.ts';
import type { TypedChange } from './typed-change.ts';

/** A document that a change can name. */
export interface KnownDocument {
  readonly document: string;
  readonly number: string;
  readonly issuer: string;
  /** Its last period, where it has any. */
  readonly inForce: Period | undefined;
  /** Comes with the draft itself, and is in no register yet. */
  readonly isNew: boolean;
  /** It delegates, so that its rows can be repealed or extended. */
  readonly hasRows: boolean;
}

/** What the draft brings, then the decisions of the register, then what ranks higher. */
export function documentsFrom(
  registered: readonly DocumentSummary[],
  inDraft: readonly Change[],
): readonly KnownDocument[] {
  const brought = inDraft.flatMap((change) =>
    change.kind === 'document'
      ? [
          {
            document: change.document.document,
            number: change.document.number,
            issuer: change.document.issuer,
            inForce: change.document.inForce.at(-1),
            isNew: true,
            hasRows: inDraft.some(
              (each) => each.kind === 'delegate' && each.document === change.document.document,
            ),
          },
        ]
      : [],
  );
  const known = registered.map(({ document, number, issuer, inForce, rows }) => ({
    document,
    number,
    issuer,
    inForce: inForce.at(-1),
    isNew: false,
    hasRows: rows.all > 0,
  }));
  return [...brought, ...known];
}

/** What every group of fields of the form works on. */
export interface FieldsProps {
  readonly typed: TypedChange;
  readonly problem: Problem | null;
  readonly documents: readonly KnownDocument[];
  readonly onChange: <Name extends keyof TypedChange>(name: Name, value: TypedChange[Name]) => void;
}
