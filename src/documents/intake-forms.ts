import { type Filer, type FormHead, official, type Prepared } from './form.ts';
import { oneStopLabel } from './form-table.ts';

/**
 * Form 02, what is to be completed, everything in one go (Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ), Circular
 * 01/2018/TT-VPCP and Circular 03/2025/TT-VPCP, annex I.
 */
export interface SupplementRequest extends FormHead {
  readonly applicant: Filer;
  readonly request: string;
  /** Asked before the dossier was received, or while it is examined: two things in law (Decree 61/2018/NĐ-CP, art. 17 †). */
  readonly stage: 'intake' | 'examination';
  /** Everything asked for, one string each; the form numbers them. */
  readonly asked: readonly string[];
  /** Why, with the rule that asks for it. */
  readonly reason: string;
  readonly contact: { readonly name: string; readonly phone: string };
  /** Name under the signature; empty leaves room to write. */
  readonly officer: string;
}

const stages = { intake: 'khi tiếp nhận hồ sơ', examination: 'khi thẩm định hồ sơ' } as const;

export const prepareSupplement = (request: SupplementRequest): Prepared =>
  official('supplement', request, { ...request, stage: stages[request.stage] });

/**
 * Form 03, a dossier that is not received (Phiếu từ chối tiếp nhận giải quyết hồ sơ), Circular 01/2018/TT-VPCP and
 * Circular 03/2025/TT-VPCP, annex I.
 */
export interface IntakeRefusal extends FormHead {
  readonly oneStop: string;
  readonly applicant: Filer;
  readonly request: string;
  /** At least one; each names the fact and the rule. */
  readonly reasons: readonly string[];
  readonly signatures: { readonly filedBy: string; readonly officer: string };
}

export const prepareIntakeRefusal = (refusal: IntakeRefusal): Prepared =>
  official('intake-refusal', refusal, { ...refusal, oneStopLabel: oneStopLabel(refusal.regime) });
