import { endOfOneStop, lookupOf, successorOneStops } from '../../authority/index.ts';
import { dayOf } from '../../kernel/time.ts';
import type { Lang } from '../messages/lang.ts';
import { officeSummary, type Sources } from './load.ts';
import type { OfficeEndedModel } from './view.ts';

/** A one-stop that ended, and where one of its procedures is received now; null when it is open or never was. */
export async function loadOfficeEnded(
  { system, registers }: Sources,
  lang: Lang,
  slug: string,
  code: string | null,
): Promise<OfficeEndedModel | null> {
  const today = dayOf(system.clock.now());
  const { register, oneStops } = await registers.on(today);
  const end = endOfOneStop(register, slug, today);
  if (!end) return null;
  const lookup = lookupOf(register);
  const document = end.document === null ? undefined : lookup.documents.get(end.document);
  const version = code === null ? undefined : lookup.procedures.get(code)?.versions.at(-1);
  if (code !== null && !version) return null;
  const open = new Map([...oneStops.values()].map((o) => [o.slug, o]));
  const successors = successorOneStops(register, { oneStop: slug, procedure: code ?? '' }, today);
  return {
    today,
    office: { slug, name: lookup.oneStops.get(slug)!.at(-1)!.name[lang] },
    endedOn: end.on,
    document: document ? `${document.number}: ${document.title[lang]}` : null,
    procedure: version ? { code: version.procedure, name: version.name[lang] } : null,
    successors: successors.flatMap(({ oneStop }) => {
      const found = open.get(oneStop);
      return found ? [officeSummary(found, lang)] : [];
    }),
  };
}
