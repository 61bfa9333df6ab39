import { writingDocx, writingPdf } from '../documents/index.ts';
import { seededIds } from '../kernel/ids.ts';
import { at, type Day, day, epochMs, type Instant } from '../kernel/time.ts';
import { execute, type System } from '../ledger/index.ts';
import type { MinutesContent } from '../surveys/index.ts';
import { loadSynthesis, reportItems, reportWriting, type Synthesis } from '../synthesis/index.ts';
import { seeded } from './random.ts';
import { type Reference, readReference } from './reference.ts';
import { loadRegisters } from './registers.ts';
import type { SendAt } from './send.ts';
import { playSurvey } from './survey.ts';

/** `as-told`: the register agrees with what the district states. `two-missing`: it states 41, the register has 39. */
export const variants = ['as-told', 'two-missing'] as const;
export type Variant = (typeof variants)[number];

export interface Papers {
  readonly pdf: Uint8Array;
  readonly docx: Uint8Array;
}

export interface Played {
  readonly synthesis: Synthesis;
  /** By the slug of the unit. */
  readonly minutes: ReadonlyMap<string, { readonly content: MinutesContent } & Papers>;
  readonly report: Papers;
  /** Commands that were sent. */
  readonly sent: number;
}

/** What the district forgot to enter: two rows that its decisions give to divisions. */
function without(reference: Reference, variant: Variant): Reference {
  if (variant === 'as-told') return reference;
  let left = 2;
  return {
    ...reference,
    decisions: reference.decisions.map((decision) => {
      const rows = decision.rows.filter((row) => row.delegate === 'wards' || left-- <= 0);
      return rows.length === 0 ? decision : { ...decision, rows };
    }),
  };
}

/** Papers whose minutes are shown; of the others there is the summary. */
const SHOWN = ['ubnd-ba-dinh', 'ubnd-vinh-phuc'];
const REPORTED: Day = day('2023-09-18');

/**
 * Plays the survey of Hà Nội in August 2023 into an empty database, by the commands that everybody uses, from data
 * alone: campaign, sessions, difficulties, recommendations, minutes, report.
 */
export async function playScenario(
  system: System,
  { variant = 'as-told', password = 'motcua-2023' }: { variant?: Variant; password?: string } = {},
): Promise<Played> {
  const { db } = system;
  let now: Instant = at(day('2023-07-14'), 16 * 60);
  let sent = 0;
  const random = seeded(3951);
  const newId = seededIds(seeded(3952).next, () => epochMs(now));
  const played: System = { db, clock: { now: () => now }, newId };
  const sendAt: SendAt = (when, actor, command, input) => {
    now = when;
    sent += 1;
    return execute(played, command, input, { actor, key: `scenario ${sent}` });
  };
  const reference = without(readReference(), variant);
  await loadRegisters(
    db,
    (command, input) => sendAt(now, { kind: 'system' }, command, input),
    reference,
    password,
  );
  const { campaign, sessions } = await playSurvey({ db, reference, random, newId, sendAt, until: null });
  const synthesis = await loadSynthesis(db, campaign, reportItems);
  const minutes = new Map<string, { content: MinutesContent } & Papers>();
  for (const unit of SHOWN) {
    const [row] = await db<[{ content: MinutesContent; pdf: Buffer; docx: Buffer }]>`
      SELECT m.content, p.bytes AS pdf, d.bytes AS docx
      FROM minutes m JOIN blob p ON p.sha256 = m.pdf_sha256 JOIN blob d ON d.sha256 = m.docx_sha256
      WHERE m.session_id = ${sessions.get(unit)!}`;
    minutes.set(unit, row);
  }
  const writing = reportWriting(synthesis, { on: REPORTED, number: '01/BC-TKS' });
  return {
    synthesis,
    minutes,
    report: { pdf: await writingPdf(writing), docx: await writingDocx(writing) },
    sent,
  };
}
