import type { Proof } from '../authority/index.ts';
import { buildCalendar, type ClockFact, deadlineOf, parseWeeklyHours, type Term } from '../calendar/index.ts';
import { addDays, at, day, type Instant } from '../kernel/time.ts';
import type { Act } from './acts.ts';
import type { Dossier } from './state.ts';

const hours = [
  ['08:00', '12:00'],
  ['13:00', '17:00'],
];
export const calendar = buildCalendar(
  parseWeeklyHours({ 1: hours, 2: hours, 3: hours, 4: hours, 5: hours }),
  [],
  [],
  { from: day('2023-01-01'), to: day('2024-12-31') },
);
export const term: Term = { kind: 'working-days', amount: 5 };
export const FIRST = at(day('2023-08-14'), 9 * 60);

const proof: Proof = {
  signer: {
    personId: 'head',
    name: 'Bùi Quang Long',
    title: { vi: 'Trưởng phòng', en: 'Head' },
    signature: [],
  },
  holder: { vi: 'Phòng', en: 'Division' },
  chain: [],
};
const unit = (unitId: string) => ({ unitId, personId: null });
export const filed = {
  code: '000.00.99.H99-230814-0001',
  oneStopId: 'one-stop',
  procedureVersionId: 'version',
  unitId: 'unit',
  channel: 'online',
  copies: 1,
  components: [],
  facts: {},
  partyDigest: '',
} as const;

/** When the limit ends, as a service would work it out: from what happened to it, and `next`. */
function dueAfter({ receivedAt, standing }: Dossier, next: ClockFact): Instant | null {
  if (receivedAt === null) return null;
  const { legal } = deadlineOf({ receivedAt, term, facts: [...standing.clock, next] }, calendar);
  return legal;
}

/**
 * Everything that could be asked of a dossier at a moment, in every variant that the rule tells apart: sensible data
 * and data that contradict the state.
 */
export function everyAct(dossier: Dossier, now: Instant): Act[] {
  const personId = 'somebody';
  const { standing, appointedAt } = dossier;
  const anew = tried(() => dueAfter(dossier, { kind: 'restarted', at: now, paper: null }));
  const on = tried(() => dueAfter(dossier, { kind: 'resumed', at: now, paper: null }));
  const begins = deadlineOf({ receivedAt: now, term, facts: [] }, calendar).original;
  const later = at(addDays(day((appointedAt ?? now).slice(0, 10)), 30), 17 * 60);
  const [open] = standing.consultations;
  const handOver = standing.handOver ?? { from: unit('unit'), to: unit('other') };
  return [
    {
      kind: 'receive',
      data: { ...filed, term, dueAt: begins, regime: '2021', line: 1, processVersionId: null },
    },
    { kind: 'refuse-intake', data: { personId, reasons: ['sai thẩm quyền'] } },
    { kind: 'draft-supplement', data: { personId, items: ['bản sao'], ground: 'thiếu' } },
    { kind: 'decline-supplement', data: { personId, reason: 'đã có' } },
    ...(['intake', 'examination'] as const).map(
      (stage): Act => ({
        kind: 'ask-supplement',
        data: {
          stage,
          items: ['bản sao'],
          ground: 'thiếu',
          askedBy: personId,
          approvedBy: personId,
          number: '1/HDHS',
        },
      }),
    ),
    { kind: 'supplement', data: { personId, components: [], dueAt: null } },
    ...(anew ? [{ kind: 'supplement', data: { personId, components: [], dueAt: anew } } as const] : []),
    { kind: 'take', data: { personId } },
    { kind: 'assign', data: { personId, by: 'head' } },
    { kind: 'hand-over', data: { from: unit('unit'), to: unit('other'), note: null } },
    { kind: 'accept', data: { from: handOver.from, to: { ...handOver.to, personId } } },
    { kind: 'decline', data: { ...handOver, reason: 'nhầm chỗ' } },
    ...(open
      ? []
      : [{ kind: 'consult', data: { id: 'c1', unitId: 'other', question: '?', answerBy: later } } as const]),
    ...['c1', 'unknown'].flatMap((id): Act[] => [
      { kind: 'answer', data: { id, personId, answer: 'đồng ý' } },
      { kind: 'close-consultation', data: { id, personId, reason: 'không trả lời' } },
    ]),
    {
      kind: 'inspect',
      data: { personId, on: now, place: 'nhà', present: 'hai bên', findings: 'đúng', files: [] },
    },
    { kind: 'propose', data: { personId, outcome: 'grant', reason: null } },
    { kind: 'send-back', data: { personId, reason: 'xem lại' } },
    { kind: 'suspend', data: { personId, ground: 'financial-duty', paper: '9/TB', note: null } },
    ...(on ? [{ kind: 'resume', data: { personId, paper: null, dueAt: on } } as const] : []),
    ...[later, appointedAt ?? now].map(
      (to): Act => ({
        kind: 'apologise',
        data: {
          count: standing.apologies + 1,
          inTime: true,
          cause: 'chờ ý kiến',
          from: appointedAt ?? now,
          to,
          number: '1/PXL',
          body: proof.holder,
          signer: proof.signer,
          allowed: 1,
        },
      }),
    ),
    {
      kind: 'decide',
      data: { outcome: 'grant', reason: null, remedy: null, number: '01/KQ', resultSha256: 'ab', proof },
    },
    {
      kind: 'correct',
      data: { reason: 'sai tên', number: '02/KQ', replaces: '01/KQ', resultSha256: 'cd', proof },
    },
    { kind: 'withdraw', data: { personId, reason: 'không cần nữa' } },
    {
      kind: 'stop',
      data: { personId, ground: 'hết đối tượng', number: '1/TB', body: proof.holder, signer: proof.signer },
    },
    { kind: 'dispatch', data: { personId, channel: 'post', reference: 'EA123' } },
    { kind: 'report-undelivered', data: { personId, reason: 'vắng nhà' } },
    ...(['counter', 'post', 'online'] as const).map(
      (channel): Act => ({ kind: 'return', data: { personId, channel, collector: null, proof: null } }),
    ),
    { kind: 'close', data: { personId } },
    ...(['received', 'filed', 'waiting'] as const).map(
      (as): Act => ({
        kind: 'reopen',
        data: {
          personId,
          complaint: '5/KN',
          reason: 'khiếu nại đúng',
          as,
          dueAt: as === 'received' ? (anew ?? null) : null,
        },
      }),
    ),
    { kind: 'redate', data: { from: appointedAt ?? now, to: later, change: 'lụt' } },
    {
      kind: 'transfer',
      data: {
        from: { oneStopId: 'one-stop', unitId: 'unit' },
        to: { oneStopId: 'heir', unitId: 'unit' },
        document: null,
      },
    },
  ];
}

/** A limit that cannot be worked out is none. */
function tried(work: () => Instant | null): Instant | null {
  try {
    return work();
  } catch {
    return null;
  }
}
