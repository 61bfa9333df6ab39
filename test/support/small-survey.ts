import { publishChecklist } from '../../src/checklists/index.ts';
import type { System } from '../../src/ledger/index.ts';
import { announceCampaign, planCampaign, startCampaign } from '../../src/surveys/index.ts';
import { sendingIn, type Username } from './small-office.ts';

const both = (words: string) => ({ vi: words, en: words });

/** An item of a checklist as it comes in; a question of yes or no unless `more` says otherwise. */
export const anItem = (name: string, more: object = {}) => ({
  name,
  kind: 'yes-no',
  label: both(name),
  ...more,
});

/** Of the campaign that `openSmallSurvey` starts. */
export const CAMPAIGN = 'dot-thu';

/** A campaign under way in the small office: one district to visit, in the afternoon of 15 August 2023. */
export async function openSmallSurvey(
  system: System,
  items: readonly object[],
  surveyors: readonly Username[] = ['specialist'],
): Promise<void> {
  const send = sendingIn(system);
  const { id: version } = await send('control', publishChecklist(new Set(['decisions-in-force'])), {
    slug: 'thu',
    title: both('Phiếu thử'),
    level: 'district',
    sections: [{ name: 's', label: both('Phần chung'), items }],
  });
  const period = { from: '2023-01-01', to: null };
  await send('control', planCampaign, {
    slug: CAMPAIGN,
    name: both('Khảo sát thử'),
    unit: 'ubnd-quan',
    document: 'qd-quan',
    purposes: ['survey'],
    scope: both('Quận Thử'),
    startsOn: '2023-08-14',
    endsOn: '2023-08-18',
    team: [],
    groups: [
      {
        number: 1,
        name: both('Đoàn số 1'),
        members: surveyors.map((person, n) => ({ person, role: n === 0 ? 'head' : 'member', period })),
      },
    ],
    checklists: [{ level: 'district', version }],
    units: [{ unit: 'ubnd-quan' }],
    visits: [{ unit: 'ubnd-quan', group: 1, day: '2023-08-15', half: 'afternoon' }],
  } as never);
  await send('control', announceCampaign, { campaign: CAMPAIGN });
  await send('control', startCampaign, { campaign: CAMPAIGN });
}
