import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Duplicate, Group } from '../api/intake-types.ts';
import type { Problem, Result } from '../api/problem.ts';
import type { ComponentRow, DossierView } from '../api/types.ts';
import { useMe, useStaff } from '../app/staff-context.tsx';
import { type Intention, intentionFor, useIntention } from '../app/use-intention.ts';
import {
  askedItems,
  type Draft,
  identityOf,
  sendingOf,
  toFiled,
  toInterlinked,
  toNewDossier,
  unsendable,
} from './draft.ts';
import { dropDraft } from './draft-store.ts';
import { duplicateKey } from './duplicates.tsx';

interface Chosen {
  readonly oneStop: string;
  readonly components: readonly ComponentRow[];
  readonly group: Group | null;
}

interface Sent {
  readonly draft: Draft;
  readonly chosen: Chosen;
  readonly onSent: (sent: Intention) => void;
  readonly onProblem: (problem: Problem) => void;
  readonly onDuplicates: (dossiers: readonly Duplicate[]) => void;
}

/** Which procedure is asked for; of a group, the first. */
export const procedureOf = (draft: Draft, group: Group | null): string | null =>
  draft.procedure ?? group?.parts[0]?.procedure.code ?? null;

/** Sends a draft the way it asks for, once nobody is surprised by another dossier of the same person. */
export function useSending() {
  const { client, words: all } = useStaff();
  const words = all.intake;
  const { person } = useMe();
  const navigate = useNavigate();
  const asking = useIntention();
  const [busy, setBusy] = useState(false);

  const unsent = (errors: Problem['errors']): Problem => ({
    status: 0,
    code: 'unsendable',
    title: all.problems.fix,
    detail: '',
    errors,
  });

  /** The command that the draft stands for, under the key of its intention. */
  function command(draft: Draft, { oneStop, components, group }: Chosen) {
    const kind = sendingOf(draft);
    if (kind === 'interlinked' && group) {
      const body = toInterlinked(draft, oneStop, group);
      return { body, send: (key: string) => client.receiveInterlinked(body, key) };
    }
    if (kind === 'file') {
      const body = toFiled(draft, oneStop, components);
      return { body, send: (key: string) => client.file(body, key) };
    }
    const body = toNewDossier(draft, oneStop, components);
    return { body, send: (key: string) => client.receive(body, key) };
  }

  async function duplicatesOf(draft: Draft, procedure: string | null): Promise<readonly Duplicate[]> {
    const key = duplicateKey(identityOf(draft), procedure);
    if (key === null || procedure === null || draft.duplicateSeen === key) return [];
    const found = await client.duplicates(identityOf(draft), procedure);
    // What cannot be asked is no reason to turn somebody away.
    return found.ok ? found.value.dossiers : [];
  }

  /** Form 02, when the draft lacks something. */
  async function ask(code: string, { lacking }: Draft): Promise<Result<DossierView | undefined>> {
    if (!lacking) return { ok: true, value: undefined };
    const body = { items: askedItems(lacking), ground: lacking.ground };
    return client.act(code, 'ask-at-intake', body, asking.keyFor([code, body]));
  }

  async function send({ draft, chosen, onSent, onProblem, onDuplicates }: Sent): Promise<void> {
    if (busy) return;
    const errors = unsendable(draft, {
      choose: words.choose,
      birthWrong: words.applicant.birthWrong,
      itemsNeeded: words.lacking.itemsNeeded,
      groundNeeded: words.lacking.groundNeeded,
    });
    if (errors.length > 0) return onProblem(unsent(errors));
    const { body, send: post } = command(draft, chosen);
    const intention = intentionFor(body, draft.sent);
    setBusy(true);
    try {
      // Sent once before, the dossier that is found may be this one.
      if (intention !== draft.sent) {
        const found = await duplicatesOf(draft, procedureOf(draft, chosen.group));
        onDuplicates(found);
        if (found.length > 0) {
          return onProblem(unsent([{ path: 'duplicate', message: words.duplicates.look }]));
        }
      }
      onSent(intention);
      const answer = await post(intention.key);
      if (!answer.ok) return onProblem(answer.problem);
      const asked = await ask(answer.value.code, draft);
      if (!asked.ok) return onProblem(asked.problem);
      dropDraft(person.id);
      navigate(`/tiep-nhan/${answer.value.code}`);
    } finally {
      setBusy(false);
    }
  }

  return { busy, send };
}
