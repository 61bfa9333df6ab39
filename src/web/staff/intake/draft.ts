import { type Day, formatDay, isDay } from '../../../kernel/time.ts';
import type { FieldError } from '../api/problem.ts';
import type { ComponentRow, NewDossier, Sex, StoredFile } from '../api/types.ts';
import type { Intention } from '../app/use-intention.ts';
import type { IdentityCard } from '../identity-card.ts';

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

/** Everything typed at intake and not sent yet; papers by the number of the component. */
export interface Draft {
  readonly procedure: string | null;
  readonly applicant: ApplicantDraft;
  readonly papers: Readonly<Record<number, PaperDraft>>;
  readonly copies: number;
  readonly note: string;
  /** The last attempt at sending, so that a retry after a reload is still the same intention. */
  readonly sent: Intention | null;
}

/** `path`: what is changed, as the server names it, so that its error can leave. */
export type ChangeDraft = (change: (draft: Draft) => Draft, path: string) => void;

export const emptyDraft: Draft = {
  procedure: null,
  applicant: { fullName: '', identityNumber: '', birthDate: '', sex: '', address: '', phone: '', email: '' },
  papers: {},
  copies: 1,
  note: '',
  sent: null,
};

export const noPaper: PaperDraft = { count: 0, files: [] };

export const paperOf = (draft: Draft, no: number): PaperDraft => draft.papers[no] ?? noPaper;

export const setPaper = (draft: Draft, no: number, change: (paper: PaperDraft) => PaperDraft): Draft => ({
  ...draft,
  papers: { ...draft.papers, [no]: change(paperOf(draft, no)) },
});

/** Another procedure wants other papers; who is standing at the counter stays. */
export const chooseProcedure = (draft: Draft, code: string | null): Draft =>
  draft.procedure === code ? draft : { ...draft, procedure: code, papers: {} };

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

/** `15/8/1985`, `15-08-1985` or `15081985` as a day; null when it is none. */
export function typedDay(typed: string): Day | null {
  const [, dd, mm, yyyy] = /^(\d{1,2})[/.\- ]?(\d{1,2})[/.\- ]?(\d{4})$/.exec(typed.trim()) ?? [];
  if (!dd || !mm || !yyyy) return null;
  const text = `${yyyy}-${mm.padStart(2, '0')}-${dd.padStart(2, '0')}`;
  return isDay(text) ? text : null;
}

export const missingPapers = (draft: Draft, wanted: readonly ComponentRow[]): readonly ComponentRow[] =>
  wanted.filter(({ no, required }) => required && paperOf(draft, no).count === 0);

export const receiveAll = (draft: Draft, wanted: readonly ComponentRow[]): Draft =>
  wanted.reduce(
    (so, { no, count }) => setPaper(so, no, (paper) => (paper.count > 0 ? paper : { ...paper, count })),
    draft,
  );

export interface DraftWords {
  readonly choose: string;
  readonly birthWrong: string;
}

/** The few things that cannot even be sent; every other rule is the server's to tell. */
export function unsendable(draft: Draft, words: DraftWords): readonly FieldError[] {
  const { birthDate } = draft.applicant;
  return [
    ...(draft.procedure ? [] : [{ path: 'procedure', message: words.choose }]),
    ...(birthDate.trim() === '' || typedDay(birthDate)
      ? []
      : [{ path: 'applicant.birthDate', message: words.birthWrong }]),
  ];
}

/** The command. Components go in the order of the list, so that an error's index leads back to its row. */
export function toNewDossier(draft: Draft, oneStop: string, wanted: readonly ComponentRow[]): NewDossier {
  const { fullName, identityNumber, birthDate, sex, address, phone, email } = draft.applicant;
  const birth = typedDay(birthDate);
  return {
    oneStop,
    procedure: draft.procedure ?? '',
    applicant: {
      fullName,
      identityNumber: identityNumber.replace(/\s/g, ''),
      address,
      phone,
      ...(birth ? { birthDate: birth } : {}),
      ...(sex ? { sex } : {}),
      ...(email.trim() ? { email: email.trim() } : {}),
    },
    components: wanted.map(({ no }) => {
      const { count, files } = paperOf(draft, no);
      return { no, count, files: files.map(({ id, name }) => ({ id, name })) };
    }),
    copies: draft.copies,
    ...(draft.note.trim() ? { note: draft.note.trim() } : {}),
  };
}
