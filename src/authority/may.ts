import { Refusal } from '../kernel/refusal.ts';
import { notCompetent } from './messages.ts';
import type { Authority, Link, Signer } from './model.ts';

/** That somebody may decide, and for which body. */
export interface Competent extends Proof {
  readonly unit: string;
}

/** What is kept with a decision: by whom, in which form, by which chain — as it stood at that moment. */
export interface Proof {
  readonly signer: Omit<Signer, 'substitution'>;
  readonly holder: { readonly vi: string; readonly en: string };
  readonly chain: readonly Link[];
}

/**
 * The proof that this person may decide.
 * @throws Refusal 403 `not-competent`, naming the basis that is missing.
 */
export function may(authority: Authority, person: { id: string; name: string }): Competent {
  if (authority.kind === 'gap') {
    throw new Refusal(403, 'not-competent', notCompetent.title(person.name), { mend: authority.text });
  }
  const signer = authority.signers.find((s) => s.personId === person.id);
  if (signer) {
    const link: Link = { kind: 'person', text: { vi: signer.name, en: signer.name } };
    const { substitution, ...form } = signer;
    const chain = [...authority.chain, ...(substitution ? [substitution] : []), link];
    return { signer: form, holder: authority.holder, chain, unit: authority.unit.unit };
  }
  const number = decisionNumber(authority.chain);
  const isDeputy = authority.leftOut.includes(person.id);
  throw new Refusal(403, 'not-competent', notCompetent.title(person.name), {
    mend: !isDeputy
      ? notCompetent.basis(authority.holder, number)
      : number && authority.unit.kind !== 'committee'
        ? notCompetent.deputyOfDelegate(authority.holder, number)
        : notCompetent.noSubstitution(authority.holder),
  });
}

const decisionNumber = (chain: readonly Link[]): string | null =>
  chain.findLast((link) => link.kind === 'annex-row')?.document?.number ?? null;

export const mayDecide = (authority: Authority, personId: string): boolean =>
  authority.kind === 'standing' && authority.signers.some((s) => s.personId === personId);
