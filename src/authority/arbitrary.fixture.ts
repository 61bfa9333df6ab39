import fc from 'fast-check';
import type { ProcedureVersion } from '../catalogue/index.ts';
import { day } from '../kernel/time.ts';
import type { LegalDocument } from '../legal/index.ts';
import type { Holder, OneStop, Unit } from '../organization/index.ts';
import type { Competence, DelegationRow, Register } from './model.ts';

/** Two districts, each with two divisions and two wards: small enough that the cases meet each other. */
const said = (text: string) => ({ vi: text, en: text });
const unit = (id: string, kind: Unit['kind'], level: Unit['level'], parentId: string | null): Unit => ({
  id,
  slug: id,
  kind,
  level,
  parentId,
  name: said(id),
  headTitle: said('head'),
  territoryId: kind === 'division' ? `land of ${parentId}` : `land of ${id}`,
});
const districts = ['đông', 'tây'];
const inEach = (names: readonly string[]) =>
  districts.flatMap((d) => names.map((name) => [d, `${d} ${name}`] as const));
const wards = inEach(['1', '2']);
const divisions = inEach(['tư pháp', 'tài chính']);
const units = [
  ...districts.map((d) => unit(d, 'committee', 'district', null)),
  ...wards.map(([d, id]) => unit(id, 'committee', 'ward', d)),
  ...divisions.map(([d, id]) => unit(id, 'division', 'district', d)),
];
const oneStops = units
  .filter((u) => u.kind === 'committee')
  .map((u) => ({
    id: u.id,
    slug: u.slug,
    level: u.level,
    unitId: u.id,
    territoryId: u.territoryId,
    name: u.name,
    unitName: u.name,
  })) as unknown as OneStop[];
const procedures = ['1.000001', '1.000002'];
const documentIds = ['law', 'scheme', 'decision'];

const oneOf = <T>(values: readonly T[]) => fc.constantFrom(...values);

const anyCompetence: fc.Arbitrary<Competence> = fc
  .record({
    procedureId: oneOf(procedures),
    level: oneOf(['district', 'ward'] as const),
    holder: oneOf(['committee', 'chairperson', 'division'] as const),
    division: oneOf(divisions.map(([, id]) => id)),
  })
  .map(({ division, ...c }) => ({
    ...c,
    level: c.holder === 'division' ? 'district' : c.level,
    divisionId: c.holder === 'division' ? division : null,
    documentId: 'law',
    article: null,
  }));

/** As the database keeps them: one holder for each level or division, the special before the general. */
const competences = fc
  .uniqueArray(anyCompetence, {
    selector: (c) => `${c.procedureId} ${c.level} ${c.divisionId}`,
    maxLength: 8,
  })
  .map((all) => [...all.filter((c) => c.divisionId), ...all.filter((c) => !c.divisionId)]);

/** Mostly what happens: a district to a unit below it; sometimes what should not. */
const anyRow: fc.Arbitrary<DelegationRow> = fc
  .oneof(
    {
      weight: 5,
      arbitrary: oneOf([...divisions, ...wards]).map(([delegatorId, id]) => ({ delegatorId, id })),
    },
    { weight: 1, arbitrary: fc.record({ delegatorId: oneOf(districts), id: oneOf(units.map((u) => u.id)) }) },
  )
  .chain(({ delegatorId, id }) =>
    fc.record({
      procedureId: oneOf(procedures),
      delegatorId: fc.constant(delegatorId),
      delegate: fc.constant(units.find((u) => u.id === id)!),
    }),
  )
  .filter(({ delegatorId, delegate }) => delegatorId !== delegate.id)
  .map(({ procedureId, delegatorId, delegate }) => ({
    id: `${procedureId} ${delegate.id}`,
    documentId: 'decision',
    annex: 'I',
    no: 1,
    procedureId,
    delegatorId,
    delegateId: delegate.id,
    territoryId: delegate.territoryId,
    validity: { from: day('2023-01-01'), to: null },
  }));
const rows = fc.uniqueArray(anyRow, {
  selector: (r) => `${r.delegatorId} ${r.procedureId} ${r.territoryId}`,
  minLength: 3,
  maxLength: 12,
});

const anyHolder = fc
  .record({ unitId: oneOf(units.map((u) => u.id)), rank: oneOf(['head', 'deputy'] as const) })
  .map(
    ({ unitId, rank }): Holder => ({
      personId: `${rank} of ${unitId}`,
      personName: `${rank} of ${unitId}`,
      positionId: `${rank} of ${unitId}`,
      rank,
      title: said(rank),
      unitId,
    }),
  );

const document = (id: string, inForce: boolean): LegalDocument => ({
  id,
  slug: id,
  number: id,
  kind: id === 'law' ? 'law' : 'decision',
  title: said(id),
  issuer: 'issuer',
  signer: null,
  issuedOn: day('2022-01-01'),
  validity: inForce ? { from: day('2022-01-01'), to: null } : null,
  illustrative: true,
  basisIds: id === 'decision' ? ['law', 'scheme'] : [],
});

/** Any register that the database could hold on a day, and a question to ask of it. */
export const anyQuestion: fc.Arbitrary<{ register: Register; code: string; oneStopId: string }> = fc
  .record({
    competences,
    rows,
    holders: fc.uniqueArray(anyHolder, { selector: (h) => h.personId, minLength: 10, maxLength: 20 }),
    schemeInForce: fc.nat({ max: 3 }).map((n) => n > 0),
    inForce: fc.subarray(procedures, { minLength: procedures.length - 1 }),
    routed: fc.subarray(oneStops, { minLength: 4 }),
    standing: fc.subarray(units, { minLength: units.length - 1 }),
    code: oneOf(procedures),
    oneStopId: oneOf(oneStops.map((o) => o.id)),
  })
  .map(({ code, oneStopId, ...world }) => {
    const register: Register = {
      on: day('2023-08-15'),
      units: new Map(world.standing.map((u) => [u.id, u])),
      oneStops: new Map(oneStops.map((o) => [o.id, o])),
      versions: new Map(
        world.inForce.map((id) => [id, { code: id, procedureId: id, name: said(id) } as ProcedureVersion]),
      ),
      routes: world.routed.flatMap((o) =>
        procedures.map((procedureId) => ({ procedureId, oneStopId: o.id, unitId: o.unitId })),
      ),
      competences: world.competences,
      rows: world.rows,
      documents: new Map(documentIds.map((id) => [id, document(id, id !== 'scheme' || world.schemeInForce)])),
      holders: Map.groupBy(world.holders, (h) => h.unitId),
    };
    return { register, code, oneStopId };
  });
