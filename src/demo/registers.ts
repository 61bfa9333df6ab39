import {
  type Change,
  changeRegister,
  loadRegister,
  post,
  type Register,
  registerCompetences,
} from '../authority/index.ts';
import { publishProcedures, setRoutes } from '../catalogue/index.ts';
import { registerGroups } from '../dossiers/index.ts';
import { addAccount, hashPassword } from '../identity/index.ts';
import type { Queryable } from '../kernel/database.ts';
import { registerDocuments } from '../legal/index.ts';
import { registerStructure } from '../organization/index.ts';
import type { Reference, ShippedProcedure } from './reference.ts';
import { loadSuccessors, reorganise, trainDelegates, versionsOf } from './reform.ts';
import type { Send } from './send.ts';

const DISTRICT = 'ubnd-ba-dinh';
const DISTRICT_ONE_STOP = 'ba-dinh';
const WORKING_REGULATIONS = 'qc-lam-viec-ba-dinh';

/** From the first of the year in which the six decisions take effect. */
const PERIOD = { from: '2023-01-01', to: null };

/** Fills the registers, in the order in which they refer to each other. */
export async function loadRegisters(
  db: Queryable,
  send: Send,
  reference: Reference,
  password: string,
): Promise<void> {
  const { structure, documents, procedures, decisions, accounts } = reference;
  await send(registerStructure, structure);
  await send(registerDocuments, { documents });
  await send(publishProcedures, {
    procedures: procedures.flatMap((procedure) => versionsOf(procedure, reference)).map(published),
  });
  await send(registerGroups, { groups: reference.groups });
  await send(setRoutes, { routes: routesOf(reference) });
  await send(registerCompetences, { competences: procedures.flatMap(competencesOf) });
  await loadSuccessors(send, reference);
  const changes = [...delegationsOf(reference), ...substitutionsIn(await loadRegister(db))];
  await send(changeRegister, { changes });
  await trainDelegates(send, reference);
  await reorganise(send, reference);
  const routes = routesOf(reference);
  const delegated = new Set(decisions.flatMap(({ rows }) => rows.map((row) => row.procedure)));
  for (const oneStop of structure.oneStops) {
    const codes = routes.filter((route) => route.oneStop === oneStop.slug).map((route) => route.procedure);
    // What is delegated is on the wall, and nearly everything else: that is what procedure-control officers look for.
    const posted = codes.filter((procedure, index) => index % 12 !== 11 || delegated.has(procedure));
    if (posted.length > 0) await send(post, { oneStop: oneStop.slug, procedures: posted });
  }
  const passwordHash = await hashPassword(password);
  for (const { person, username } of accounts) await send(addAccount, { person, username, passwordHash });
}

const published = ({ competence: _, unit: __, ...procedure }: ShippedProcedure) => procedure;

export const competencesOf = ({ code, competence }: ShippedProcedure) =>
  competence.map((entry) => ({ ...entry, procedure: code, period: entry.period ?? PERIOD }));

/** The decisions of the district; what it gives to the wards it gives to each. */
export function delegationsOf(reference: Reference) {
  const wards = wardCommittees(reference);
  return reference.decisions.map(({ document, period, rows }) => ({
    kind: 'delegate',
    document,
    delegator: DISTRICT,
    period,
    rows: rows.flatMap((row) =>
      row.delegate === 'wards' ? wards.map((delegate) => ({ ...row, delegate })) : [row],
    ),
  }));
}

/** Deputies sign for their heads, as the working regulations assign it. */
export const substitutionsIn = ({ positions }: Register): Change[] =>
  positions
    .filter(({ rank }) => rank === 'deputy')
    .map(({ unit, position, period }) => ({
      kind: 'substitute',
      unit,
      position,
      form: 'KT',
      document: unit === DISTRICT ? WORKING_REGULATIONS : null,
      period,
    }));

const wardCommittees = ({ structure }: Reference): string[] =>
  structure.units
    .filter((unit) => unit.kind === 'committee' && unit.level === 'ward')
    .map((unit) => unit.slug);

/** The district receives what one of its divisions works on; the wards what is theirs, by law or delegation. */
export function routesOf({ structure, procedures, decisions }: Reference) {
  const delegatedToWards = new Set(
    decisions.flatMap(({ rows }) =>
      rows.filter((row) => row.delegate === 'wards').map((row) => row.procedure),
    ),
  );
  const wardStops = structure.oneStops.filter((oneStop) => oneStop.level === 'ward');
  return procedures.flatMap((procedure) => {
    const { code: procedureCode, levels, unit } = procedure;
    const atWards = levels.includes('ward') || delegatedToWards.has(procedureCode);
    return [
      ...(unit ? [{ procedure: procedureCode, oneStop: DISTRICT_ONE_STOP, unit, period: PERIOD }] : []),
      ...(atWards
        ? wardStops.map((stop) => ({
            procedure: procedureCode,
            oneStop: stop.slug,
            unit: stop.unit,
            period: PERIOD,
          }))
        : []),
    ];
  });
}
