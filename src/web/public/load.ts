import { postingsOf, type RegisterCache, type RegisterDay, who } from '../../authority/index.ts';
import { isOpen, nextOpen, officeCalendar, spansOf } from '../../calendar/index.ts';
import { describeTerm, ProcedureSearch, type ProcedureVersion } from '../../catalogue/index.ts';
import { at, dayOf, minuteOf } from '../../kernel/time.ts';
import type { System } from '../../ledger/index.ts';
import type { OneStop } from '../../organization/index.ts';
import type { Lang } from '../messages/lang.ts';
import { authorityView } from './load-authority.ts';
import type {
  HomeModel,
  OfficePageModel,
  OfficeSummary,
  OfficeView,
  OpenNow,
  ProcedureAnywhereModel,
  ProcedureItem,
  ProcedureModel,
  ProcedureView,
  SearchModel,
} from './view.ts';

/** Where the public pages get what they show. */
export interface Sources {
  readonly system: System;
  readonly registers: RegisterCache;
}

const collator = new Intl.Collator('vi');

const registerToday = ({ system, registers }: Sources): Promise<RegisterDay> =>
  registers.on(dayOf(system.clock.now()));

const officeOf = (register: RegisterDay, slug: string): OneStop | undefined =>
  [...register.oneStops.values()].find((oneStop) => oneStop.slug === slug);

export const officeSummary = (oneStop: OneStop, lang: Lang): OfficeSummary => ({
  slug: oneStop.slug,
  name: oneStop.name[lang],
  level: oneStop.level,
  address: oneStop.address,
});

const itemOf = (version: ProcedureVersion, lang: Lang, office: ProcedureItem['office']): ProcedureItem => ({
  code: version.code,
  name: version.name[lang],
  field: version.field[lang],
  term: describeTerm(version.term)[lang],
  office,
});

/** How many the home page names, and how many a search shows. */
const FREQUENT = 8;
const FOUND = 50;

/** What people come for most often, as the counters see it; before the first dossiers, what is written best. */
async function frequentCodes({ system }: Sources): Promise<string[]> {
  const rows = await system.db<{ code: string }[]>`
    SELECT p.code FROM dossier d
    JOIN procedure_version v ON v.id = d.procedure_version_id JOIN procedure p ON p.id = v.procedure_id
    GROUP BY p.code ORDER BY count(*) DESC, p.code LIMIT ${FREQUENT}`;
  return rows.map((row) => row.code);
}

/** Procedures that some one-stop receives today. */
function receivedSomewhere(register: RegisterDay): ProcedureVersion[] {
  const routed = new Set(register.routes.map((route) => route.procedureId));
  return [...register.versions.values()].filter((version) => routed.has(version.procedureId));
}

export async function loadHome(sources: Sources, lang: Lang): Promise<HomeModel> {
  const register = await registerToday(sources);
  const all = receivedSomewhere(register).sort((a, b) => b.keywords.length - a.keywords.length);
  const counted = (await frequentCodes(sources)).flatMap((code) => all.find((v) => v.code === code) ?? []);
  const frequent = [...new Set([...counted, ...all])].slice(0, FREQUENT);
  return {
    today: register.on,
    frequent: frequent.map((version) => itemOf(version, lang, null)),
    offices: [...register.oneStops.values()].map((oneStop) => officeSummary(oneStop, lang)),
  };
}

const searches = new WeakMap<RegisterDay, ProcedureSearch<ProcedureVersion>>();

export async function loadSearch(sources: Sources, lang: Lang, query: string): Promise<SearchModel> {
  const register = await registerToday(sources);
  const all = receivedSomewhere(register);
  const search = searches.get(register) ?? new ProcedureSearch(all);
  searches.set(register, search);
  const found =
    query.trim() === ''
      ? all.sort((a, b) => collator.compare(a.field.vi, b.field.vi) || collator.compare(a.name.vi, b.name.vi))
      : search.find(query, FOUND);
  return { query, items: found.map((version) => itemOf(version, lang, null)), total: found.length };
}

export async function loadProcedure(
  sources: Sources,
  lang: Lang,
  slug: string,
  code: string,
): Promise<ProcedureModel | null> {
  const register = await registerToday(sources);
  const oneStop = officeOf(register, slug);
  const version = [...register.versions.values()].find((v) => v.code === code);
  const routed =
    oneStop &&
    version &&
    register.routes.some((r) => r.procedureId === version.procedureId && r.oneStopId === oneStop.id);
  if (!routed) return null;
  return {
    today: register.on,
    procedure: procedureView(version, lang),
    office: await officeView(sources, oneStop, lang),
    authority: authorityView(register.register, { procedure: code, oneStop: slug, on: register.on }, lang),
    posterHref: `/tt/${slug}/${code}/to-dan.pdf`,
  };
}

export async function loadProcedureAnywhere(
  sources: Sources,
  lang: Lang,
  code: string,
): Promise<ProcedureAnywhereModel | null> {
  const register = await registerToday(sources);
  const version = [...register.versions.values()].find((v) => v.code === code);
  if (!version) return null;
  const offices = register.routes
    .filter((route) => route.procedureId === version.procedureId)
    .flatMap((route) => register.oneStops.get(route.oneStopId) ?? [])
    .sort((a, b) => a.level.localeCompare(b.level) || collator.compare(a.name.vi, b.name.vi));
  return {
    today: register.on,
    procedure: procedureView(version, lang),
    offices: offices.map((oneStop) => officeSummary(oneStop, lang)),
  };
}

export async function loadOffice(
  sources: Sources,
  lang: Lang,
  slug: string,
): Promise<OfficePageModel | null> {
  const register = await registerToday(sources);
  const oneStop = officeOf(register, slug);
  if (!oneStop) return null;
  const posted = await postingsOf(sources.system.db, oneStop.id);
  const versions = register.routes
    .filter((route) => route.oneStopId === oneStop.id)
    .flatMap((route) => register.versions.get(route.procedureId) ?? [])
    .filter((version) => posted.has(version.id))
    .sort((a, b) => collator.compare(a.field.vi, b.field.vi) || collator.compare(a.name.vi, b.name.vi));
  return {
    today: register.on,
    office: await officeView(sources, oneStop, lang),
    procedures: versions.map((version) => {
      const authority = who(register.register, { procedure: version.code, oneStop: slug, at: register.on });
      const standing = authority.kind === 'standing' ? authority : null;
      return {
        code: version.code,
        name: version.name[lang],
        field: version.field[lang],
        term: describeTerm(version.term)[lang],
        decider: standing ? standing.holder[lang] : null,
        delegated: standing?.delegated ?? false,
      };
    }),
    postingHref: null,
  };
}

export async function officeView(sources: Sources, oneStop: OneStop, lang: Lang): Promise<OfficeView> {
  return {
    ...officeSummary(oneStop, lang),
    phone: oneStop.phone,
    hours: oneStop.hours,
    open: await openNow(sources, oneStop),
  };
}

async function openNow({ system }: Sources, oneStop: OneStop): Promise<OpenNow> {
  const now = system.clock.now();
  const calendar = await officeCalendar(system.db, oneStop);
  try {
    if (!isOpen(calendar, now)) return { kind: 'closed', next: nextOpen(calendar, now) };
    const span = spansOf(calendar, dayOf(now)).find(([, close]) => close > minuteOf(now));
    return { kind: 'open', until: at(dayOf(now), span?.[1] ?? 0) };
  } catch (error) {
    // Beyond the years whose holidays are known nobody can say when the office opens.
    if (error instanceof RangeError) return { kind: 'closed', next: null };
    throw error;
  }
}

export function procedureView(version: ProcedureVersion, lang: Lang): ProcedureView {
  return {
    code: version.code,
    name: version.name[lang],
    field: version.field[lang],
    term: describeTerm(version.term)[lang],
    fee: { amount: version.fee.amount, note: version.fee.note?.[lang] ?? null },
    components: version.components.map((component) => ({ ...component, name: component.name[lang] })),
    forms: version.forms.map((form) => ({ code: form.code, name: form.name[lang], href: null })),
    channels: version.channels,
    result: version.result.name[lang],
    legalBasis: version.legalBasis.map((basis) => ({ number: basis.number, title: basis.title[lang] })),
    illustrative: version.illustrative,
  };
}
