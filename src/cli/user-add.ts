import { addAccount, hashPassword } from '../identity/index.ts';
import { type Day, dayOf } from '../kernel/time.ts';
import { type Command, execute, invalidInput, type System, systemActor } from '../ledger/index.ts';
import { oneStopsOn, type Rank, registerStructure, type Structure, unitsOn } from '../organization/index.ts';
import { type Messages, messages } from './messages.ts';
import { EXIT, Trouble } from './trouble.ts';

export interface NewUser {
  readonly username: string;
  /** Full name of a new person; or `person`, the slug of one who is there. */
  readonly name?: string;
  readonly person?: string;
  /** Slug of the unit, with `rank`: the position that is made for the person. */
  readonly unit?: string;
  readonly rank?: Rank;
  readonly oneStop?: string;
  readonly title?: string;
  /** For a unit that does not exist yet: its name, level and territory (`001=Quận Ba Đình`). */
  readonly unitName?: string;
  readonly level?: 'district' | 'ward';
  readonly territory?: string;
}

/** Makes an account, and what it needs before: unit, person, position. @returns the slug of the person. */
export async function addUser(
  system: System,
  user: NewUser,
  password: string,
  say: Messages,
): Promise<{ username: string; person: string }> {
  checkOptions(user, say);
  await refuseTaken(system, user, say);
  const person = user.person ?? (await freeSlug(system, user.username));
  const account = { person, username: user.username, passwordHash: await hashPassword(password) };
  const checked = addAccount.input.safeParse(account);
  if (!checked.success) throw invalidInput(checked.error);
  const structure = await structureFor(system, user, person, say);
  if (structure) await send(system, registerStructure, structure);
  const { username } = await send(system, addAccount, account);
  return { username, person };
}

const send = <I, A>(system: System, command: Command<I, A>, input: unknown): Promise<A> =>
  execute(system, command, input, { actor: systemActor, key: `motcua user add ${system.newId()}` });

function checkOptions({ name, person, unit, rank, oneStop }: NewUser, { user }: Messages): void {
  const wrong = (what: string) => new Trouble(what, { mend: user.seeHelp, exitCode: EXIT.usage });
  if ((name === undefined) === (person === undefined)) throw wrong(user.who);
  if ((unit === undefined) !== (rank === undefined)) throw wrong(user.both);
  if (name !== undefined && unit === undefined) throw wrong(user.where);
  if (rank === 'counter-officer' && oneStop === undefined) throw wrong(user.oneStopNeeded);
}

/** Looked at before anything is made, so that a refusal leaves nothing behind. */
async function refuseTaken({ db }: System, { username, person }: NewUser, say: Messages): Promise<void> {
  const taken = await db`SELECT 1 FROM account WHERE username = ${username.trim().toLowerCase()}`;
  if (taken.length > 0) {
    throw new Trouble(say.user.taken(username), { kept: say.nothingChanged, mend: say.user.takenMend });
  }
  if (person === undefined) return;
  const [known] = await db<{ username: string | null }[]>`
    SELECT a.username FROM person p LEFT JOIN account a ON a.person_id = p.id WHERE p.slug = ${person}`;
  if (!known) {
    throw new Trouble(say.user.noPerson(person), { kept: say.nothingChanged, mend: say.user.noPersonMend });
  }
  if (known.username !== null) {
    throw new Trouble(say.user.hasAccount(person, known.username), {
      kept: say.nothingChanged,
      mend: say.user.hasAccountMend,
    });
  }
}

/** A new person is named after the account; with a number when somebody else has that name. */
async function freeSlug({ db }: System, username: string): Promise<string> {
  const wanted = username
    .trim()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-');
  const rows = await db<{ slug: string }[]>`
    SELECT slug FROM person WHERE slug = ${wanted} OR slug LIKE ${`${wanted}-%`}`;
  const slugs = new Set(rows.map((row) => row.slug));
  let slug = wanted;
  for (let number = 2; slugs.has(slug); number += 1) slug = `${wanted}-${number}`;
  return slug;
}

async function structureFor(
  { db, clock }: System,
  user: NewUser,
  person: string,
  say: Messages,
): Promise<Structure | null> {
  const { unit, rank } = user;
  if (unit === undefined || rank === undefined) return null;
  const today = dayOf(clock.now());
  const units = await unitsOn(db, today);
  const exists = units.some(({ slug }) => slug === unit);
  if (!exists && user.unitName === undefined) {
    throw new Trouble(say.user.noUnit(unit), {
      kept: say.nothingChanged,
      mend: say.user.noUnitMend(units.map(({ slug }) => slug).join(', ')),
    });
  }
  if (user.oneStop !== undefined) {
    const oneStops = (await oneStopsOn(db, today)).map(({ slug }) => slug);
    if (!oneStops.includes(user.oneStop)) {
      throw new Trouble(say.user.noOneStop(user.oneStop), {
        kept: say.nothingChanged,
        mend: say.user.noOneStopMend(oneStops.join(', ')),
      });
    }
  }
  const period = { from: today, to: exists ? await endOfUnit(db, unit, today) : null };
  const title = user.title
    ? { vi: user.title, en: user.title }
    : { vi: messages.vi.user.titles[rank], en: messages.en.user.titles[rank] };
  return {
    ...(exists ? { territories: [], units: [] } : await newUnit(db, user, unit, today, say)),
    oneStops: [],
    persons: user.name === undefined ? [] : [{ slug: person, name: user.name, degree: null }],
    positions: [{ unit, oneStop: user.oneStop ?? null, rank, title, period, holder: person }],
    specialDays: [],
  };
}

/** A position cannot outlast its unit. */
async function endOfUnit(db: System['db'], slug: string, today: Day): Promise<Day | null> {
  const [row] = await db<{ end: Day | null }[]>`
    SELECT upper(span) AS end FROM (
      SELECT unnest(range_agg(v.validity)) AS span
      FROM unit u JOIN unit_version v ON v.unit_id = u.id WHERE u.slug = ${slug}) AS spans
    WHERE span @> ${today}::date`;
  return row?.end ?? null;
}

async function newUnit(
  db: System['db'],
  user: NewUser,
  slug: string,
  today: Day,
  say: Messages,
): Promise<Pick<Structure, 'territories' | 'units'>> {
  const [, code, territory] = /^\s*([\w.-]+)\s*=\s*(\S.*?)\s*$/.exec(user.territory ?? '') ?? [];
  if (!code || !territory) {
    throw new Trouble(say.user.badTerritory, { mend: say.user.seeHelp, exitCode: EXIT.usage });
  }
  const period = { from: today, to: null };
  const level = user.level ?? 'district';
  const name = user.unitName ?? slug;
  const known = await db`SELECT 1 FROM territory_version WHERE code = ${code} AND validity @> ${today}::date`;
  const added = { code, name: territory, kind: level, parentCode: null, period, basis: null };
  return {
    territories: known.length > 0 ? [] : [added],
    units: [
      {
        slug,
        kind: 'committee',
        level,
        name: { vi: name, en: name },
        headTitle: { vi: messages.vi.user.chair, en: messages.en.user.chair },
        parent: null,
        territoryCode: code,
        period,
      },
    ],
  };
}
