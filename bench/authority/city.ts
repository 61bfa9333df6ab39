import { type Register, registerSchema } from '../../src/authority/register.ts';
import { seeded } from '../../src/demo/random.ts';
import { catalogue, routes } from './catalogue.ts';
import { delegation } from './decisions.ts';
import { organisation } from './organisation.ts';
import { staff } from './staff.ts';

/**
 * A register of authority of Hà Nội's size, 2021 to 2025, always the same for the same number of districts. Bodies
 * are real, everything else is invented.
 * @param districts how many of the 30; with all of them 579 wards, 2,000 procedures, 1,000 decisions and 60,000 rows.
 */
export function city(districts = 30): Register {
  const random = seeded(2023);
  const bodies = organisation(districts);
  const law = catalogue(bodies, random);
  const { book, toWards } = delegation(bodies, law, random);
  return {
    units: bodies.units,
    oneStops: bodies.oneStops,
    procedures: law.procedures,
    routes: routes(bodies, law.procedures, toWards),
    competences: law.competences,
    documents: [...law.documents, ...book.documents],
    effects: [...law.effects, ...book.effects],
    rows: book.rows,
    ...staff(bodies.units, random),
    postings: [],
    trainings: [],
    successions: [],
  };
}

/** As it comes out of a file: checked, and no two entries share a part. */
export const read = (register: Register): Register =>
  registerSchema.parse(JSON.parse(JSON.stringify(register)));
