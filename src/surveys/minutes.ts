import { type Definition, type Item, type Points, pointsOf } from '../checklists/index.ts';
import type { Block, Writing } from '../documents/index.ts';
import type { Text } from '../kernel/refusal.ts';
import { type Day, dayOf, formatDay, formatTime, type Instant } from '../kernel/time.ts';
import { answerText, countedAnswers, type ItemResult } from './findings.ts';
import { slotText } from './itinerary.ts';
import type { AnswerEntry, Attendee, Cause, HalfDay, Purpose } from './model.ts';
import type { Difficulty, Raised } from './session-store.ts';

/** Every fact of the minutes: what both sides sign by its hash, and what the papers are made of. */
export interface MinutesContent {
  readonly campaign: {
    readonly name: Text;
    readonly purposes: readonly Purpose[];
    readonly document: {
      readonly number: string;
      readonly issuedOn: Day;
      readonly issuer: string;
      readonly signer: string | null;
      readonly title: Text;
    };
    readonly head: { readonly name: string; readonly title: string } | null;
    readonly groups: number;
    /** Districts that the campaign visits. */
    readonly units: number;
  };
  readonly group: {
    readonly number: number;
    readonly name: Text;
    readonly head: { readonly name: string; readonly title: string } | null;
  };
  readonly unit: { readonly name: Text; readonly upper: Text | null; readonly place: string };
  readonly day: Day;
  readonly half: HalfDay;
  readonly place: string;
  readonly beginsAt: Instant;
  readonly endsAt: Instant;
  readonly attendees: readonly Attendee[];
  readonly agenda: readonly Text[];
  readonly checklist: { readonly title: Text; readonly version: number };
  readonly definition: Definition;
  readonly results: readonly ItemResult[];
  readonly points: Points | null;
  readonly evidence: readonly {
    readonly name: string;
    readonly sha256: string;
    readonly item: string | null;
  }[];
  readonly difficulties: readonly Difficulty[];
  readonly recommendations: readonly Raised[];
}

/** The points of a session, by what counts. */
export const pointsAt = (definition: Definition, entries: readonly AnswerEntry[]): Points | null =>
  pointsOf(definition, countedAnswers(entries));

export const causeNames: Readonly<Record<Cause, Text>> = {
  'legal-basis': { vi: 'căn cứ pháp lý', en: 'legal basis' },
  competence: { vi: 'thẩm quyền được ủy quyền', en: 'delegated competence' },
  'it-system': { vi: 'hệ thống công nghệ thông tin', en: 'IT system' },
  training: { vi: 'tập huấn', en: 'training' },
  staffing: { vi: 'nhân sự', en: 'staffing' },
  facilities: { vi: 'cơ sở vật chất', en: 'facilities' },
  other: { vi: 'khác', en: 'other' },
};
export const purposeNames: Readonly<Record<Purpose, string>> = {
  survey: 'khảo sát',
  assess: 'đánh giá',
  'urge-on': 'đôn đốc',
};

const sentence = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);
const moment = (at: Instant): string => `${formatTime(at)} ngày ${formatDay(dayOf(at))}`;

/** The minutes as a document: composed from the content alone, in plain sentences. */
export function minutesWriting(
  content: MinutesContent,
  signed: { team: string; unit: string } | null,
): Writing {
  const { campaign, group, unit, results } = content;
  const { document } = campaign;
  const slot = slotText(content.day, content.half).vi;
  const items = new Map(
    content.definition.sections.flatMap((section) => section.items.map((item) => [item.name, item] as const)),
  );
  const findings = results.filter(({ finding }) => finding !== null);
  const blocks: Block[] = [
    {
      kind: 'basis',
      text: `Căn cứ Quyết định số ${document.number} ngày ${formatDay(document.issuedOn)} của ${document.issuer}${document.signer ? ` (${document.signer} ký)` : ''} về việc ${document.title.vi};`,
    },
    {
      kind: 'paragraph',
      text: `${campaign.head ? `Tổ khảo sát do ${campaign.head.name}, ${campaign.head.title}, làm Tổ trưởng, ` : 'Tổ khảo sát '}gồm ${campaign.groups} đoàn, ${campaign.purposes.map((p) => purposeNames[p]).join(', ')} tại ${campaign.units} quận, huyện, thị xã.`,
    },
    {
      kind: 'paragraph',
      text: `Vào buổi ${slot}, từ ${formatTime(content.beginsAt)} đến ${formatTime(content.endsAt)}, tại ${content.place}, ${group.name.vi}${group.head ? ` do ${group.head.name}, ${group.head.title}, làm trưởng đoàn,` : ''} làm việc với ${unit.name.vi}.`,
    },
    { kind: 'heading', level: 1, text: 'I. Thành phần' },
    ...(['team', 'unit'] as const).flatMap((side): Block[] => [
      { kind: 'paragraph', text: side === 'team' ? 'Đoàn khảo sát:' : `${unit.name.vi}:` },
      {
        kind: 'list',
        items: content.attendees
          .filter((one) => one.side === side)
          .map(({ name, title }) => `${name}, ${title}`),
      },
    ]),
    ...(content.agenda.length > 0
      ? ([
          { kind: 'heading', level: 1, text: 'II. Nội dung làm việc' },
          { kind: 'list', items: content.agenda.map(({ vi }) => sentence(vi)) },
        ] as Block[])
      : []),
    { kind: 'heading', level: 1, text: 'III. Kết quả khảo sát' },
    {
      kind: 'note',
      text: `Theo “${content.checklist.title.vi}”, phiên bản ${content.checklist.version}. Cột “Hệ thống” là số liệu hiện có vào lúc ${moment(content.endsAt)}.`,
    },
    ...content.definition.sections.flatMap((section, n): Block[] => {
      const rows = section.items.flatMap((item) => {
        const result = results.find((one) => one.item === item.name);
        if (!result || (result.stated === null && result.found === null && result.figure === null)) return [];
        return [
          [
            item.label.vi,
            said(item, result.stated),
            result.figure ? said(item, result.figure.value) : '–',
            said(item, result.found),
          ],
        ];
      });
      if (rows.length === 0) return [];
      return [
        { kind: 'heading', level: 2, text: `${n + 1}. ${section.label.vi}` },
        {
          kind: 'table',
          columns: [
            { heading: 'Nội dung', share: 5 },
            { heading: 'Đơn vị báo cáo', share: 3 },
            { heading: 'Hệ thống', share: 1.6 },
            { heading: 'Đoàn ghi nhận', share: 2.4 },
          ],
          rows,
        },
      ];
    }),
    { kind: 'heading', level: 2, text: 'Đối chiếu báo cáo với số liệu của hệ thống' },
    findings.length === 0
      ? { kind: 'paragraph', text: 'Các số liệu đơn vị báo cáo khớp với số liệu của hệ thống.' }
      : { kind: 'list', items: findings.map((f) => `${items.get(f.item)!.label.vi}: ${f.finding!.text.vi}`) },
    ...(content.points
      ? [
          {
            kind: 'paragraph',
            text: `Điểm theo phiếu: ${content.points.reached}/${content.points.possible}.`,
          } as Block,
        ]
      : []),
    { kind: 'heading', level: 1, text: 'IV. Khó khăn, vướng mắc' },
    content.difficulties.length === 0
      ? { kind: 'paragraph', text: 'Không có.' }
      : {
          kind: 'list',
          items: content.difficulties.map(
            ({ cause, text, procedure, procedureName, document: about }) =>
              `Về ${causeNames[cause].vi}: ${sentence(text)}${procedure ? ` Thủ tục ${procedure}${procedureName ? ` (${procedureName.vi})` : ''}.` : ''}${about ? ` Văn bản ${about}.` : ''}`,
          ),
        },
    { kind: 'heading', level: 1, text: 'V. Kiến nghị' },
    ...recommendationBlocks(content.recommendations, group.head?.name ?? null),
    {
      kind: 'paragraph',
      text: `Biên bản đã được đọc lại cho hai bên cùng nghe và thống nhất. Buổi làm việc kết thúc lúc ${moment(content.endsAt)}.`,
    },
  ];
  return {
    letterhead: {
      upperBody: document.issuer,
      body: group.name.vi,
      number: null,
      // The name of the place alone (Decree 30/2020/NĐ-CP, annex I, point 4).
      place: unit.place.replace(/^(Thành phố|Quận|Huyện|Thị xã|Phường|Xã|Thị trấn) /, ''),
      day: content.day,
    },
    title: 'Biên bản',
    subject: `Làm việc tại ${unit.name.vi}`,
    blocks,
    signatures: [
      { lines: ['Đại diện đơn vị'], name: signed?.unit ?? '' },
      { lines: ['Đại diện đoàn khảo sát'], name: signed?.team ?? '' },
    ],
    signedHow: '(Ký và ghi rõ họ tên)',
    recipients: [],
    annex: [],
    mark: '',
  };
}

const said = (item: Item, answer: ItemResult['stated'] | 'yes' | 'no'): string =>
  answer === null ? '–' : answerText(item, answer).vi;

function recommendationBlocks(raised: readonly Raised[], head: string | null): Block[] {
  const answered = raised.filter(({ state }) => state === 'answered' || state === 'verified');
  const left = raised.filter(({ state }) => state !== 'answered' && state !== 'verified');
  const blocks: Block[] = [];
  if (raised.length === 0) return [{ kind: 'paragraph', text: 'Không có.' }];
  if (answered.length > 0) {
    const by = [...new Set(answered.map(({ repliedBy }) => repliedBy))].filter((name) => name !== null);
    blocks.push(
      { kind: 'paragraph', text: `${by.join(', ') || head} đã trực tiếp giải đáp tại buổi làm việc:` },
      {
        kind: 'list',
        items: answered.map(
          ({ number, text, reply, replyBasis }) =>
            `Kiến nghị số ${number}: ${sentence(text)} Giải đáp: ${sentence(reply ?? '')}${replyBasis ? ` Căn cứ: ${sentence(replyBasis)}` : ''}`,
        ),
      },
    );
  }
  if (left.length > 0) {
    blocks.push(
      {
        kind: 'paragraph',
        text: 'Những kiến nghị còn lại, đoàn khảo sát tập hợp, báo cáo cơ quan có thẩm quyền để có phương án giải quyết:',
      },
      { kind: 'list', items: left.map(({ number, text }) => `Kiến nghị số ${number}: ${sentence(text)}`) },
    );
  }
  return blocks;
}
