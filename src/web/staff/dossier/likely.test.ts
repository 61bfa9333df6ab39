import { expect, test } from 'vitest';
import type { Action, DossierView } from '../api/types.ts';
import { sorted } from './likely.ts';

const standing = (draft = false): DossierView['standing'] => ({
  draft: draft ? { items: ['x'], ground: 'y' } : null,
  supplement: null,
  handOver: null,
  consultations: [],
  delivery: null,
});
const me = 'me';
const of = (id: string | null) => (id === null ? null : { id, name: id });

test.each<[string, string | null, boolean, Action[], Action | null, Action[], Action[]]>([
  ['nobody has it', null, false, ['take', 'hand-over'], 'take', [], ['hand-over']],
  ['nobody has it, a leader', null, false, ['take', 'assign', 'stop'], 'assign', ['take'], ['stop']],
  [
    'mine',
    me,
    false,
    ['propose', 'draft-supplement', 'consult', 'inspect'],
    'propose',
    ['draft-supplement'],
    ['consult', 'inspect'],
  ],
  [
    'a colleague has it',
    'other',
    false,
    ['take', 'propose', 'hand-over', 'consult'],
    null,
    [],
    ['take', 'propose', 'hand-over', 'consult'],
  ],
  [
    'a draft waits for me',
    'other',
    true,
    ['take', 'assign', 'approve-supplement', 'decline-supplement'],
    'approve-supplement',
    ['decline-supplement'],
    ['take', 'assign'],
  ],
  [
    'filed',
    null,
    false,
    ['receive', 'refuse-intake', 'ask-at-intake', 'withdraw'],
    'receive',
    ['refuse-intake'],
    ['ask-at-intake', 'withdraw'],
  ],
  ['nothing usual', null, false, ['withdraw'], null, ['withdraw'], []],
  ['nothing at all', null, false, [], null, [], []],
])('%s', (_, assignee, draft, actions, primary, second, more) => {
  expect(sorted({ actions, assignee: of(assignee), standing: standing(draft) }, me)).toEqual({
    primary,
    second,
    more,
  });
});
