import {
  type CaseFacts,
  casesAt,
  concerns,
  type Handover,
  type OpenDossiers,
  type Register,
  type Summary,
  summaryOf,
  who,
} from '../authority/index.ts';
import type { Text } from '../kernel/refusal.ts';
import { addDays, type Day, dayOf, type Instant, inPeriod, type Period } from '../kernel/time.ts';
import { type NamedCode, type NamedSlug, oneStopName, procedureName } from './names.ts';

/** An open dossier as far as who decides it may depend on it. */
export interface OpenDossier {
  readonly code: string;
  readonly procedure: string;
  readonly oneStop: string;
  readonly dueAt: Instant;
  readonly facts: CaseFacts;
}

export interface Place {
  readonly procedure: string;
  readonly oneStop: string;
}

/** Where open dossiers are asked for, of some procedures at some one-stops. A register file has none. */
export interface Dossiers {
  /** As many alike as there are. */
  counted(places: readonly Place[]): Promise<readonly OpenDossiers[]>;
  /** Those that are due in a period, the most urgent first. */
  dueIn(due: Period, places: readonly Place[]): Promise<readonly OpenDossier[]>;
}

export const noDossiers: Dossiers = { counted: async () => [], dueIn: async () => [] };

export interface CaughtDossier {
  readonly code: string;
  readonly procedure: NamedCode;
  readonly oneStop: NamedSlug;
  readonly dueAt: Instant;
  /** Who would decide it, on the day on which it is due; today for a late one. */
  readonly before: Text;
  readonly after: Text;
}

export interface Caught {
  /** Each counted once. */
  readonly all: number;
  readonly byHandover: ReadonlyMap<Handover, number>;
  /** The most urgent of them. */
  readonly list: readonly CaughtDossier[];
}

const LISTED = 200;

/** The open dossiers that are expected to be decided, when they are due or today, in other hands than now. */
export async function caughtBy(
  { register, after, today }: { register: Register; after: Register; today: Day },
  handovers: readonly Handover[],
  dossiers: Dossiers,
): Promise<Caught> {
  const byPlace = Map.groupBy(handovers, ({ procedure, oneStop }) => `${procedure} ${oneStop}`);
  const places = [...byPlace.values()].flatMap(([first]) => first ?? []);
  const none: Caught = { all: 0, byHandover: new Map(), list: [] };
  if (places.length === 0) return none;

  const catching = ({ procedure, oneStop, dueOn, facts }: Omit<OpenDossiers, 'count'>): Handover[] => {
    const on = laterOf(dueOn, today);
    const found = byPlace.get(`${procedure} ${oneStop}`)?.filter((h) => inPeriod(on, h)) ?? [];
    if (found.length === 0) return found;
    const cases = casesAt([register, after], procedure, oneStop);
    return found.filter((h) => concerns(h, cases, facts));
  };
  const byHandover = new Map<Handover, number>();
  const groups: OpenDossiers[] = [];
  for (const group of await dossiers.counted(places)) {
    const found = catching(group);
    for (const handover of found) byHandover.set(handover, (byHandover.get(handover) ?? 0) + group.count);
    if (found.length > 0) groups.push(group);
  }
  const due = firstDays(groups);
  const urgent = due ? await dossiers.dueIn(due, places) : [];
  return {
    all: groups.reduce((sum, group) => sum + group.count, 0),
    byHandover,
    list: urgent
      .filter((dossier) => catching({ ...dossier, dueOn: dayOf(dossier.dueAt) }).length > 0)
      .slice(0, LISTED)
      .map((dossier) => described(register, after, dossier, today)),
  };
}

/** The days on which the most urgent are due: as many as will be listed, not all that are open. */
function firstDays(groups: readonly OpenDossiers[]): Period | undefined {
  const inOrder = groups.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  let listed = 0;
  const last = inOrder.find(({ count }) => {
    listed += count;
    return listed >= LISTED;
  });
  const [first] = inOrder;
  return first && { from: first.dueOn, to: addDays((last ?? inOrder.at(-1)!).dueOn, 1) };
}

function described(register: Register, after: Register, dossier: OpenDossier, today: Day): CaughtDossier {
  const { code, procedure, oneStop, dueAt, facts } = dossier;
  const on = laterOf(dayOf(dueAt), today);
  const question = { procedure, oneStop, at: on, facts };
  return {
    code,
    procedure: { code: procedure, name: procedureName(register, procedure, on) },
    oneStop: { slug: oneStop, name: oneStopName(register, oneStop, on) },
    dueAt,
    before: inWords(summaryOf(who(register, question))),
    after: inWords(summaryOf(who(after, question))),
  };
}

const laterOf = (a: Day, b: Day): Day => (a < b ? b : a);

const inWords = ({ holder, refusal }: Summary): Text => (holder ?? refusal)!;
