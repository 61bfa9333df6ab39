import { applyChanges, changesSchema, type Register, registerSchema } from '../authority/index.ts';
import { type Reference, readReference } from './reference.ts';
import { competencesOf, delegationsOf, routesOf, substitutionsIn } from './registers.ts';

/**
 * The register that the shipped data make, without a database: the same that loading the demonstration puts into
 * one, before anything is posted. Positions and territories have keys of their own here.
 */
export function shippedRegister(reference: Reference = readReference()): Register {
  const { structure, documents, procedures } = reference;
  const names = new Map(structure.persons.map((p) => [p.slug, p.name]));
  const seats = structure.positions.map((seat, index) => ({ ...seat, position: `position-${index + 1}` }));
  const register = registerSchema.parse({
    units: structure.units.map(({ slug, territoryCode, ...unit }) => ({
      ...unit,
      unit: slug,
      territory: territoryCode,
    })),
    oneStops: structure.oneStops.map(({ slug, ...oneStop }) => ({ ...oneStop, oneStop: slug })),
    procedures: procedures.map(({ code, ...procedure }) => ({
      ...procedure,
      procedure: code,
      version: `${code} ${procedure.period.from}`,
    })),
    routes: routesOf(reference),
    competences: procedures.flatMap(competencesOf),
    documents: documents.map(({ slug, validity, ...document }) => ({
      ...document,
      document: slug,
      inForce: [validity],
    })),
    rows: [],
    positions: seats,
    assignments: seats.flatMap(({ position, holder, period }) =>
      holder === null ? [] : [{ position, person: holder, name: names.get(holder) ?? holder, period }],
    ),
  });
  const { changes } = changesSchema.parse({
    changes: [...delegationsOf(reference), ...substitutionsIn(register)],
  });
  return applyChanges(register, changes);
}
