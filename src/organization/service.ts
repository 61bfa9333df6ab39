import type { Command } from '../ledger/index.ts';
import { canonicalJson, sha256 } from '../ledger/index.ts';
import { type Structure, structureSchema } from './model.ts';
import { insertStructure } from './store.ts';

/** Registers territories, units, one-stops, positions and persons: a new office's first day. */
export const registerStructure: Command<Structure, { units: number; oneStops: number; persons: number }> = {
  kind: 'organization.register',
  input: structureSchema,
  async handle(input, { tx, newId, record }) {
    await insertStructure(tx, input, newId);
    const { territories, units, oneStops, persons, positions } = input;
    const counts = { units: units.length, oneStops: oneStops.length, persons: persons.length };
    record('registers', [
      {
        stream: newId(),
        streamSeq: 1,
        kind: 'organization.registered',
        data: {
          ...counts,
          territories: territories.length,
          positions: positions.length,
          sha256: sha256(canonicalJson(input)).toString('hex'),
        },
      },
    ]);
    return counts;
  },
};
