import type { Change } from './change.ts';
import { lookupOf, unitOn } from './lookup.ts';
import type { Register } from './register.ts';
export function applyChanges(register: Register, changes: readonly Change[]): Register {
  let after = register;
  for (const change of changes) {
    if (change.kind === 'document') after = { ...after, documents: [...after.documents, change.document] };
    if (change.kind === 'delegate') {
      const { document, delegator, period, rows } = change;
      after = {
        ...after,
        rows: [
          ...after.rows,
          ...rows.map(({ period: own, ...row }) => ({
            ...row,
            document,
            delegator,
            territory: row.territory ?? unitOn(lookupOf(register), row.delegate, period.from)?.territory ?? '',
            periods: [own ?? period],
          })),
        ],
      };
    }
    if (change.kind === 'substitute') {
      const { kind: _, ...substitution } = change;
      after = { ...after, substitutions: [...after.substitutions, substitution] };
    }
  }
  return after;
}
