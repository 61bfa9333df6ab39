import { type Enforcer, newEnforcer, newModelFromString, StringAdapter } from 'casbin';
import type { Question } from '../../src/authority/model.ts';
import type { Register } from '../../src/authority/register.ts';
import { who } from '../../src/authority/who.ts';
import { type Day, dayOf, type Instant } from '../../src/kernel/time.ts';
import { type Figure, perSecond } from './figures.ts';
import { whoFromMemory } from './memory.ts';
import { anywhere, type Line, policyOf, type Signs, signsIn } from './policy.ts';
import { questions } from './questions.ts';

/**
 * The same questions put to casbin, which answers yes or no for one person: for somebody whom `who` names, and for
 * somebody else. Each is counted as an answer, though neither says who else, by which document or in which form.
 *
 * Arranged in casbin's favour:
 * - The policy is worked out beforehand (`policyOf`): no conflict of law and delegation is left to settle, no basis
 *   is checked, and what holds for all wards is one line (its page on performance asks for shared rules).
 * - The matcher compares what rules most lines out first, and `&&` stops there. Persons come last, through a
 *   function of ours (its page on functions), as its roles know no time.
 * - `enforceSync`, the fastest way in; the moment is already a day.
 * - Besides the whole policy, one enforcer for each district with its lines only, as its page on performance
 *   advises for many tenants. Choosing the enforcer is not measured.
 *
 * Its CachedEnforcer is left out: it remembers whole requests, and none comes again on the same day.
 */
const model = `
[request_definition]
r = person, procedure, place, on
[policy_definition]
p = holder, procedure, place, from, to
[policy_effect]
e = some(where (p.eft == allow))
[matchers]
m = r.procedure == p.procedure && (r.place == p.place || p.place == "${anywhere}") && \
p.from <= r.on && r.on < p.to && signs(r.person, p.holder, r.place, r.on)
`;
const noEnd = '9999-12-31';

async function enforcerOf(lines: readonly Line[], signs: Signs): Promise<Enforcer> {
  const policy = lines
    .map((l) => `p, ${l.holder}, ${l.procedure}, ${l.place}, ${l.period.from}, ${l.period.to ?? noEnd}`)
    .join('\n');
  const enforcer = await newEnforcer(newModelFromString(model), new StringAdapter(policy));
  await enforcer.addFunction('signs', signs);
  return enforcer;
}

/** One request to casbin: what `enforceSync` takes, which district it concerns, and what `who` says. */
export interface Request {
  readonly args: readonly [person: string, procedure: string, place: string, on: Day];
  readonly district: string;
  readonly expected: boolean;
}

export interface Peer {
  readonly lines: number;
  readonly enforce: (request: Request) => boolean;
}

/** Casbin with the whole policy. */
export async function wholePolicy(register: Register): Promise<Peer> {
  const lines = policyOf(register);
  const enforcer = await enforcerOf(lines, signsIn(register));
  return { lines: lines.length, enforce: ({ args }) => enforcer.enforceSync(...args) };
}

/** One casbin for each district, and one for the city. */
export async function policyByDistrict(register: Register): Promise<Peer> {
  const districtOf = districtsOf(register);
  const signs = signsIn(register);
  const lines = policyOf(register);
  const shared = lines.filter((l) => l.place === anywhere);
  const own = Map.groupBy(
    lines.filter((l) => l.place !== anywhere),
    (l) => districtOf.get(l.place)!,
  );
  const enforcers = new Map<string, Enforcer>();
  for (const [district, its] of own) enforcers.set(district, await enforcerOf([...its, ...shared], signs));
  const sizes = [...own.values()].map((its) => its.length + shared.length).sort((a, b) => a - b);
  return {
    lines: sizes[Math.floor(sizes.length / 2)]!,
    enforce: ({ args, district }) => enforcers.get(district)!.enforceSync(...args),
  };
}

/** The district of each ward; districts and the city are their own. */
function districtsOf(register: Register): Map<string, string> {
  const territoryOf = new Map(register.units.map((u) => [u.unit, u.territory]));
  return new Map(
    register.units
      .filter((u) => u.kind === 'committee')
      .map((u) => [u.territory, u.level === 'ward' ? territoryOf.get(u.parent!)! : u.territory]),
  );
}

/** Two requests for each question that has an answer: one of its signers, and the signer of another question. */
export function requests(register: Register, asked: readonly Question[]): Request[] {
  const districtOf = districtsOf(register);
  let other = '';
  return asked.flatMap((question): Request[] => {
    const answer = who(register, question);
    if (answer.kind === 'gap') return [];
    const { procedure, oneStop, at } = question;
    const place = oneStop.slice('mot-cua-'.length);
    const on = at.length === 10 ? (at as Day) : dayOf(at as Instant);
    const persons = [answer.signers.at(-1)!.personId, answer.leftOut.at(-1) ?? other];
    other = persons[0]!;
    return persons.map((person) => ({
      args: [person, procedure, place, on],
      district: districtOf.get(place)!,
      expected: answer.signers.some((s) => s.personId === person),
    }));
  });
}

/** Of so many requests, how many casbin answers as `who` does. */
export const agreements = ({ enforce }: Peer, asked: readonly Request[]): number =>
  asked.filter((request) => enforce(request) === request.expected).length;

export function casbinFigures(register: Register, byDistrict: Peer, whole: Peer): Figure[] {
  const asking = (name: string, peer: Peer, questionsEach: number): Figure => ({
    name: `${name}, ${peer.lines.toLocaleString('en')} lines`,
    unit: 'answers/s',
    peerOf: { name: whoFromMemory, goal: 20 },
    measure: (round) => {
      const asked = requests(register, questions(register, questionsEach, round));
      return perSecond(() => {
        agreements(peer, asked);
        return asked.length;
      });
    },
  });
  return [
    asking('casbin, one district’s policy', byDistrict, 300),
    asking('casbin, the whole policy', whole, 10),
  ];
}
