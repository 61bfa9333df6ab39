import type { Period } from '../kernel/time.ts';
import type { Change } from './change.ts';
import { lookupOf, unitOn } from './lookup.ts';
import type { Register } from './register.ts';
export function applyChanges(register: Register, changes: readonly Change[]): Register {
  let after = register;
  for (const change of changes) {
    if (change.kind === 'document') after = { ...after, documents: [...after.documents, change.document] };
    if (change.kind === 'replace') {
      const cut = (periods: readonly Period[]) =>
        periods.flatMap((p) => (p.from >= change.from ? [] : [p.to === null || p.to > change.from ? { ...p, to: change.from } : p]));
      after = {
        ...after,
        documents: after.documents.map((d) => (d.document === change.document ? { ...d, inForce: cut(d.inForce) } : d)),
        rows: after.rows.map((r) => (r.document === change.document ? { ...r, periods: cut(r.periods) } : r)),
        effects: [...after.effects, { document: change.by, effect: 'replaces', on: change.document, from: change.from, carriesOver: change.carriesOver }],
      };
    }
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
