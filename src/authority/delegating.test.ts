import { expect, test } from 'vitest';
import { day } from '../kernel/time.ts';
import { basesOn, fits, mayDelegateTo, standsOn } from './delegating.ts';
import { lookupOf } from './lookup.ts';
import type { CaseFacts } from './model.ts';
import { world } from './world.fixture.ts';

const lookup = lookupOf(world);
const document = (slug: string) => lookup.documents.get(slug) ?? expect.fail(slug);
const unit = (slug: string) => lookup.units.get(slug)?.[0] ?? expect.fail(slug);

const either = { caseType: 'lẻ', value: { from: 10, to: 20 } };
test.each<
  [
    string,
    { caseType: string | null; value: { from: number | null; to: number | null } | null },
    CaseFacts,
    string,
  ]
>([
  ['no condition', { caseType: null, value: null }, {}, 'applies'],
  ['the kind of case is not known', { caseType: 'lẻ', value: null }, { value: 5 }, 'caseType'],
  ['the value is not known', { caseType: null, value: { from: null, to: 20 } }, { caseType: 'lẻ' }, 'value'],
  ['below', { caseType: null, value: { from: 10, to: null } }, { value: 9 }, 'does-not'],
  ['from is inclusive', { caseType: null, value: { from: 10, to: null } }, { value: 10 }, 'applies'],
  ['to is exclusive', { caseType: null, value: { from: null, to: 20 } }, { value: 20 }, 'does-not'],
  ['both fit', either, { caseType: 'lẻ', value: 19 }, 'applies'],
  ['neither known: the kind of case is asked first', either, {}, 'caseType'],
  ['the kind of case fits, the value is not known', either, { caseType: 'lẻ' }, 'value'],
  ['the value rules it out before the kind is known', either, { value: 20 }, 'does-not'],
  ['the kind rules it out before the value is known', either, { caseType: 'sỉ' }, 'does-not'],
])('conditions: %s', (_what, conditions, facts, fit) => {
  expect(fits({ ...world.rows[0]!, conditions }, facts)).toBe(fit);
});

test.each([
  ['to its own division', 'dong', 'dong-tu-phap', true],
  ['to a ward directly below', 'dong', 'dong-1', true],
  ['to another district’s division', 'dong', 'tay-tu-phap', false],
  ['upwards', 'dong', 'tp', false],
  ['past a level', 'tp', 'dong-1', false],
])('a committee may delegate %s: %s to %s', (_how, delegator, delegate, allowed) => {
  expect(mayDelegateTo(unit(delegator), unit(delegate))).toBe(allowed);
});

test('a division may delegate to nobody, not even to a unit under it', () => {
  const below = { ...unit('dong-vp'), parent: 'dong-tu-phap' };
  expect(mayDelegateTo(unit('dong-tu-phap'), below)).toBe(false);
});

test.each([
  ['itself while in force', 'nd-cu', '2023-04-30', 'nd-cu'],
  ['its replacement', 'nd-cu', '2023-05-01', 'nd-moi'],
  ['another replacement, when the first is gone', 'nd-cu', '2023-12-01', 'nd-moi-2'],
  ['the replacement of its replacement', 'luat-77-2015', '2025-07-01', 'luat-72-2025'],
  ['nothing, where nothing was carried over', 'nd-het', '2023-05-01', undefined],
  ['nothing while it is suspended', 'qd-02', '2023-06-15', undefined],
])('what stands for a document: %s', (_what, slug, at, stands) => {
  expect(standsOn(lookup, document(slug), day(at))?.document).toBe(stands);
});

test.each([
  ['the highest first', '2023-09-30', ['khung-cu', 'de-an-cu']],
  ['what was carried over, with bases of its own', '2023-10-01', ['khung-moi', 'de-an-moi']],
  ['the one that nothing stands for', '2023-12-01', [undefined, 'de-an-moi']],
])('the bases of a decision: %s', (_what, at, bases) => {
  expect(basesOn(lookup, document('qd-07'), day(at)).map((b) => b.stands?.document)).toEqual(bases);
});
