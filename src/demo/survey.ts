import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { definitionSchema, publishChecklist } from '../checklists/index.ts';
import { figures } from '../figures/index.ts';
import type { Queryable } from '../kernel/database.ts';
import { projectRoot } from '../kernel/project.ts';
import { daySchema, slugSchema, textSchema } from '../kernel/schemas.ts';
import { addMinutes, at, type Day, type Instant, weekday } from '../kernel/time.ts';
import { type Actor, systemActor } from '../ledger/index.ts';
import { registerStructure } from '../organization/index.ts';
import { answerRecommendation, carryRecommendation } from '../recommendations/index.ts';
import {
  announceCampaign,
  causes,
  closeCampaign,
  drawMinutes,
  noteDifficulty,
  openSession,
  type PlannedVisit,
  planCampaign,
  propose,
  raiseRecommendation,
  recordAnswers,
  signMinutes,
  startCampaign,
} from '../surveys/index.ts';
import type { Random } from './random.ts';
import type { Reference } from './reference.ts';
import type { SendAt } from './send.ts';

const cause = z.enum(causes);
const answer = z.union([z.string(), z.number(), z.array(z.string())]);
const difficulty = z.object({ cause, text: z.string(), document: slugSchema.optional() });
const recommendation = z.object({
  cause,
  text: z.string(),
  reply: z.string().optional(),
  basis: z.string().optional(),
  carry: z.object({ owner: slugSchema, workingDays: z.int() }).optional(),
});

const surveySchema = z.object({
  campaign: z.object({
    slug: slugSchema,
    name: textSchema,
    scope: textSchema,
    document: slugSchema,
    startsOn: daySchema,
    endsOn: daySchema,
  }),
  invented: z.array(z.object({ slug: slugSchema, name: z.string(), title: z.string() })),
  sessions: z.record(
    slugSchema,
    z.object({
      place: z.string(),
      agenda: z.array(textSchema),
      speaker: slugSchema,
      also: z.array(slugSchema),
      stated: z.record(z.string(), answer),
      found: z.record(z.string(), answer),
      difficulties: z.array(difficulty),
      recommendations: z.array(recommendation),
    }),
  ),
  elsewhere: z.object({ difficulties: z.array(difficulty), recommendations: z.array(recommendation) }),
});
type Told = z.infer<typeof surveySchema>['sessions'][string];

const json = (path: string): unknown => JSON.parse(readFileSync(join(projectRoot, 'data', path), 'utf8'));
export const readSurvey = () => surveySchema.parse(json('ba-dinh-2023/survey.json'));

export const CHECKLISTS = { district: 'mo-hinh-mot-cua-cap-huyen', ward: 'mo-hinh-mot-cua-cap-xa' } as const;
const AFTERNOON = { day: '2023-08-15' as Day, half: 'afternoon' } as const;
const OFFICE = 'vp-ubnd-ha-noi';
const open = { from: '2021-07-01', to: null };
const MINUTES_HELD = 90;

/** A name for a unit's slug: `Quận Hoàn Kiếm` → `ubnd-hoan-kiem`. */
const slugOf = (name: string): string =>
  `ubnd-${name
    .replace(/^(Quận|Huyện|Thị xã) /, '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .toLowerCase()
    .replace(/ /g, '-')}`;

export interface Scenario {
  readonly campaign: string;
  /** Ids of sessions by the slug of the unit. */
  readonly sessions: ReadonlyMap<string, string>;
}

interface Stage {
  readonly db: Queryable;
  readonly reference: Reference;
  readonly random: Random;
  readonly newId: () => string;
  readonly sendAt: SendAt;
  /** Where the story stops for now: only sessions that have ended by then were held. Null: it is told to its end. */
  readonly until: Instant | null;
}

/**
 * The campaign under Decision 3951/QĐ-UBND as commands: two groups, thirty districts, the afternoon of 15/08/2023 at Ba
 * Đình and at Vĩnh Phúc ward as the article tells it. What other districts say is invented, and only what the program
 * cannot know itself.
 */
export async function playSurvey({ db, reference, random, newId, sendAt, until }: Stage): Promise<Scenario> {
  const survey = readSurvey();
  const planned = at('2023-08-08' as Day, 9 * 60);
  const personIds = async () =>
    new Map(
      (await db<{ slug: string; id: string }[]>`SELECT slug, id FROM person`).map(({ slug, id }) => [
        slug,
        id,
      ]),
    );
  const districts = await registerDistricts();
  const versions = new Map<string, string>();
  const known = new Set(Object.keys(figures));
  for (const [level, slug] of Object.entries(CHECKLISTS)) {
    const definition = definitionSchema.parse(json(`checklists/${slug}.json`));
    versions.set(level, (await sendAt(planned, systemActor, publishChecklist(known), definition)).id);
  }
  const ids = await personIds();
  const person = (slug: string): Actor => ({ kind: 'person', personId: ids.get(slug)! });
  const member = (slug: string, role: string) => ({ person: slug, role, period: open });
  const [groupTwo, one, two] = survey.invented.map(({ slug }) => slug);
  const units = [
    { unit: 'ubnd-ba-dinh', within: null },
    ...districts.map(({ unit }) => ({ unit, within: null })),
    { unit: 'ubnd-vinh-phuc', within: 'ubnd-ba-dinh' },
  ];
  const fixed: PlannedVisit[] = ['ubnd-ba-dinh', 'ubnd-vinh-phuc'].map((unit) => ({
    unit,
    group: 1,
    ...AFTERNOON,
  }));
  const { startsOn, endsOn, slug: campaign } = survey.campaign;
  const isWorkday = (day: Day) => weekday(day) <= 5 && !(day >= '2023-09-01' && day <= '2023-09-04');
  const visits = propose(units, [1, 2], { from: startsOn, to: endsOn, works: isWorkday }, fixed);
  if (!visits) throw new Error('the half-days do not suffice');
  const manager = person('nguyen-ba-vinh');
  await sendAt(planned, manager, planCampaign, {
    ...survey.campaign,
    unit: 'ubnd-ha-noi',
    purposes: ['survey', 'assess', 'urge-on'],
    team: [member('cu-ngoc-trang', 'head')],
    groups: [
      {
        number: 1,
        name: { vi: 'Đoàn khảo sát số 1', en: 'Survey group 1' },
        members: [member('nguyen-ba-vinh', 'head'), member(one!, 'secretary')],
      },
      {
        number: 2,
        name: { vi: 'Đoàn khảo sát số 2', en: 'Survey group 2' },
        members: [member(groupTwo!, 'head'), member(two!, 'secretary')],
      },
    ],
    checklists: [...versions].map(([level, version]) => ({ level, version })),
    units,
    visits,
  });
  await sendAt(addMinutes(planned, 30), manager, announceCampaign, { campaign });
  await sendAt(at(startsOn, 8 * 60), manager, startCampaign, { campaign });

  const rows = await db<{ id: string; slug: string; day: Day; half: string; group: number }[]>`
    SELECT v.id, u.slug, v.day, v.half, g.number AS "group"
    FROM visit v JOIN unit u ON u.id = v.unit_id JOIN survey_group g ON g.id = v.group_id
    JOIN campaign c ON c.id = v.campaign_id WHERE c.slug = ${campaign} ORDER BY v.day, v.half DESC, v.within_id NULLS FIRST, u.slug`;
  const sessions = new Map<string, string>();
  for (const visit of rows) {
    const told = survey.sessions[visit.slug] ?? elsewhere(visit.slug);
    const lead = visit.group === 1 ? 'nguyen-ba-vinh' : groupTwo!;
    // The ward after its district, on the same afternoon.
    const begins = at(
      visit.day,
      (visit.half === 'morning' ? 8 : 14) * 60 + (visit.slug === 'ubnd-vinh-phuc' ? 105 : 0),
    );
    if (until !== null && addMinutes(begins, MINUTES_HELD) >= until) continue;
    sessions.set(visit.slug, await hold(visit.id, told, lead, begins));
  }
  if (until === null) await sendAt(at(endsOn, 16 * 60), manager, closeCampaign, { campaign });
  return { campaign, sessions };

  /** The other districts, with a chairperson each whose name is invented. */
  async function registerDistricts(): Promise<{ unit: string; chair: string }[]> {
    const others = reference.structure.territories.filter(
      ({ parentCode, code, period }) =>
        parentCode === '01' &&
        code !== '001' &&
        period.from <= '2023-08-15' &&
        (period.to === null || period.to > '2023-08-15'),
    );
    const bodies = others.map(({ code, name, period }, n) => ({
      unit: slugOf(name),
      code,
      name,
      to: period.to,
      chair: `chu-tich-${code}`,
      no: n,
    }));
    const families = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đặng', 'Bùi'];
    const givens = ['Anh Dũng', 'Thị Hạnh', 'Quang Huy', 'Minh Châu', 'Văn Tùng', 'Thu Trang', 'Đức Thành'];
    await sendAt(planned, systemActor, registerStructure, {
      territories: [],
      specialDays: [],
      oneStops: [],
      units: bodies.map(({ unit, code, name, to }) => ({
        slug: unit,
        kind: 'committee',
        level: 'district',
        name: {
          vi: `Ủy ban nhân dân ${name.charAt(0).toLowerCase()}${name.slice(1)}`,
          en: `${name} People’s Committee`,
        },
        headTitle: { vi: 'Chủ tịch', en: 'Chairperson' },
        parent: 'ubnd-ha-noi',
        territoryCode: code,
        period: { from: open.from, to },
      })),
      persons: [
        ...survey.invented.map(({ slug, name }) => ({ slug, name, degree: 'university' })),
        ...bodies.map(({ chair, no }) => ({
          slug: chair,
          name: `${families[no % families.length]} ${givens[no % givens.length]}`,
          degree: 'master',
        })),
      ],
      positions: [
        ...survey.invented.map(({ slug, title }) => ({
          unit: OFFICE,
          oneStop: null,
          rank: 'specialist',
          title: { vi: title, en: title },
          period: open,
          holder: slug,
        })),
        ...bodies.map(({ unit, chair, to }) => ({
          unit,
          oneStop: null,
          rank: 'head',
          title: { vi: 'Chủ tịch', en: 'Chairperson' },
          period: { from: open.from, to },
          holder: chair,
        })),
      ],
    });
    return bodies;
  }

  function elsewhere(unit: string): Told {
    const yes = (probability: number) => (random.chance(probability) ? 'yes' : 'no');
    const equipped = yes(0.8);
    return {
      place: 'Trụ sở Ủy ban nhân dân',
      agenda: [],
      speaker: districts.find((one) => one.unit === unit)!.chair,
      also: [],
      stated: {
        nhan_dien_du: yes(0.8),
        thiet_bi_quan: equipped,
        tap_huan_hang_nam: yes(0.9),
        gq_dung_quy_dinh: yes(0.95),
        tb_may_lay_so: yes(0.7),
        tb_ki_ot: yes(0.6),
      },
      found: {},
      difficulties: random.chance(0.7) ? [random.pick(survey.elsewhere.difficulties)] : [],
      recommendations: random.chance(0.5) ? [random.pick(survey.elsewhere.recommendations)] : [],
    };
  }

  async function hold(visit: string, told: Told, lead: string, begins: Instant): Promise<string> {
    const team = person(lead);
    const unit = person(told.speaker);
    const present = await db<{ slug: string; name: string; title: string }[]>`
      SELECT p.slug, p.name, n.title ->> 'vi' AS title
      FROM person p JOIN assignment a ON a.person_id = p.id AND a.validity @> ${begins.slice(0, 10)}::date
      JOIN position n ON n.id = a.position_id AND n.validity @> ${begins.slice(0, 10)}::date
      WHERE p.slug = ANY(${[lead, told.speaker, ...told.also]}) ORDER BY array_position(${[lead, told.speaker, ...told.also]}, p.slug)`;
    const { id: session } = await sendAt(begins, team, openSession, {
      visit,
      place: told.place,
      agenda: told.agenda,
      attendees: present.map(({ slug, name, title }) => ({
        side: slug === lead ? 'team' : 'unit',
        name,
        title,
      })),
    });
    const entries = (answers: Told['stated'], side: 'unit' | 'team', when: Instant) =>
      Object.entries(answers).map(([item, value]) => ({
        id: newId(),
        item,
        side,
        value,
        device: `${side}-1`,
        deviceAt: when,
      }));
    const spoken = addMinutes(begins, 20);
    await sendAt(spoken, unit, recordAnswers, { session, entries: entries(told.stated, 'unit', spoken) });
    const noted = addMinutes(begins, 50);
    if (Object.keys(told.found).length > 0)
      await sendAt(noted, team, recordAnswers, { session, entries: entries(told.found, 'team', noted) });
    for (const { cause: why, text, document } of told.difficulties)
      await sendAt(noted, team, noteDifficulty, {
        session,
        id: newId(),
        cause: why,
        text,
        document: document ?? null,
      });
    for (const { cause: why, text, reply, basis, carry } of told.recommendations) {
      const { id } = await sendAt(noted, team, raiseRecommendation, {
        session,
        id: newId(),
        cause: why,
        text,
        public: true,
      });
      if (reply) await sendAt(noted, team, answerRecommendation, { id, reply, basis: basis ?? null });
      if (carry) await sendAt(noted, team, carryRecommendation, { id, ...carry });
    }
    const ends = addMinutes(begins, MINUTES_HELD);
    const { sha256 } = await sendAt(ends, team, drawMinutes, { session, endsAt: ends });
    await sendAt(ends, unit, signMinutes, { session, side: 'unit', sha256 });
    await sendAt(ends, team, signMinutes, { session, side: 'team', sha256 });
    return session;
  }
}
