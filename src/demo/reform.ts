import { changeRegister, recordTraining, registerCompetences } from '../authority/index.ts';
import { setRoutes } from '../catalogue/index.ts';
import { registerDocuments } from '../legal/index.ts';
import { registerStructure } from '../organization/index.ts';
import type { Reference, ShippedProcedure } from './reference.ts';
import type { Send } from './send.ts';

/** The day on which Hà Nội's districts ended and 126 wards and communes took over. */
const TWO_LEVELS = '2025-07-01';
const SINCE = { from: TWO_LEVELS, to: null };

/** A procedure as published until the reform, and after it where it goes on at the wards. */
export function versionsOf(procedure: ShippedProcedure, { reform }: Reference): ShippedProcedure[] {
  const until = { ...procedure, period: { ...procedure.period, to: TWO_LEVELS } } as ShippedProcedure;
  const goesOn = reform.goesOn.some(({ procedure: code }) => code === procedure.code);
  return goesOn ? [until, { ...procedure, levels: ['ward'], period: SINCE } as ShippedProcedure] : [until];
}

/** What the wards take over: their bodies, what they receive, what they decide by law. */
export async function loadSuccessors(send: Send, reference: Reference): Promise<void> {
  const { units, oneStops, persons, positions, documents } = reference.reform;
  await send(registerStructure, { units, oneStops, persons, positions, territories: [], specialDays: [] });
  await send(registerDocuments, { documents });
  await send(setRoutes, { routes: successorRoutes(reference) });
  await send(registerCompetences, { competences: successorCompetences(reference) });
}

export const successorRoutes = ({ reform: { goesOn, oneStops } }: Reference) =>
  goesOn.flatMap(({ procedure, division }) =>
    oneStops.map((oneStop) => ({
      procedure,
      oneStop: oneStop.slug,
      unit: `${oneStop.slug.replace('phuong-', '')}-${division}`,
      period: SINCE,
    })),
  );

export const successorCompetences = ({ reform, procedures }: Reference) =>
  reform.goesOn.map(({ procedure: code }) => {
    const held = procedures.find((p) => p.code === code)!.competence.map(({ holder }) => holder);
    return {
      procedure: code,
      level: 'ward',
      // What a district's division decided by law is the ward chairperson's now.
      holder: held.find((holder) => holder !== 'division') ?? 'chairperson',
      division: null,
      document: reform.documents.find((d) => d.illustrative)!.slug,
      article: null,
      period: SINCE,
    };
  });

/** The reorganisations of 2025, as the resolutions brought them about. */
export const reorganise = (send: Send, { reform }: Reference) =>
  send(changeRegister, { changes: reform.changes });

/** Before the delegations took effect their delegates were trained for them. */
export async function trainDelegates(send: Send, reference: Reference): Promise<void> {
  for (const training of trainingsOf(reference)) await send(recordTraining, training);
}

export function trainingsOf({ structure, decisions }: Reference) {
  const wards = structure.units
    .filter((u) => u.kind === 'committee' && u.level === 'ward')
    .map((u) => u.slug);
  return decisions.flatMap(({ rows }) =>
    [...Map.groupBy(rows, (row) => row.delegate)].map(([delegate, given]) => {
      const units = delegate === 'wards' ? wards : [delegate];
      return {
        course: 'Tập huấn giải quyết thủ tục hành chính được ủy quyền',
        on: '2022-12-20',
        persons: structure.positions
          .filter((p) => units.includes(p.unit) && p.rank !== 'administrator')
          .flatMap((p) => p.holder ?? []),
        procedures: given.map((row) => row.procedure),
      };
    }),
  );
}
