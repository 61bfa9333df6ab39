import { Refusal } from '../kernel/refusal.ts';
import { notCompetent } from './messages.ts';
import type { Authority, Link, Signer } from './model.ts';

/** What is kept with a decision: by whom, in which form, by which chain — as it stood at that moment. */
export interface Proof {
  readonly signer: Signer;
  readonly holder: { readonly vi: string; readonly en: string };
  readonly chain: readonly Link[];
}

/**
 * The proof that this person may decide.
 * @throws Refusal 403 `not-competent`, naming the basis that is missing.
 */
export function may(authority: Authority, person: { id: string; name: string }): Proof {
  if (authority.kind === 'gap') {
    throw new Refusal(403, 'not-competent', notCompetent.title(person.name), { mend: authority.text });
  }
  const signer = authority.signers.find((s) => s.personId === person.id);
  if (signer) {
    const link: Link = { kind: 'person', text: { vi: signer.name, en: signer.name } };
    return { signer, holder: authority.holder, chain: [...authority.chain, link] };
  }
  const number = decisionNumber(authority.chain);
  throw new Refusal(403, 'not-competent', notCompetent.title(person.name), {
    mend:
      number && authority.leftOut.includes(person.id)
        ? notCompetent.deputyOfDelegate(authority.holder, number)
        : notCompetent.basis(authority.holder, number),
  });
}

const decisionNumber = (chain: readonly Link[]): string | null =>
  chain.findLast((link) => link.kind === 'annex-row')?.document?.number ?? null;

export const mayDecide = (authority: Authority, personId: string): boolean =>
  authority.kind === 'standing' && authority.signers.some((s) => s.personId === personId);
