import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Level, OneStopEntry, UnitEntry } from '../../src/authority/register.ts';
import { projectRoot } from '../../src/kernel/project.ts';
import type { Text } from '../../src/kernel/refusal.ts';
import type { Day, Period } from '../../src/kernel/time.ts';

/**
 * The bodies of Hà Nội as of 2023, with the codes and names of `data/units/hanoi.tsv`: 30 districts, 579 wards,
 * communes and townships. They stay for the whole time: the measure is of delegation, not of reorganisation.
 */

export const always: Period = { from: '2016-01-01' as Day, to: null };

/** A division of a district, or the department of the city with the same fields. */
interface Branch {
  readonly slug: string;
  readonly division: Text;
  readonly department: Text;
  readonly fields: readonly string[];
}
const branch = (
  slug: string,
  names: readonly [string, string, string, string],
  fields: string[],
): Branch => ({
  slug,
  division: { vi: names[0], en: names[1] },
  department: { vi: names[2], en: names[3] },
  fields,
});
/** Decree 37/2014/NĐ-CP on the divisions of a district; the construction order team is Hà Nội's own. */
export const branches: readonly Branch[] = [
  branch(
    'noi-vu',
    ['Phòng Nội vụ', 'Home Affairs Division', 'Sở Nội vụ', 'Department of Home Affairs'],
    ['Thi đua, khen thưởng', 'Tổ chức hội'],
  ),
  branch(
    'tu-phap',
    ['Phòng Tư pháp', 'Justice Division', 'Sở Tư pháp', 'Department of Justice'],
    ['Hộ tịch', 'Chứng thực'],
  ),
  branch(
    'tai-chinh-ke-hoach',
    ['Phòng Tài chính - Kế hoạch', 'Finance and Planning Division', 'Sở Tài chính', 'Department of Finance'],
    ['Hộ kinh doanh', 'Hợp tác xã'],
  ),
  branch(
    'kinh-te',
    ['Phòng Kinh tế', 'Economy Division', 'Sở Công Thương', 'Department of Trade'],
    ['Lưu thông hàng hóa trong nước'],
  ),
  branch(
    'tai-nguyen-moi-truong',
    [
      'Phòng Tài nguyên và Môi trường',
      'Natural Resources and Environment Division',
      'Sở Tài nguyên và Môi trường',
      'Department of Natural Resources and Environment',
    ],
    ['Đất đai', 'Môi trường'],
  ),
  branch(
    'quan-ly-do-thi',
    ['Phòng Quản lý đô thị', 'Urban Management Division', 'Sở Xây dựng', 'Department of Construction'],
    ['Xây dựng'],
  ),
  branch(
    'trat-tu-xay-dung',
    [
      'Đội Quản lý trật tự xây dựng đô thị',
      'Construction Order Team',
      'Sở Quy hoạch - Kiến trúc',
      'Department of Planning and Architecture',
    ],
    ['Hạ tầng kỹ thuật'],
  ),
  branch(
    'lao-dong-tbxh',
    [
      'Phòng Lao động - Thương binh và Xã hội',
      'Labour, Invalids and Social Affairs Division',
      'Sở Lao động - Thương binh và Xã hội',
      'Department of Labour, Invalids and Social Affairs',
    ],
    ['Bảo trợ xã hội', 'Người có công'],
  ),
  branch('y-te', ['Phòng Y tế', 'Health Division', 'Sở Y tế', 'Department of Health'], ['An toàn thực phẩm']),
  branch(
    'van-hoa-thong-tin',
    [
      'Phòng Văn hóa và Thông tin',
      'Culture and Information Division',
      'Sở Văn hóa và Thể thao',
      'Department of Culture and Sports',
    ],
    ['Văn hóa'],
  ),
  branch(
    'giao-duc-dao-tao',
    [
      'Phòng Giáo dục và Đào tạo',
      'Education and Training Division',
      'Sở Giáo dục và Đào tạo',
      'Department of Education and Training',
    ],
    ['Giáo dục và đào tạo'],
  ),
  branch(
    'van-phong',
    [
      'Văn phòng HĐND và UBND',
      'Office of the Council and Committee',
      'Văn phòng UBND',
      'Office of the Committee',
    ],
    [],
  ),
  branch('thanh-tra', ['Thanh tra', 'Inspectorate', 'Thanh tra', 'Inspectorate'], []),
];
export const fields: readonly string[] = branches.flatMap((b) => b.fields);
/** The branch that a field belongs to, for its slug. */
export const branchOf = (field: string): string => branches.find((b) => b.fields.includes(field))!.slug;

export interface District {
  readonly committee: UnitEntry;
  readonly divisions: ReadonlyMap<string, UnitEntry>;
  readonly wards: readonly UnitEntry[];
}
export interface Organisation {
  readonly city: UnitEntry;
  readonly departments: ReadonlyMap<string, UnitEntry>;
  readonly districts: readonly District[];
  readonly units: UnitEntry[];
  readonly oneStops: OneStopEntry[];
}

interface Territory {
  readonly code: string;
  readonly name: string;
  readonly parent: string;
}
/** Wards and districts that existed in 2023: those that end in 2025, and those that began before it. */
function territoriesOf2023(): Territory[] {
  const lines = readFileSync(join(projectRoot, 'data/units/hanoi.tsv'), 'utf8').trim().split('\n').slice(1);
  return lines
    .map((line) => line.split('\t'))
    .filter(([, , , parent, from]) => parent && !from)
    .map(([code = '', name = '', , parent = '']) => ({ code, name, parent }));
}

const kinds: Record<string, string> = {
  Quận: 'District',
  Huyện: 'District',
  'Thị xã': 'Town',
  Phường: 'Ward',
  Xã: 'Commune',
  'Thị trấn': 'Township',
};
function committee({ code, name }: Territory, level: Level, parent: string): UnitEntry {
  const kind = Object.keys(kinds).find((k) => name.startsWith(`${k} `))!;
  const bare = name.slice(kind.length + 1);
  return {
    unit: `ubnd-${code}`,
    kind: 'committee',
    level,
    name: {
      vi: `Ủy ban nhân dân ${kind.toLowerCase()} ${bare}`,
      en: `${bare} ${kinds[kind]} People’s Committee`,
    },
    headTitle: { vi: 'Chủ tịch', en: 'Chairperson' },
    parent,
    territory: code,
    period: always,
  };
}

function branchesUnder(
  above: UnitEntry,
  names: 'division' | 'department',
  place: Text,
): Map<string, UnitEntry> {
  const made = branches.map(({ slug, ...b }): [string, UnitEntry] => [
    slug,
    {
      unit: `${slug}-${above.territory}`,
      kind: 'division',
      level: above.level,
      name: { vi: `${b[names].vi} ${place.vi}`, en: `${b[names].en} of ${place.en}` },
      headTitle:
        names === 'division'
          ? { vi: 'Trưởng phòng', en: 'Head of Division' }
          : { vi: 'Giám đốc', en: 'Director' },
      parent: above.unit,
      territory: above.territory,
      period: always,
    },
  ]);
  return new Map(made);
}

const oneStopOf = (unit: UnitEntry): OneStopEntry => ({
  oneStop: `mot-cua-${unit.territory}`,
  unit: unit.unit,
  level: unit.level,
  name: {
    vi: unit.name.vi.replace('Ủy ban nhân dân', 'Bộ phận Một cửa'),
    en: unit.name.en.replace('People’s Committee', 'One-Stop'),
  },
  period: always,
});

/** @param districts how many of the 30, the first ones. */
export function organisation(districts: number): Organisation {
  const territories = territoriesOf2023();
  const city: UnitEntry = {
    unit: 'ubnd-01',
    kind: 'committee',
    level: 'city',
    name: { vi: 'Ủy ban nhân dân thành phố Hà Nội', en: 'Hà Nội City People’s Committee' },
    headTitle: { vi: 'Chủ tịch', en: 'Chairperson' },
    parent: null,
    territory: '01',
    period: always,
  };
  const departments = branchesUnder(city, 'department', { vi: 'Hà Nội', en: 'Hà Nội' });
  const made = territories
    .filter((t) => t.parent === '01')
    .slice(0, districts)
    .map((territory): District => {
      const own = committee(territory, 'district', city.unit);
      const wards = territories
        .filter((t) => t.parent === territory.code)
        .map((ward) => committee(ward, 'ward', own.unit));
      const place = {
        vi: own.name.vi.replace('Ủy ban nhân dân ', ''),
        en: own.name.en.replace(' People’s Committee', ''),
      };
      return { committee: own, divisions: branchesUnder(own, 'division', place), wards };
    });
  const committees = [city, ...made.flatMap((d) => [d.committee, ...d.wards])];
  const divisions = [departments, ...made.map((d) => d.divisions)].flatMap((each) => [...each.values()]);
  return {
    city,
    departments,
    districts: made,
    units: [...committees, ...divisions],
    oneStops: committees.map(oneStopOf),
  };
}
