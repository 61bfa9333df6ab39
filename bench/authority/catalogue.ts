import type {
  Competence,
  DocumentEntry,
  Effect,
  ProcedureEntry,
  Register,
  RouteEntry,
} from '../../src/authority/register.ts';
import type { Random } from '../../src/demo/random.ts';
import { addDays, type Day, type Period } from '../../src/kernel/time.ts';
import { always, branchOf, type District, fields, type Organisation } from './organisation.ts';

/** Laws, procedures, who decides them by law, and where they are received. */

/** As many as Hà Nội has: all districts receive one list, all wards another. */
export const counts = { city: 1562, district: 300, ward: 138 } as const;

export type Catalogue = Pick<Register, 'procedures' | 'competences' | 'documents' | 'effects'>;

const law = (document: string, number: string, title: string, period: Period): DocumentEntry => ({
  document,
  number,
  kind: 'law',
  title: { vi: title, en: title },
  issuer: 'Quốc hội',
  signer: null,
  issuedOn: addDays(period.from, -200),
  illustrative: true,
  inForce: [period],
  restsOn: [],
});
const replaces = (document: string, on: string, from: Day): Effect => ({
  document,
  effect: 'replaces',
  on,
  from,
  carriesOver: true,
});

const landDay = '2024-08-01' as Day;
const organisationDay = '2025-03-01' as Day;
export const organisationLaw = 'luat-to-chuc-2015';
/** One field's law was replaced in the time that is asked about. */
const landField = fields.indexOf('Đất đai');
const lawOf = (field: string): string => `luat-${fields.indexOf(field)}`;

const laws: readonly DocumentEntry[] = [
  law(organisationLaw, '77/2015/QH13', 'Luật Tổ chức chính quyền địa phương', {
    from: always.from,
    to: organisationDay,
  }),
  law('luat-to-chuc-2025', '72/2025/QH15', 'Luật Tổ chức chính quyền địa phương', {
    from: organisationDay,
    to: null,
  }),
  ...fields.map((field, index) =>
    law(lawOf(field), `${index + 40}/2014/QH13`, `Luật về ${field}`, {
      from: always.from,
      to: index === landField ? landDay : null,
    }),
  ),
  law('luat-dat-dai-2024', '31/2024/QH15', 'Luật Đất đai', { from: landDay, to: null }),
];

const verbs = ['Cấp', 'Cấp lại', 'Cấp đổi', 'Điều chỉnh', 'Gia hạn', 'Công nhận', 'Xác nhận', 'Thu hồi'];

export function catalogue({ districts }: Organisation, random: Random): Catalogue {
  const procedures: ProcedureEntry[] = [];
  const competences: Competence[] = [];
  let no = 0;
  for (const level of ['city', 'district', 'ward'] as const) {
    for (let count = counts[level]; count > 0; count -= 1) {
      no += 1;
      const code = `${1 + (no % 3)}.${String(no).padStart(6, '0')}`;
      const field = random.pick(fields);
      const name = `${random.pick(verbs)} giấy tờ thuộc lĩnh vực ${field}, mẫu ${no}`;
      procedures.push(
        ...versions(random).map((period, index) => ({
          procedure: code,
          version: `${code}/${index + 1}`,
          name: { vi: name, en: `${field}, paper ${no}` },
          field: { vi: field, en: field },
          levels: [level],
          period,
        })),
      );
      competences.push(...byLaw(code, level, field, districts, random));
    }
  }
  return {
    procedures,
    competences,
    documents: [...laws],
    effects: [
      replaces('luat-to-chuc-2025', organisationLaw, organisationDay),
      replaces('luat-dat-dai-2024', lawOf(fields[landField]!), landDay),
    ],
  };
}

/** A fifth have a second version, one in a hundred is abolished. */
function versions(random: Random): Period[] {
  const change = addDays('2021-01-01' as Day, random.between(30, 1700));
  const fate = random.next();
  if (fate < 0.01) return [{ from: always.from, to: change }];
  if (fate < 0.21) {
    return [
      { from: always.from, to: change },
      { from: change, to: null },
    ];
  }
  return [always];
}

/** At a district, a fifth belong to a division by law; at the city, half. */
function byLaw(
  procedure: string,
  level: Competence['level'],
  field: string,
  districts: readonly District[],
  random: Random,
): Competence[] {
  const ofDivision = { city: 0.5, district: 0.2, ward: 0 }[level];
  const article = `Điều ${random.between(5, 90)}`;
  const holders: readonly Pick<Competence, 'holder' | 'division'>[] = random.chance(ofDivision)
    ? (level === 'city' ? ['01'] : districts.map((d) => d.committee.territory)).map((code) => ({
        holder: 'division',
        division: `${branchOf(field)}-${code}`,
      }))
    : [{ holder: random.pick(['committee', 'chairperson']), division: null }];
  const spans =
    field === fields[landField]
      ? [
          { document: lawOf(field), period: { from: always.from, to: landDay } },
          { document: 'luat-dat-dai-2024', period: { from: landDay, to: null } },
        ]
      : [{ document: lawOf(field), period: always }];
  return spans.flatMap((span) =>
    holders.map((holder) => ({ procedure, level, article, ...span, ...holder })),
  );
}

/** The procedures of a level, each once. */
export const codesOf = (procedures: readonly ProcedureEntry[], level: Competence['level']): string[] => [
  ...new Set(procedures.filter((p) => p.levels.includes(level)).map((p) => p.procedure)),
];

/**
 * Each one-stop receives what is decided at its level; a ward's also what its district delegates to wards.
 * @param toWards codes by the district's unit.
 */
export function routes(
  { city, departments, districts }: Organisation,
  procedures: readonly ProcedureEntry[],
  toWards: ReadonlyMap<string, readonly string[]>,
): RouteEntry[] {
  const fieldOf = new Map(procedures.map((p) => [p.procedure, p.field.vi]));
  const route = (procedure: string, territory: string, unit: string): RouteEntry => ({
    procedure,
    oneStop: `mot-cua-${territory}`,
    unit,
    period: always,
  });
  const working = (code: string): string => branchOf(fieldOf.get(code)!);
  const atWards = codesOf(procedures, 'ward');
  const atDistricts = codesOf(procedures, 'district');
  return [
    ...codesOf(procedures, 'city').map((code) =>
      route(code, city.territory, departments.get(working(code))!.unit),
    ),
    ...districts.flatMap(({ committee, divisions, wards }) => [
      ...atDistricts.map((code) => route(code, committee.territory, divisions.get(working(code))!.unit)),
      ...wards.flatMap((ward) =>
        [...atWards, ...toWards.get(committee.unit)!].map((code) => route(code, ward.territory, ward.unit)),
      ),
    ]),
  ];
}
