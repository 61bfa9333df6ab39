import type { Proof } from '../authority/index.ts';
import { describeTerm, type ProcedureVersion } from '../catalogue/index.ts';
import {
  form,
  formNumber,
  formRegimeOn,
  type Letterhead,
  type ReceiptSlip,
  receiptSlipPdf,
  resultPdf,
} from '../documents/index.ts';
import { type Day, dayOf, formatDay, type Instant } from '../kernel/time.ts';
import type { OneStop, Unit } from '../organization/index.ts';
import type { Applicant } from './input.ts';
import { redress } from './messages.ts';
import type { Outcome } from './state.ts';

/** `Phòng Tài chính - Kế hoạch quận Ba Đình` is about Ba Đình. */
const placeOf = (name: string): string =>
  /(?:quận|huyện|thị xã|phường|xã|thành phố) (.+)$/u.exec(name)?.[1] ?? name;

const withoutPlace = (name: string): string =>
  name.replace(/ (?:quận|huyện|thị xã|phường|xã|thành phố) .+$/u, '');

/** Initials of a body's name, as result numbers end: `TCKH`, `LĐTBXH`, `UBND`. */
export function abbreviate(unit: Pick<Unit, 'kind' | 'name'>): string {
  if (unit.kind === 'committee') return 'UBND';
  return withoutPlace(unit.name.vi)
    .replace(/^Phòng /u, '')
    .split(/[\s-]+/u)
    .filter((word) => word !== 'và' && word !== word.toLocaleUpperCase('vi'))
    .map((word) => word.charAt(0).toLocaleUpperCase('vi'))
    .join('')
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
}

/** `12/KQ-TCKH`, `3/TB-TCKH`: per deciding unit and year (Decree 30/2020/NĐ-CP, annex I, part I, point 3). */
export const resultNumber = (number: number, unit: Pick<Unit, 'kind' | 'name'>, outcome: Outcome): string =>
  `${String(number).padStart(2, '0')}/${outcome === 'grant' ? 'KQ' : 'TB'}-${abbreviate(unit)}`;

function letterhead(unit: Unit, oneStop: OneStop, number: string | null, day: Day): Letterhead {
  const isCommittee = unit.kind === 'committee';
  return {
    upperBody: isCommittee ? '' : oneStop.unitName.vi.replace(/^Ủy ban nhân dân/u, 'UBND'),
    body: isCommittee ? unit.name.vi : withoutPlace(unit.name.vi),
    number,
    place: placeOf(unit.name.vi),
    day,
  };
}

const sexText = { male: 'Nam', female: 'Nữ' } as const;

export interface ResultFacts {
  readonly dossier: { readonly code: string; readonly receivedAt: Instant };
  readonly version: ProcedureVersion;
  readonly applicant: Applicant;
  /** The body that decides. */
  readonly unit: Unit;
  readonly oneStop: OneStop;
  readonly outcome: Outcome;
  readonly reason: string | null;
  /** What a refused applicant can do. */
  readonly remedy: string | null;
  /** The result that this one takes the place of. */
  readonly corrects: { readonly number: string; readonly reason: string } | null;
  readonly number: string;
  /** The documents by which it was decided, as `basisOf` cites them. */
  readonly basis: readonly string[];
  readonly proof: Proof;
  readonly at: Instant;
}

/**
 * Who decides, as the subject of the sentence. What is the chairperson's is not the committee's: signed without `TM.`
 * before the committee's name (Decree 30/2020/NĐ-CP, annex I, part II, point 7 †).
 */
export function deciderOf({ kind, name, headTitle }: DecidingUnit, signature: readonly string[]): string {
  const personally = kind === 'committee' && !signature[0]?.startsWith('TM.');
  return personally ? `${headTitle.vi} ${name.vi}` : name.vi;
}
type DecidingUnit = Pick<Unit, 'kind' | 'name' | 'headTitle'>;

/** The result as PDF: what is granted, or why not, with the chain of documents by which it was decided. */
export function printResult(facts: ResultFacts): Promise<Uint8Array> {
  const { dossier, version, applicant, unit, oneStop, outcome, reason, remedy, corrects, basis, proof } =
    facts;
  const correction = corrects ? [`Thay thế kết quả số ${corrects.number}. Lý do: ${corrects.reason}`] : [];
  return resultPdf({
    letterhead: letterhead(unit, oneStop, facts.number, dayOf(facts.at)),
    title: outcome === 'grant' ? version.result.name.vi : 'Thông báo',
    subject: outcome === 'grant' ? version.name.vi : `Về việc không giải quyết hồ sơ: ${version.name.vi}`,
    basis,
    dossier: {
      code: dossier.code,
      applicant: applicant.fullName,
      procedure: version.name.vi,
      procedureCode: version.code,
      receivedOn: dayOf(dossier.receivedAt),
    },
    decider: deciderOf(unit, proof.signer.signature),
    outcome:
      outcome === 'grant'
        ? {
            kind: 'grant',
            particulars: [
              ['Họ và tên', applicant.fullName],
              ...(applicant.birthDate ? [['Ngày sinh', formatDay(applicant.birthDate)] as const] : []),
              ...(applicant.sex ? [['Giới tính', sexText[applicant.sex]] as const] : []),
              ['Số định danh cá nhân', applicant.identityNumber],
              ['Nơi ở', applicant.address],
            ],
            statements: [...(reason ? [reason] : []), ...correction],
          }
        : {
            kind: 'refuse',
            reasons: [reason ?? '', ...correction],
            remedies: [],
            redress: remedy ?? redress,
          },
    signature: { lines: proof.signer.signature, name: proof.signer.name },
    recipients: [applicant.fullName, oneStop.name.vi, 'Lưu: VT'],
  });
}

export interface SlipFacts {
  readonly code: string;
  readonly oneStop: OneStop;
  readonly version: ProcedureVersion;
  readonly applicant: Applicant;
  readonly components: readonly { readonly no: number; readonly received: number }[];
  readonly copies: number;
  readonly receivedAt: Instant;
  readonly dueAt: Instant;
  readonly receivedBy: string;
  /** Book and line of the register, where the office keeps one. */
  readonly register?: NonNullable<ReceiptSlip['register']>;
  readonly secret: string;
  readonly statusUrl: string;
}

/** Form 01 for the applicant, with the code that opens the status page. */
export function printSlip(facts: SlipFacts): Promise<Uint8Array> {
  const { oneStop, version, applicant } = facts;
  const regime = formRegimeOn(dayOf(facts.receivedAt));
  return receiptSlipPdf({
    regime,
    letterhead: {
      upperBody: oneStop.unitName.vi,
      body: 'Bộ phận Tiếp nhận và Trả kết quả',
      number: formNumber(facts.code.slice(-4), form('receipt', regime)),
      place: placeOf(oneStop.unitName.vi),
      day: dayOf(facts.receivedAt),
    },
    dossierCode: facts.code,
    copy: 'Liên: Giao người nộp hồ sơ',
    oneStop: `${oneStop.name.vi}, ${oneStop.address}`,
    applicant: {
      name: applicant.fullName,
      address: applicant.address,
      phone: applicant.phone,
      email: applicant.email ?? '',
    },
    request: version.name.vi,
    components: facts.components.flatMap(({ no, received }) => {
      const component = version.components[no - 1];
      return component && received > 0 ? [`${component.name.vi} (${received})`] : [];
    }),
    sets: facts.copies,
    timeLimit: describeTerm(version.term).vi,
    receivedAt: facts.receivedAt,
    dueAt: facts.dueAt,
    collectAt: `${oneStop.name.vi}, ${oneStop.address}`,
    parts: [],
    register: facts.register ?? null,
    signatures: { filedBy: applicant.fullName, receivedBy: facts.receivedBy },
    status: {
      url: facts.statusUrl,
      shortUrl: facts.statusUrl.replace(/^https?:\/\//u, ''),
      secret: facts.secret,
    },
  });
}
