import type { ChangeOf } from './change.ts';
import { changeText } from './change-messages.ts';
import type { Faults } from './faults.ts';
import { entryOn, type Row, rowKey } from './register.ts';
import type { Working } from './working.ts';

/**
 * Enters the rows of a decision's annexes. In writing, of defined tasks, for a defined period: Law 77/2015/QH13 art.
 * 14 as amended by Law 47/2019/QH14. What the law says of the contents is for the lint to check; here only what
 * could not be entered.
 */
export function delegate(working: Working, change: ChangeOf<'delegate'>, faults: Faults): void {
  const { document, delegator, period } = change;
  faults.expect(working.documents.has(document), 'document', changeText.noDocument(document));
  const on = period.from;
  const committee = entryOn(working.units.of(delegator), on);
  faults.expect(committee !== undefined, 'delegator', changeText.noUnitOn(delegator, on));
  const taken = new Set(working.rows.of(document).map(rowKey));
  const rows: Row[] = [];
  for (const [index, { period: own, ...row }] of change.rows.entries()) {
    const place = `rows.${index}`;
    const key = rowKey({ document, ...row });
    if (taken.has(key)) {
      faults.add(`${place}.delegate`, changeText.delegateTwice(row.annex, row.no, row.delegate));
    }
    taken.add(key);
    const known = working.procedures.has(row.procedure);
    faults.expect(known, `${place}.procedure`, changeText.noProcedure(row.procedure));
    const from = own?.from ?? on;
    const unit = entryOn(working.units.of(row.delegate), from);
    if (!unit) faults.add(`${place}.delegate`, changeText.noUnitOn(row.delegate, from));
    if (row.position !== null) {
      const position = entryOn(working.positions.of(row.position), from);
      if (!position) faults.add(`${place}.position`, changeText.noPositionOn(row.position, from));
      else if (position.unit !== row.delegate) {
        faults.add(`${place}.position`, changeText.positionElsewhere(row.position, row.delegate));
      }
    }
    if (!unit) continue;
    rows.push({
      ...row,
      document,
      delegator,
      territory: row.territory ?? unit.territory,
      periods: [own ?? period],
    });
  }
  if (!faults.none) return;
  for (const row of rows) working.rows.add(row);
}
