import { loadDay, type RegisterDay, who } from '../authority/index.ts';
import {
  addWorkingMinutes,
  dueOf,
  nextOpen,
  officeCalendar,
  type WorkingCalendar,
} from '../calendar/index.ts';
import type { ProcedureVersion } from '../catalogue/index.ts';
import {
  decideDossier,
  proposeDossier,
  receiveDossier,
  returnResult,
  sendBackDossier,
  takeDossier,
} from '../dossiers/index.ts';
import { rate } from '../feedback/index.ts';
import type { Database, Queryable } from '../kernel/database.ts';
import { addDays, at, type Day, day, dayOf, daysBetween, type Instant } from '../kernel/time.ts';
import { type Actor, type Command, systemActor } from '../ledger/index.ts';
import { holdersOf, type OneStop } from '../organization/index.ts';
import { inventApplicant } from './people.ts';
import type { Random } from './random.ts';

/** Sends a command at a moment of the demonstration's clock. */
export type SendAt = <I, A>(
  when: Instant,
  actor: Actor,
  command: Command<I, A>,
  input: unknown,
) => Promise<A>;

/** What is to happen, in order of time; each step may plan the next ones. */
interface Step {
  readonly when: Instant;
  /** Breaks ties, so that the order never depends on the sort. */
  readonly no: number;
  run(): Promise<void>;
}

const FIRST_DAY = day('2023-07-17');
/** Receptions a day, by one-stop; the wards not named here are seen only through the registers. */
const RECEPTIONS: Readonly<Record<string, readonly [least: number, most: number]>> = {
  'ba-dinh': [8, 12],
  'ba-dinh-vinh-phuc': [1, 3],
  'ba-dinh-kim-ma': [1, 2],
};

const sendBacks = [
  'Đề nghị kiểm tra lại giấy tờ chứng minh nơi cư trú.',
  'Bổ sung ý kiến của phường nơi cư trú.',
];
const refusalReasons = [
  'Giấy tờ nộp kèm không chứng minh được điều kiện theo quy định.',
  'Hồ sơ không thuộc thẩm quyền giải quyết; đã hướng dẫn nộp tại cơ quan có thẩm quyền.',
];
const goodWords = ['Cán bộ hướng dẫn tận tình.', 'Nhanh hơn tôi nghĩ.', 'Không phải đi lại nhiều lần.', ''];
const poorWords = ['Chờ hơi lâu.', 'Tôi phải đi lại hai lần mới đủ giấy tờ.'];

interface World {
  readonly db: Queryable;
  readonly random: Random;
  readonly register: RegisterDay;
  readonly until: Instant;
  readonly send: SendAt;
  readonly plan: (when: Instant, run: () => Promise<void>) => void;
}

/**
 * Some weeks of dossiers, each received, worked on, decided and returned by the people the registers name, up to
 * the moment at which the demonstration begins: so every state occurs.
 * @returns how many dossiers were received.
 */
export async function playDossiers(
  db: Database,
  random: Random,
  until: Instant,
  send: SendAt,
  progress: (done: number, of: number) => void,
): Promise<number> {
  const queue: Step[] = [];
  let planned = 0;
  const world: World = {
    db,
    random,
    register: await loadDay(db, dayOf(until)),
    until,
    send,
    plan(when, run) {
      planned += 1;
      if (when < until) insert(queue, { when, no: planned, run });
    },
  };
  let received = 0;
  for (const oneStop of world.register.oneStops.values()) {
    const range = RECEPTIONS[oneStop.slug];
    if (!range) continue;
    received += await planReceptions(world, oneStop, range);
  }
  let done = 0;
  for (let step = queue.shift(); step; step = queue.shift()) {
    await step.run();
    done += 1;
    progress(done, planned);
  }
  return received;
}

function insert(queue: Step[], step: Step): void {
  let place = queue.length;
  while (place > 0 && comesAfter(queue[place - 1]!, step)) place -= 1;
  queue.splice(place, 0, step);
}

const comesAfter = (a: Step, b: Step): boolean => a.when > b.when || (a.when === b.when && a.no > b.no);

async function planReceptions(
  world: World,
  oneStop: OneStop,
  [least, most]: readonly [number, number],
): Promise<number> {
  const { db, random, register, until } = world;
  const calendar = await officeCalendar(db, oneStop);
  const officers = await officersOf(db, oneStop, dayOf(until));
  const procedures = register.routes
    .filter((route) => route.oneStopId === oneStop.id)
    .flatMap((route) => register.versions.get(route.procedureId) ?? [])
    .filter((version) => whoDecides(register, version.code, oneStop).kind === 'standing');
  if (officers.length === 0 || procedures.length === 0) return 0;
  let count = 0;
  for (let offset = 0; offset <= daysBetween(FIRST_DAY, dayOf(until)); offset += 1) {
    const on = addDays(FIRST_DAY, offset);
    if (calendar.days.length > 0 && dayOf(nextOpen(calendar, at(on, 0))) !== on) continue;
    for (let i = random.between(least, most); i > 0; i -= 1) {
      const when = addWorkingMinutes(calendar, nextOpen(calendar, at(on, 0)), random.between(5, 440));
      const version = random.pick(frequent(procedures, random));
      const officer = random.pick(officers);
      world.plan(when, () => receive(world, { oneStop, calendar, version, officer, when }));
      if (when < until) count += 1;
    }
  }
  return count;
}

/** A few procedures make most of a counter's day. */
const frequent = (procedures: readonly ProcedureVersion[], random: Random): readonly ProcedureVersion[] =>
  random.chance(0.7) ? procedures.filter((p) => p.keywords.length >= 3 || procedures.length < 8) : procedures;

interface Reception {
  readonly oneStop: OneStop;
  readonly calendar: WorkingCalendar;
  readonly version: ProcedureVersion;
  readonly officer: string;
  readonly when: Instant;
}

async function receive(world: World, reception: Reception): Promise<void> {
  const { random, send, plan } = world;
  const { oneStop, calendar, version, officer, when } = reception;
  const ward = oneStop.level === 'ward' ? oneStop.unitName.vi.replace(/^.*phường /u, '') : undefined;
  const { code, secret } = await send(when, person(officer), receiveDossier, {
    oneStop: oneStop.slug,
    procedure: version.code,
    applicant: inventApplicant(random, ward),
    components: version.components.map((component, index) => ({
      no: index + 1,
      count: component.required || random.chance(0.4) ? component.count : 0,
    })),
  });
  const unitId = world.register.routes.find(
    (route) => route.procedureId === version.procedureId && route.oneStopId === oneStop.id,
  )!.unitId;
  const specialists = (await holdersOf(world.db, unitId, dayOf(when))).filter((h) => h.rank === 'specialist');
  const specialist = specialists.length > 0 ? random.pick(specialists).personId : null;
  if (!specialist) return;

  const { due } = dueOf(when, version.term, calendar);
  const minutes = workingMinutesUntil(calendar, when, due);
  // Most are decided in the last third of their time, some early, one in fourteen late.
  const share = random.chance(1 / 14) ? 1.1 + random.next() * 0.5 : 0.35 + random.next() * 0.6;
  const later = (part: number) => addWorkingMinutes(calendar, when, Math.max(1, Math.round(minutes * part)));
  const story: Story = { ...reception, code, secret, specialist, later, share };
  plan(later(Math.min(0.2, share * 0.3)), async () => {
    await send(later(Math.min(0.2, share * 0.3)), person(specialist), takeDossier, { code });
    planProposal(world, story, share * 0.75);
  });
}

interface Story extends Reception {
  readonly code: string;
  readonly secret: string;
  readonly specialist: string;
  readonly later: (part: number) => Instant;
  readonly share: number;
}

function planProposal(world: World, story: Story, part: number): void {
  const { random, send, plan } = world;
  const { code, specialist, later, share } = story;
  const refused = random.chance(0.07);
  const outcome = refused ? { outcome: 'refuse', reason: random.pick(refusalReasons) } : { outcome: 'grant' };
  plan(later(part), async () => {
    await send(later(part), person(specialist), proposeDossier, { code, ...outcome });
    if (part < share * 0.8 && random.chance(0.06)) {
      const back = share * 0.82;
      plan(later(back), async () => {
        await send(later(back), person(signerOf(world, story)), sendBackDossier, {
          code,
          reason: random.pick(sendBacks),
        });
        planProposal(world, story, share * 0.92);
      });
      return;
    }
    plan(later(share), async () => {
      await send(later(share), person(signerOf(world, story)), decideDossier, { code, ...outcome });
      planReturn(world, story);
    });
  });
}

function planReturn(world: World, story: Story): void {
  const { random, send, plan } = world;
  const { code, secret, officer, calendar, later, share } = story;
  const when = addWorkingMinutes(calendar, later(share), random.between(60, 1400));
  plan(when, async () => {
    const collector = random.chance(0.9) ? 'applicant' : 'representative';
    await send(when, person(officer), returnResult, { code, collector });
    if (!random.chance(0.45)) return;
    const score = random.chance(0.85) ? random.between(4, 5) : random.between(2, 3);
    const comment = random.pick(score >= 4 ? goodWords : poorWords);
    const evening = addWorkingMinutes(calendar, when, random.between(10, 300));
    plan(evening, async () => {
      await send(evening, systemActor, rate, { code, secret, score, comment });
    });
  });
}

const whoDecides = ({ register, on }: RegisterDay, procedure: string, oneStop: OneStop) =>
  who(register, { procedure, oneStop: oneStop.slug, at: on });

/** Whoever the register names; a deputy where a committee's deputies may sign for its head. */
function signerOf({ register, random }: World, { version, oneStop }: Story): string {
  const authority = whoDecides(register, version.code, oneStop);
  if (authority.kind === 'gap') throw new Error(`nobody decides ${version.code} at ${oneStop.slug}`);
  return random.pick(authority.signers).personId;
}

async function officersOf(db: Queryable, oneStop: OneStop, on: Day): Promise<string[]> {
  const rows = await db<{ personId: string }[]>`
    SELECT a.person_id AS "personId" FROM position n
    JOIN assignment a ON a.position_id = n.id AND a.validity @> ${on}::date
    JOIN person p ON p.id = a.person_id
    WHERE n.one_stop_id = ${oneStop.id} AND n.rank = 'counter-officer' ORDER BY p.slug`;
  return rows.map((row) => row.personId);
}

const person = (personId: string): Actor => ({ kind: 'person', personId });

/** Open minutes between two moments, at least one working day: a story needs room. */
function workingMinutesUntil(calendar: WorkingCalendar, from: Instant, to: Instant): number {
  let minutes = 0;
  for (let moment = nextOpen(calendar, from); moment < to && minutes < 100_000; minutes += 60) {
    moment = addWorkingMinutes(calendar, moment, 60);
  }
  return Math.max(minutes, 120);
}
