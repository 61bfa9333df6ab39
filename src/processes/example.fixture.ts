import type { Authority } from '../authority/index.ts';
import type { Facts } from './check.ts';
import type { Next, Outcome, Process, Step } from './model.ts';

const said = (text: string) => ({ vi: text, en: text });

/** A step of one working hour that a specialist of the route's unit does. */
export const step = (key: string, next: Next, change: Partial<Step> = {}): Step => ({
  key,
  name: said(key),
  by: { kind: 'route', rank: 'specialist' },
  hours: 1,
  decides: false,
  joins: null,
  next,
  ...change,
});

export const end: Next = { kind: 'end' };
export const to = (...steps: string[]): Next => ({ kind: 'then', steps });
export const byOutcome = (branches: Partial<Record<Outcome, string | null>>): Next => ({
  kind: 'by-outcome',
  branches: Object.entries(branches).map(([outcome, step]) => ({ outcome: outcome as Outcome, step })),
});

/** From the counter to the counter: a supplement asked, an opinion beside the inspection, a decision sent back. */
export const usual: Process = [
  step('receive', to('examine'), { by: { kind: 'counter' } }),
  step('examine', byOutcome({ agree: 'consult', supplement: 'ask' })),
  step('ask', to('examine')),
  step('consult', to('opinion', 'inspection')),
  step('opinion', to('propose'), { by: { kind: 'unit', unit: 'tu-phap', rank: 'head' }, hours: 8 }),
  step('inspection', to('propose'), { hours: 4 }),
  step('propose', to('decide'), { joins: 'consult' }),
  step('decide', byOutcome({ grant: 'issue', refuse: 'issue', 'send-back': 'examine' }), {
    by: { kind: 'decider' },
    decides: true,
  }),
  step('issue', to('return')),
  step('return', end, { by: { kind: 'counter' } }),
];

/** The labour division decides, and everybody is there. */
export const facts: Facts = {
  limit: 40,
  authority: {
    kind: 'standing',
    unit: { unit: 'lao-dong' },
    holder: said('Trưởng phòng'),
    delegated: true,
    chain: [],
    signers: [],
    leftOut: [],
  } as unknown as Authority,
  route: 'lao-dong',
  isFilled: () => true,
  describe: (by) => said(by.kind),
};

/** A process with one step changed. */
export const changed = (process: Process, key: string, change: Partial<Step>): Process =>
  process.map((s) => (s.key === key ? { ...s, ...change } : s));

export const without = (process: Process, key: string): Process => process.filter((s) => s.key !== key);
