import { applyChanges, changesSchema, type Register, registerSchema } from '../authority/index.ts';
import { type Reference, readReference } from './reference.ts';
import { successorCompetences, successorRoutes, trainingsOf, versionsOf } from './reform.ts';
import { competencesOf, delegationsOf, routesOf, substitutionsIn } from './registers.ts';

/**
 * The register that the shipped data make, without a database: the same that loading the demonstration puts into
 * one, before anything is posted. Positions and territories have keys of their own here.
 */
export function shippedRegister(reference: Reference = readReference()): Register {
  const { structure, procedures, reform } = reference;
  const both = <K extends 'units' | 'oneStops' | 'persons' | 'positions'>(list: K) => [
    ...structure[list],
    ...reform[list],
  ];
  const names = new Map(both('persons').map((p) => [p.slug, p.name]));
  const seats = both('positions').map((seat, index) => ({ ...seat, position: `position-${index + 1}` }));
  const before = registerSchema.parse({
    units: both('units').map(({ slug, territoryCode, ...unit }) => ({
      ...unit,
      unit: slug,
      territory: territoryCode,
    })),
    oneStops: both('oneStops').map(({ slug, ...oneStop }) => ({ ...oneStop, oneStop: slug })),
    procedures: procedures
      .flatMap((procedure) => versionsOf(procedure, reference))
      .map(({ code, ...procedure }) => ({
        ...procedure,
        procedure: code,
        version: `${code} ${procedure.period.from}`,
      })),
    routes: [...routesOf(reference), ...successorRoutes(reference)],
    competences: [...procedures.flatMap(competencesOf), ...successorCompetences(reference)],
    documents: [...reference.documents, ...reform.documents].map(({ slug, validity, ...document }) => ({
      ...document,
      document: slug,
      inForce: [validity],
    })),
    rows: [],
    positions: seats,
    assignments: seats.flatMap(({ position, holder, period }) =>
      holder === null ? [] : [{ position, person: holder, name: names.get(holder) ?? holder, period }],
    ),
    trainings: trainingsOf(reference).flatMap(({ on, persons, procedures: codes }) =>
      persons.flatMap((person) => codes.map((procedure) => ({ person, procedure, on }))),
    ),
  });
  const { changes } = changesSchema.parse({
    changes: [...delegationsOf(reference), ...substitutionsIn(before), ...reform.changes],
  });
  return applyChanges(before, changes);
}
