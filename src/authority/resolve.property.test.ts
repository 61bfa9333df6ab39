import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyQuestion } from './arbitrary.fixture.ts';
import { mayDecide, who } from './index.ts';
import { whoSlowly } from './reference.fixture.ts';

test('who may decide is what trying every competence with every row finds', () => {
  fc.assert(
    fc.property(anyQuestion, ({ register, code, oneStopId }) => {
      const authority = who(register, code, oneStopId);
      const found =
        authority.kind === 'gap' ? authority.code : authority.signers.map((s) => s.personId).sort();
      expect(found).toEqual(whoSlowly(register, code, oneStopId));
    }),
    { numRuns: 3000 },
  );
});

test('an answer names either somebody who may decide or the first broken link, never both, never neither', () => {
  fc.assert(
    fc.property(anyQuestion, ({ register, code, oneStopId }) => {
      const authority = who(register, code, oneStopId);
      if (authority.kind === 'gap') {
        expect(authority.text.vi).not.toBe('');
        return;
      }
      expect(authority.signers.length).toBeGreaterThan(0);
      expect(authority.chain[0]?.kind).toBe('law');
      for (const signer of authority.signers) expect(mayDecide(authority, signer.personId)).toBe(true);
      for (const left of authority.leftOut) expect(mayDecide(authority, left)).toBe(false);
    }),
  );
});
