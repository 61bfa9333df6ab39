import type { z } from 'zod';
import { calendarFor, isOpen } from '../calendar/index.ts';
import type { Transaction } from '../kernel/database.ts';
import { type FieldError, notFound, Refusal, type Text } from '../kernel/refusal.ts';
import { dayOf, at as momentAt } from '../kernel/time.ts';
import { type Command, type CommandContext, personIdOf } from '../ledger/index.ts';
import { lockCampaign, setState, unfinishedUnits, writePlan } from './campaign-store.ts';
import { campaignSchema, type Plan, planSchema } from './input.ts';
import { checkItinerary } from './itinerary.ts';
import type { CampaignState } from './model.ts';
import { mayManage, refusals } from './permission.ts';

const CHAIN = 'surveys';
const OFFICE_HOURS = Object.fromEntries(['1', '2', '3', '4', '5'].map((d) => [d, [['08:00', '17:00']]]));
const notFoundCampaign = () => notFound({ vi: 'đợt khảo sát này', en: 'survey campaign' });
const unknown = (what: Text, slug: string): Text => ({
  vi: `Không có ${what.vi} “${slug}”.`,
  en: `There is no ${what.en} “${slug}”.`,
});

/** Slugs to ids, of what is asked for and exists. */
async function idsOf(
  tx: Transaction,
  table: 'unit' | 'person',
  slugs: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx<{ id: string; slug: string }[]>`
    SELECT id, slug FROM ${tx(table)} WHERE slug = ANY(${[...new Set(slugs)]})`;
  return new Map(rows.map(({ id, slug }) => [slug, id]));
}

/**
 * Plans a campaign: its whole plan, in the place of the one before; as long as it is a draft. What is wrong with the
 * itinerary is refused with every fault, except that units may still be without a visit.
 */
export const planCampaign: Command<Plan, { id: string }> = {
  kind: 'survey.plan',
  input: planSchema,
  async handle(plan, { tx, actor, at, newId, record }) {
    const today = dayOf(at);
    const unitIds = await idsOf(tx, 'unit', [plan.unit, ...plan.units.map(({ unit }) => unit)]);
    const people = [...plan.team, ...plan.groups.flatMap((group) => group.members)];
    const personIds = await idsOf(
      tx,
      'person',
      people.map(({ person }) => person),
    );
    const [document] = await tx<
      { id: string }[]
    >`SELECT id FROM legal_document WHERE slug = ${plan.document}`;
    const [previous] = plan.previous ? await lockCampaign(tx, plan.previous) : [];
    const errors: FieldError[] = [];
    const wrong = (path: string, message: Text) => errors.push({ path, message });
    if (!unitIds.has(plan.unit)) wrong('unit', unknown({ vi: 'cơ quan', en: 'unit' }, plan.unit));
    if (!document) wrong('document', unknown({ vi: 'văn bản', en: 'document' }, plan.document));
    if (plan.previous && !previous)
      wrong('previous', unknown({ vi: 'đợt khảo sát', en: 'campaign' }, plan.previous));
    for (const [n, { unit }] of plan.units.entries())
      if (!unitIds.has(unit)) wrong(`units.${n}.unit`, unknown({ vi: 'cơ quan', en: 'unit' }, unit));
    for (const { person } of people)
      if (!personIds.has(person)) wrong('team', unknown({ vi: 'người', en: 'person' }, person));
    for (const { group } of plan.visits)
      if (!plan.groups.some(({ number }) => number === group))
        wrong('visits', unknown({ vi: 'đoàn', en: 'group' }, String(group)));
    const calendar = await calendarFor(tx, OFFICE_HOURS);
    const faults = checkItinerary(plan.units, plan.visits, {
      from: plan.startsOn,
      to: plan.endsOn,
      works: (day) => isOpen(calendar, momentAt(day, 9 * 60)),
    });
    for (const fault of faults) if (fault.code !== 'missing') wrong('visits', fault.text);
    if (errors.length > 0) throw invalid(errors);
    const unitId = unitIds.get(plan.unit)!;
    if (actor.kind === 'person' && !(await mayManage(tx, unitId, actor.personId, today)))
      throw refusals.notManager();
    const [known] = await lockCampaign(tx, plan.slug);
    if (known && known.state !== 'draft') throw wrongState(known.state);
    const id = known?.id ?? newId();
    const names = { unitId, documentId: document!.id, previousId: previous?.id ?? null, unitIds, personIds };
    await writePlan(tx, id, plan, names, newId);
    await say({ tx, newId, record }, id, 'survey.planned', {
      units: plan.units.length,
      visits: plan.visits.length,
    });
    return { id };
  },
};

const invalid = (errors: FieldError[]): Refusal =>
  new Refusal(
    422,
    'plan-invalid',
    {
      vi: `Kế hoạch khảo sát còn ${errors.length} chỗ chưa đúng. Chưa có gì được ghi.`,
      en: `The plan has ${errors.length} faults. Nothing was saved.`,
    },
    { errors },
  );

const stateNames: Readonly<Record<CampaignState, Text>> = {
  draft: { vi: 'đang soạn', en: 'a draft' },
  announced: { vi: 'đã thông báo', en: 'announced' },
  running: { vi: 'đang diễn ra', en: 'running' },
  closed: { vi: 'đã kết thúc', en: 'closed' },
};
const wrongState = (state: CampaignState): Refusal =>
  new Refusal(409, 'wrong-state', {
    vi: `Đợt khảo sát ${stateNames[state].vi}, nên không làm được việc này.`,
    en: `The campaign is ${stateNames[state].en}; this cannot be done.`,
  });

type Recording = Pick<CommandContext, 'tx' | 'newId' | 'record'>;
async function say({ tx, record }: Recording, stream: string, kind: string, data: object): Promise<void> {
  const [last] = await tx<
    { last: number | null }[]
  >`SELECT max(stream_seq) AS last FROM event WHERE stream = ${stream}`;
  record(CHAIN, [{ stream, streamSeq: (last?.last ?? 0) + 1, kind, data }]);
}

const step = (
  kind: string,
  from: CampaignState,
  to: CampaignState,
  ready: (tx: Transaction, id: string) => Promise<void> = async () => {},
): Command<z.infer<typeof campaignSchema>, { state: CampaignState }> => ({
  kind,
  input: campaignSchema,
  async handle({ campaign }, context) {
    const { tx, actor, at } = context;
    const [known] = await lockCampaign(tx, campaign);
    if (!known) throw notFoundCampaign();
    if (!(await mayManage(tx, known.unitId, personIdOf(actor), dayOf(at)))) throw refusals.notManager();
    if (known.state !== from) throw wrongState(known.state);
    await ready(tx, known.id);
    await setState(tx, known.id, to);
    await say(context, known.id, `survey.${to}`, {});
    return { state: to };
  },
});

const listed = (units: readonly { slug: string }[]) => units.map(({ slug }) => slug).join(', ');

/** Every unit has its half-day, and is told. */
export const announceCampaign = step('survey.announce', 'draft', 'announced', async (tx, id) => {
  const without = await tx<{ slug: string }[]>`
    SELECT u.slug FROM campaign_unit c JOIN unit u ON u.id = c.unit_id
    WHERE c.campaign_id = ${id}
      AND NOT EXISTS (SELECT FROM visit v WHERE v.campaign_id = c.campaign_id AND v.unit_id = c.unit_id)
    ORDER BY u.slug`;
  if (without.length === 0) return;
  throw new Refusal(409, 'units-without-visit', {
    vi: `Còn ${without.length} đơn vị chưa có lịch: ${listed(without)}.`,
    en: `${without.length} units have no visit yet: ${listed(without)}.`,
  });
});

export const startCampaign = step('survey.start', 'announced', 'running');

/** Only when the minutes of every unit are signed. */
export const closeCampaign = step('survey.close', 'running', 'closed', async (tx, id) => {
  const open = await unfinishedUnits(tx, id);
  if (open.length === 0) return;
  throw new Refusal(409, 'sessions-unsigned', {
    vi: `Còn ${open.length} đơn vị chưa ký biên bản: ${listed(open)}.`,
    en: `The minutes of ${open.length} units are not signed: ${listed(open)}.`,
  });
});
