import type { Proof } from '../authority/index.ts';
import type { ProcedureVersion } from '../catalogue/index.ts';
import { resultPdf } from '../documents/index.ts';
import { dayOf, formatDay, type Instant } from '../kernel/time.ts';
import type { OneStop, Unit } from '../organization/index.ts';
import { bodyHead, type DecidingUnit, withoutPlace } from './heads.ts';
import type { Applicant } from './input.ts';
import { redress } from './messages.ts';
import type { Outcome } from './state.ts';

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

/** The result as PDF: what is granted, or why not, with the chain of documents by which it was decided. */
export function printResult(facts: ResultFacts): Promise<Uint8Array> {
  const { dossier, version, applicant, unit, oneStop, outcome, reason, remedy, corrects, basis, proof } =
    facts;
  const correction = corrects ? [`Thay thế kết quả số ${corrects.number}. Lý do: ${corrects.reason}`] : [];
  return resultPdf({
    letterhead: bodyHead(unit.name.vi, oneStop, facts.number, dayOf(facts.at)),
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
