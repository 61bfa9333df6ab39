import type { ProcedureEntry, UnitEntry } from '../../src/authority/register.ts';
import type { Random } from '../../src/demo/random.ts';
import { addDays, type Day } from '../../src/kernel/time.ts';
import { Book, type Grant } from './book.ts';
import { type Catalogue, codesOf } from './catalogue.ts';
import { branchOf, type District, type Organisation } from './organisation.ts';

/**
 * Five years of delegation. Each year each district issues six decisions, as Ba Đình did: five to its divisions and
 * one to its wards. Three of the thirty are replaced in their year, and a tenth run two months longer.
 */

export interface Delegation {
  readonly book: Book;
  /** What a district delegates to its wards, by its unit. */
  readonly toWards: ReadonlyMap<string, readonly string[]>;
}

const firstYear = 2021;
const lastYear = 2025;
/** Which branches share a decision; the last decision of a year goes to the wards. */
const groups = [
  ['noi-vu', 'tu-phap'],
  ['tai-chinh-ke-hoach', 'kinh-te'],
  ['tai-nguyen-moi-truong', 'quan-ly-do-thi', 'trat-tu-xay-dung'],
  ['lao-dong-tbxh', 'y-te'],
  ['van-hoa-thong-tin', 'giao-duc-dao-tao'],
];
const perDistrict = { toWards: 12, toDivisions: 120, othersEachYear: 10, replaced: 3 };

const newYear = (year: number): Day => `${year}-01-01` as Day;

export function delegation(organisation: Organisation, law: Catalogue, random: Random): Delegation {
  const { city, departments, districts } = organisation;
  const book = new Book(city, random);
  const branchOfCode = new Map(law.procedures.map((p) => [p.procedure, branchOf(p.field.vi)]));

  const ofCity = heldByCommittee(law, 'city').filter(() => random.chance(0.6));
  const until = newYear(lastYear + 1);
  const midway = '2023-07-01' as Day;
  for (const [index, group] of groups.entries()) {
    const grants = grantsTo(group, departments, ofCity, branchOfCode);
    const slug = `qd-01-${index + 1}`;
    if (index < 2)
      replaceHalfway(book, slug, city, grants, { begin: newYear(firstYear), day: midway, until });
    else book.issue(slug, city, grants, { from: newYear(firstYear), to: until });
  }
  const toWards = new Map(
    districts.map((district) => [
      district.committee.unit,
      ofDistrict(book, district, heldByCommittee(law, 'district'), branchOfCode, random),
    ]),
  );
  return { book, toWards };
}

/** @returns the codes that go to the wards. */
function ofDistrict(
  book: Book,
  { committee, divisions, wards }: District,
  held: readonly string[],
  branchOfCode: ReadonlyMap<string, string>,
  random: Random,
): string[] {
  const own = shuffled(held, random);
  const toWards = own.slice(0, perDistrict.toWards);
  const toDivisions = own.slice(perDistrict.toWards, perDistrict.toWards + perDistrict.toDivisions);
  const others = own.slice(perDistrict.toWards + perDistrict.toDivisions);
  const replaced = new Set<string>();
  while (replaced.size < perDistrict.replaced) {
    replaced.add(slugOf(random.between(firstYear, lastYear), random.between(0, groups.length)));
  }
  const begins = groups.map(() => newYear(firstYear));
  begins.push(newYear(firstYear));

  for (let year = firstYear; year <= lastYear; year += 1) {
    const codes = [...toDivisions, ...shuffled(others, random).slice(0, perDistrict.othersEachYear)];
    for (const [group, begin] of begins.entries()) {
      const branches = groups[group];
      const grants = branches
        ? grantsTo(branches, divisions, codes, branchOfCode)
        : toWards.flatMap((procedure, index) =>
            wards.map((delegate) => ({ annex: 'I', no: index + 1, procedure, delegate })),
          );
      const slug = slugOf(year, group);
      const extended = year < lastYear && random.chance(0.1);
      const until = extended ? (`${year + 1}-03-01` as Day) : newYear(year + 1);
      const day = addDays(newYear(year), random.between(170, 270));
      let last = slug;
      if (replaced.has(slug)) last = replaceHalfway(book, slug, committee, grants, { begin, day, until });
      else book.issue(slug, committee, grants, { from: newYear(year), to: until }, begin);
      if (extended) book.effect(slugOf(year + 1, group), 'extends', last, newYear(year + 1));
      begins[group] = until;
    }
  }
  return toWards;

  function slugOf(year: number, group: number): string {
    return `qd-${committee.territory}-${year}-${group + 1}`;
  }
}

/** @returns the decision that replaces the first one. */
function replaceHalfway(
  book: Book,
  slug: string,
  by: UnitEntry,
  grants: readonly Grant[],
  { begin, day, until }: { begin: Day; day: Day; until: Day },
): string {
  const next = `${slug}-thay`;
  book.issue(slug, by, grants, { from: begin, to: day });
  book.issue(next, by, grants, { from: day, to: until });
  book.effect(next, 'replaces', slug, day);
  return next;
}

/** To the division of the procedure's field; one annex for each division. */
function grantsTo(
  branches: readonly string[],
  divisions: ReadonlyMap<string, UnitEntry>,
  codes: readonly string[],
  branchOfCode: ReadonlyMap<string, string>,
): Grant[] {
  return branches.flatMap((slug, annex) =>
    codes
      .filter((code) => branchOfCode.get(code) === slug)
      .map((procedure, index) => ({
        annex: 'I'.repeat(annex + 1),
        no: index + 1,
        procedure,
        delegate: divisions.get(slug)!,
      })),
  );
}

/** Only the holder by law may delegate. */
function heldByCommittee(law: Catalogue, level: ProcedureEntry['levels'][number]): string[] {
  const byDivision = new Set(law.competences.filter((c) => c.division !== null).map((c) => c.procedure));
  return codesOf(law.procedures, level).filter((code) => !byDivision.has(code));
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  return items
    .map((item) => ({ item, order: random.next() }))
    .sort((a, b) => a.order - b.order)
    .map(({ item }) => item);
}
