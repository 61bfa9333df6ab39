import { draftProcess, limitHours, type Process, publishProcesses } from '../processes/index.ts';
import type { Reference } from './reference.ts';
import { routesOf } from './registers.ts';
import type { Send } from './send.ts';

/** The steps of what the district delegated, published wherever it is received: one template for each level. */
export async function loadProcesses(send: Send, reference: Reference): Promise<void> {
  const { structure, procedures, decisions, processes } = reference;
  const terms = new Map(procedures.map(({ code, term }) => [code, term]));
  const delegated = new Set(decisions.flatMap(({ rows }) => rows.map((row) => row.procedure)));
  const drafts = new Map<string, { places: { procedure: string; oneStop: string }[]; steps: Process }>();
  for (const { procedure, oneStop } of routesOf(reference)) {
    const office = structure.oneStops.find(({ slug }) => slug === oneStop);
    const template = processes.templates.find(({ level }) => level === office?.level);
    if (!office || !template || !delegated.has(procedure)) continue;
    const limit = limitHours(terms.get(procedure)!, office.hours);
    const name = `${template.level} ${limit}`;
    const draft = drafts.get(name) ?? { places: [], steps: stepsOf(template.steps, limit) };
    draft.places.push({ procedure, oneStop });
    drafts.set(name, draft);
  }
  const ids: string[] = [];
  for (const draft of drafts.values()) {
    const drafted = await send(draftProcess, { ...draft, period: processes.period });
    ids.push(...drafted.ids);
  }
  await send(publishProcesses, { ids });
}

type Template = Reference['processes']['templates'][number]['steps'];

/** Each step's share of the limit, in hundredths of an hour rounded down. */
const stepsOf = (template: Template, limit: number): Process =>
  template.map(({ share, ...step }) => ({ ...step, hours: Math.floor(share * limit) / 100 }));
