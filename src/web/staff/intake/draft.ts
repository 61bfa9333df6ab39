import { formatDay } from '../../../kernel/time.ts';
import type { FiledDossier, Group, NewDossier, NewInterlinked } from '../api/intake-types.ts';
import type { FieldError } from '../api/problem.ts';
import type { ComponentRow, Sex, StoredFile } from '../api/types.ts';
import type { Intention } from '../app/use-intention.ts';
import type { IdentityCard } from '../identity-card.ts';
import { typedDay } from '../typed-moment.ts';

export interface ApplicantDraft {
  readonly fullName: string;
  readonly identityNumber: string;
  /** As people write it: `15/08/1985`. */
  readonly birthDate: string;
  readonly sex: Sex | '';
  readonly address: string;
  readonly phone: string;
  readonly email: string;
}

export interface PaperDraft {
  readonly count: number;
  readonly files: readonly StoredFile[];
}

/** What is missing, to be asked for instead of receiving. */
export interface Lacking {
  readonly items: readonly string[];
  readonly ground: string;
}

/** Everything typed at intake and not sent yet; papers by the number of the component, in a group by part and number. */
export interface Draft {
  readonly procedure: string | null;
  /** Several procedures at once, in place of one. */
  readonly group: string | null;
  readonly way: 'counter' | 'post';
  readonly lacking: Lacking | null;
  /** The person and procedure for which another open dossier was seen and is no hindrance. */
  readonly duplicateSeen: string | null;
  readonly applicant: ApplicantDraft;
  readonly papers: Readonly<Record<string, PaperDraft>>;
  readonly copies: number;
  readonly note: string;
  /** The last attempt at sending, so that a retry after a reload is still the same intention. */
  readonly sent: Intention | null;
}

/** `path`: what is changed, as the server names it, so that its error can leave. */
export type ChangeDraft = (change: (draft: Draft) => Draft, path: string) => void;

export const emptyDraft: Draft = {
  procedure: null,
  group: null,
  way: 'counter',
  lacking: null,
  duplicateSeen: null,
  applicant: { fullName: '', identityNumber: '', birthDate: '', sex: '', address: '', phone: '', email: '' },
  papers: {},
  copies: 1,
  note: '',
  sent: null,
};

export const noPaper: PaperDraft = { count: 0, files: [] };

/** @param part of a group; null for a dossier of its own. */
const paperKey = (no: number, part: number | null): string => (part === null ? `${no}` : `${part}.${no}`);

export const paperOf = (draft: Draft, no: number, part: number | null = null): PaperDraft =>
  draft.papers[paperKey(no, part)] ?? noPaper;

export const setPaper = (
  draft: Draft,
  no: number,
  change: (paper: PaperDraft) => PaperDraft,
  part: number | null = null,
): Draft => ({
  ...draft,
  papers: { ...draft.papers, [paperKey(no, part)]: change(paperOf(draft, no, part)) },
});

/** Another procedure wants other papers; who is standing at the counter stays. */
export const chooseProcedure = (draft: Draft, code: string | null): Draft =>
  draft.procedure === code
    ? draft
    : { ...draft, procedure: code, group: null, way: 'counter', lacking: null, papers: {} };

export const chooseGroup = (draft: Draft, slug: string | null): Draft => ({
  ...chooseProcedure(draft, null),
  group: slug,
  way: 'counter',
  lacking: null,
  papers: {},
});

/** How a draft is sent: received, filed without being received, or as several dossiers at once. */
export type Sending = 'receive' | 'file' | 'interlinked';
export const sendingOf = ({ group, way, lacking }: Draft): Sending => {
  if (group !== null) return 'interlinked';
  return way === 'post' || lacking ? 'file' : 'receive';
};

export const identityOf = ({ applicant }: Draft): string => applicant.identityNumber.replace(/\s/g, '');

export const fillFromCard = (draft: Draft, card: IdentityCard): Draft => ({
  ...draft,
  applicant: {
    ...draft.applicant,
    fullName: card.fullName,
    identityNumber: card.number,
    birthDate: formatDay(card.birthDate),
    sex: card.sex,
    address: card.address,
  },
});

export const missingPapers = (
  draft: Draft,
  wanted: readonly ComponentRow[],
  part: number | null = null,
): readonly ComponentRow[] =>
  wanted.filter(({ no, required }) => required && paperOf(draft, no, part).count === 0);

export const receiveAll = (
  draft: Draft,
  wanted: readonly ComponentRow[],
  part: number | null = null,
): Draft =>
  wanted.reduce(
    (so, { no, count }) => setPaper(so, no, (paper) => (paper.count > 0 ? paper : { ...paper, count }), part),
    draft,
  );

export interface DraftWords {
  readonly choose: string;
  readonly birthWrong: string;
  readonly itemsNeeded: string;
  readonly groundNeeded: string;
}

/** The few things that cannot even be sent; every other rule is the server's to tell. */
export function unsendable(draft: Draft, words: DraftWords): readonly FieldError[] {
  const { birthDate } = draft.applicant;
  const { lacking } = draft;
  return [
    ...(draft.procedure || draft.group ? [] : [{ path: 'procedure', message: words.choose }]),
    ...(birthDate.trim() === '' || typedDay(birthDate)
      ? []
      : [{ path: 'applicant.birthDate', message: words.birthWrong }]),
    ...(lacking && askedItems(lacking).length === 0 ? [{ path: 'items', message: words.itemsNeeded }] : []),
    ...(lacking && lacking.ground.trim() === '' ? [{ path: 'ground', message: words.groundNeeded }] : []),
  ];
}

export const askedItems = ({ items }: Lacking): string[] =>
  items.map((item) => item.trim()).filter((item) => item !== '');

type Common = Omit<NewDossier, 'procedure' | 'components'>;

function common(draft: Draft, oneStop: string): Common {
  const { fullName, birthDate, sex, address, phone, email } = draft.applicant;
  const birth = typedDay(birthDate);
  return {
    oneStop,
    applicant: {
      fullName,
      identityNumber: identityOf(draft),
      address,
      phone,
      ...(birth ? { birthDate: birth } : {}),
      ...(sex ? { sex } : {}),
      ...(email.trim() ? { email: email.trim() } : {}),
    },
    copies: draft.copies,
    ...(draft.note.trim() ? { note: draft.note.trim() } : {}),
  };
}

const brought = (
  draft: Draft,
  wanted: readonly ComponentRow[],
  part: number | null,
): NewDossier['components'] =>
  wanted.map(({ no }) => {
    const { count, files } = paperOf(draft, no, part);
    return { no, count, files: files.map(({ id, name }) => ({ id, name })) };
  });

/** Not received: sent by post, or not complete. */
export const toFiled = (draft: Draft, oneStop: string, wanted: readonly ComponentRow[]): FiledDossier => ({
  ...toNewDossier(draft, oneStop, wanted),
  channel: draft.way,
});

export const toInterlinked = (draft: Draft, oneStop: string, { slug, parts }: Group): NewInterlinked => ({
  ...common(draft, oneStop),
  group: slug,
  parts: parts.map(({ no, components }) => ({ no, components: brought(draft, components, no) })),
});

/** The command. Components go in the order of the list, so that an error's index leads back to its row. */
export const toNewDossier = (draft: Draft, oneStop: string, wanted: readonly ComponentRow[]): NewDossier => ({
  ...common(draft, oneStop),
  procedure: draft.procedure ?? '',
  components: brought(draft, wanted, null),
});
