import {
  type Authority,
  type CaseFacts,
  casesAt,
  entryOn,
  lookupOf,
  type Register,
  who,
} from '../../authority/index.ts';
import { addDays, type Day } from '../../kernel/time.ts';
import type { Lang } from '../messages/lang.ts';
import type { AuthorityView, Because, CaseView, ChainItem } from './view.ts';

type Standing = Extract<Authority, { kind: 'standing' }>;

interface Asked {
  readonly procedure: string;
  readonly oneStop: string;
  readonly on: Day;
}

/** Who decides on a day, as the public reads it: bodies and documents; the persons are the office's own business. */
export function authorityView(
  register: Register,
  { procedure, oneStop, on }: Asked,
  lang: Lang,
): AuthorityView {
  const authority = who(register, { procedure, oneStop, at: on });
  const chain = chainOf(authority, lang);
  if (authority.kind === 'standing') {
    const because = becauseOf(register, authority, procedure, on, lang);
    return {
      kind: 'standing',
      holder: authority.holder[lang],
      delegated: authority.delegated,
      ...(because && { because }),
      chain,
    };
  }
  const reason = authority.text[lang];
  if (authority.code !== 'facts-needed') return { kind: 'gap', reason, chain };
  const cases = casesAt([register], procedure, oneStop);
  return {
    kind: 'depends',
    reason,
    chain,
    cases: cases.map((facts) => caseView(register, { procedure, oneStop, on }, facts, cases, lang)),
  };
}

const chainOf = ({ chain }: Authority, lang: Lang): ChainItem[] =>
  chain.flatMap(({ kind, text, document, period }) =>
    kind === 'person' || kind === 'substitution'
      ? []
      : [{ kind, text: text[lang], illustrative: document?.illustrative ?? false, period: period ?? null }],
  );

/** Why that body decides: who delegated it by which decision, until when; or the law that gives it. */
function becauseOf(
  register: Register,
  { chain, unit }: Standing,
  procedure: string,
  on: Day,
  lang: Lang,
): Because | null {
  const given = chain.find(({ kind }) => kind === 'annex-row');
  if (!given?.document) {
    const law = chain.find(({ kind }) => kind === 'law');
    return law ? { kind: 'law', law: law.text[lang] } : null;
  }
  const { document, number } = given.document;
  const row = register.rows.find(
    (r) => r.document === document && r.procedure === procedure && r.delegate === unit.unit,
  );
  const delegator = row && entryOn(lookupOf(register).units.get(row.delegator), on);
  if (!delegator) return null;
  const to = given.period?.to ?? null;
  return { kind: 'delegation', delegator: delegator.name[lang], number, lastDay: to && addDays(to, -1) };
}

function caseView(
  register: Register,
  { procedure, oneStop, on }: Asked,
  facts: CaseFacts,
  all: readonly CaseFacts[],
  lang: Lang,
): CaseView {
  const authority = who(register, { procedure, oneStop, at: on, facts });
  const { caseType = null, value } = facts;
  const next = all
    .map((each) => each.value ?? 0)
    .filter((each) => each > (value ?? Number.POSITIVE_INFINITY));
  return {
    caseType,
    value: value === undefined ? null : { from: value, to: next.length > 0 ? Math.min(...next) : null },
    decider: authority.kind === 'standing' ? authority.holder[lang] : null,
  };
}
