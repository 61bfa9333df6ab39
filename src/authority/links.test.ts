import { describe, expect, it } from 'vitest';
import { city, dayAt, days } from './changes.fixture.ts';
import { rowLink } from './links.ts';
import type { Row } from './register.ts';

const period = days(0, 20);
const row = (no: number, delegate: string): Row => ({
  document: 'qd-1',
  annex: 'I',
  no,
  procedure: '1.000001',
  delegator: 'dong',
  delegate,
  position: null,
  territory: 'quận dong',
  conditions: { caseType: null, value: null },
  reporting: null,
  term: null,
  periods: [period],
});
const document = city.documents.find((d) => d.document === 'qd-1')!;
const [version] = city.procedures;
const [unit] = city.units;
const linkOf = (r: Row, d = document) => rowLink(r, d, version!, unit!, dayAt(5));

describe('the link of an annex row', () => {
  it('is that of the row, also where rows share one period', () => {
    expect(linkOf(row(1, 'dong-ht')).text.vi).toContain('dòng 1');
    expect(linkOf(row(2, 'dong-dd')).text.vi).toContain('dòng 2');
  });

  it('names its document as it is in force, also where registers share the row', () => {
    const same = row(1, 'dong-ht');
    expect(linkOf(same).document?.validTo).toBe(dayAt(30));
    expect(linkOf(same, { ...document, inForce: [days(0, 25)] }).document?.validTo).toBe(dayAt(25));
  });
});
