import { describeTerm } from '../catalogue/index.ts';
import {
  type Filer,
  type FormHead,
  form,
  formNumber,
  type HandOver,
  type Paper,
  type SlipPart,
} from '../documents/index.ts';
import { dayOf, type Instant } from '../kernel/time.ts';
import type { CourseStep } from './course.ts';
import { deadlineSheet } from './deadline-paper.ts';
import { bodyHead, oneStopHead } from './heads.ts';
import type { Printing } from './printing.ts';
import type { DossierView } from './view.ts';

/** A paper of a dossier that can be printed: its key in the address, and what it is. */
export interface OfferedPaper {
  /** `receipt`, `supplement-3`: the kind, and the place of its event where there can be several. */
  readonly key: string;
  readonly paper: Paper;
}

const RECEIVER = { '2018': 'Bộ phận Tiếp nhận và Trả kết quả', '2025': 'Bộ phận Một cửa' } as const;

/**
 * Every paper that the life of a dossier so far calls for, by the forms under which it was received: what is printed
 * follows from the events alone, so that a paper printed again is the same paper.
 */
export function papersOf(view: DossierView, printing: Printing): OfferedPaper[] {
  const once = (key: string, paper: Paper | null): OfferedPaper[] => (paper ? [{ key, paper }] : []);
  return [
    ...once('receipt', receipt(view, printing)),
    ...view.course.flatMap((step, index) =>
      once(`${kindOf(step)}-${index + 1}`, letter(view, step, printing)),
    ),
    ...once('control-slip', controlSlip(view, printing)),
    ...once('deadline', deadlineSheet(view, printing)),
  ];
}

const kindOf = ({ kind }: CourseStep): string => kind.replace('dossier.', '');

const filer = ({ applicant }: DossierView): Filer => ({
  name: applicant.fullName,
  address: applicant.address,
  phone: applicant.phone,
  email: applicant.email ?? '',
});

/** When the last part is due; of a dossier of its own, the moment first promised. */
const lastDue = (view: DossierView, parts: readonly SlipPart[]): Instant =>
  parts
    .map(({ dueAt }) => dueAt)
    .sort()
    .at(-1) ?? view.deadline!.original;

/** Form 01. It can be given out only by who may see the secret. */
function receipt(view: DossierView, { forms, statusUrl, parts }: Printing): Paper | null {
  const { receivedAt, deadline, secret, oneStop, version, registerLine } = view;
  if (!receivedAt || !deadline || !secret) return null;
  const on = dayOf(receivedAt);
  return {
    kind: 'receipt',
    data: {
      regime: forms,
      letterhead: oneStopHead(
        oneStop,
        RECEIVER[forms],
        formNumber(view.code.split('-').at(-1)!, form('receipt', forms)),
        on,
      ),
      dossierCode: view.code,
      copy: 'Liên: Giao người nộp hồ sơ',
      oneStop: `${oneStop.name.vi}, ${oneStop.address}`,
      applicant: filer(view),
      request: version.name.vi,
      components: view.components.flatMap(({ name, received }) =>
        received > 0 ? [`${name.vi} (${received})`] : [],
      ),
      sets: view.copies,
      timeLimit: describeTerm(version.term).vi,
      receivedAt,
      dueAt: lastDue(view, parts),
      parts,
      collectAt: `${oneStop.name.vi}, ${oneStop.address}`,
      register: registerLine === null ? null : { book: on.slice(0, 4), line: String(registerLine) },
      signatures: { filedBy: view.applicant.fullName, receivedBy: view.receivedBy ?? '' },
      status: { url: statusUrl, shortUrl: statusUrl.replace(/^https?:\/\//u, ''), secret },
    },
  };
}

/** What was given out at one step of the course; null where nothing was. */
function letter(view: DossierView, { event, at, by }: CourseStep, { forms }: Printing): Paper | null {
  const { oneStop, version, code } = view;
  const head = (number: string | null): FormHead => ({
    regime: forms,
    letterhead: oneStopHead(oneStop, RECEIVER[forms], number, dayOf(at)),
    dossierCode: code,
  });
  const byBody = (body: string, number: string) => ({
    letterhead: bodyHead(body, oneStop, number, dayOf(at)),
    dossierCode: code,
    addressedTo: view.applicant.fullName,
    receivedOn: dayOf(view.receivedAt ?? at),
    procedure: version.name.vi,
    body,
    recipients: [view.applicant.fullName, oneStop.name.vi, 'Lưu: VT'],
  });
  switch (event.kind) {
    case 'dossier.supplement-asked': {
      const { stage, items, ground, number } = event.data;
      return {
        kind: 'supplement',
        data: {
          ...head(number),
          applicant: filer(view),
          request: version.name.vi,
          stage,
          asked: items,
          reason: ground,
          contact: { name: by ?? oneStop.name.vi, phone: oneStop.phone },
          officer: by ?? '',
        },
      };
    }
    case 'dossier.intake-refused':
      return {
        kind: 'intake-refusal',
        data: {
          ...head(null),
          oneStop: `${oneStop.name.vi}, ${oneStop.address}`,
          applicant: filer(view),
          request: version.name.vi,
          reasons: event.data.reasons,
          signatures: { filedBy: view.applicant.fullName, officer: by ?? '' },
        },
      };
    case 'dossier.apologised': {
      const { body, number, signer, cause, from, to, count } = event.data;
      return {
        kind: 'apology',
        data: {
          ...byBody(body.vi, number),
          regime: forms,
          signature: { lines: signer.signature, name: signer.name },
          promisedAt: from,
          newDueAt: to,
          cause,
          count,
        },
      };
    }
    case 'dossier.stopped': {
      const { body, number, signer, ground } = event.data;
      if (forms === '2018' || !body || !number || !signer) return null;
      return {
        kind: 'stop-notice',
        data: {
          ...byBody(body.vi, number),
          regime: forms,
          by: 'body',
          ground,
          fees: 'Được trả lại theo quy định về phí và lệ phí, nếu chưa dùng đến.',
          components: 'Được trả lại tại nơi đã nộp hồ sơ.',
          signature: { lines: signer.signature, name: signer.name },
        },
      };
    }
    default:
      return null;
  }
}

/** A giver's work ends where the hand-over is; whether it was in time is said against the limit of the whole. */
const judged = (at: Instant, view: DossierView): HandOver['result'] =>
  view.dueAt === null ? null : at > view.dueAt ? 'late' : 'on-time';

/** One block for each hand-over, whatever made it: reception, a colleague, another unit, the decision, the return. */
function controlSlip(view: DossierView, { forms }: Printing): Paper | null {
  const { receivedAt, oneStop, course } = view;
  if (!receivedAt) return null;
  const handOvers = course.flatMap((step, index): HandOver[] => {
    const before = course.slice(0, index).findLast(({ kind }) => movers.has(kind));
    if (!before || !movers.has(step.kind) || (before.by === step.by && before.unit?.vi === step.unit?.vi))
      return [];
    return [
      {
        giver: { body: before.unit?.vi ?? '', name: before.by ?? '' },
        taker: { body: step.unit?.vi ?? '', name: step.by ?? '' },
        at: step.at,
        result: judged(step.at, view),
        note: step.reason ?? '',
      },
    ];
  });
  return {
    kind: 'control-slip',
    data: {
      regime: forms,
      letterhead: oneStopHead(oneStop, RECEIVER[forms], null, dayOf(receivedAt)),
      dossierCode: view.code,
      body: view.unit.name.vi,
      consulted: [...new Set(view.consultations.map(({ unit }) => unit.vi))],
      handOvers,
      blanks: view.decision ? 0 : 2,
    },
  };
}

/** After these the dossier is in the hands of who did it. */
const movers: ReadonlySet<string> = new Set([
  'dossier.received',
  'dossier.taken',
  'dossier.accepted',
  'dossier.sent-back',
  'dossier.proposed',
  'dossier.decided',
  'dossier.returned',
  'dossier.dispatched',
]);
