import type { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type {
  Consultation,
  DossierList,
  DossierView,
  ListCounts,
  Receipt,
  UnderWay,
} from '../dossiers/index.ts';
import { type Env, originOf, type Services } from './context.ts';
import type * as schemas from './schemas.ts';

/** A dossier as the API gives it: what its officers see, with links. */
export function presentDossier(
  services: Services,
  c: Context<Env>,
  view: DossierView,
): z.infer<typeof schemas.dossier> {
  const { code, decision, applicant } = view;
  const base = baseOf(code);
  return {
    code,
    procedure: view.procedure,
    applicantName: applicant.fullName,
    state: view.state,
    outcome: view.outcome,
    receivedAt: view.receivedAt,
    dueAt: view.dueAt,
    appointedAt: view.appointedAt,
    late: view.late,
    unit: view.unit,
    assignee: view.assignee,
    oneStop: { slug: view.oneStop.slug, name: view.oneStop.name },
    applicant,
    components: view.components.map(({ no, name, kind, count, required, received, files }) => ({
      no,
      name,
      kind,
      count,
      required,
      received,
      files: files.map((file) => ({ ...file, url: `${base}/files/${file.id}` })),
    })),
    note: view.note,
    channel: view.channel,
    nationalStatus: view.nationalStatus,
    registerLine: view.registerLine,
    standing: presentUnderWay(view.underWay),
    unitSlug: view.unitSlug,
    parts: view.parts.map((part) => ({ ...part, after: [...part.after] })),
    due: view.deadline && {
      at: view.deadline.current ?? view.deadline.original,
      plain: view.duePlain.vi.map((vi, index) => ({ vi, en: view.duePlain.en[index] ?? vi })),
      original: view.deadline.original,
      changes: view.deadline.history.map(({ at, from, to, cause }) => ({
        at,
        from,
        to,
        cause: cause.kind,
        ground: cause.kind === 'paused' ? cause.ground : null,
        paper: cause.paper,
      })),
      sheetUrl: `${base}/papers/deadline.pdf`,
    },
    consultations: view.consultations.map(presentConsultation),
    askedOfMe: [...view.askedOfMe],
    apologies: view.apologies,
    results: view.results.map(({ no, number, at }) => ({
      no,
      number,
      at,
      url: `${base}/results/${no}.pdf`,
    })),
    course: view.course.map(({ at, kind, text, by, unit, reason }) => ({ at, kind, text, by, unit, reason })),
    authority: {
      may: view.authority.may,
      holder: view.authority.holder,
      signers: view.authority.signers.map(({ name, title }) => ({ name, title })),
      signature: view.authority.signature?.join('\n') ?? null,
      chain: [...view.authority.chain],
      refusal: view.authority.refusal,
    },
    proposal: view.proposal && { ...view.proposal, by: view.proposal.by ?? '' },
    decision: decision && {
      number: decision.number,
      outcome: view.outcome ?? 'grant',
      reason: decision.reason,
      signer: decision.proof.signer.name,
      signature: decision.proof.signer.signature.join('\n'),
      at: decision.at,
      chain: [...decision.proof.chain],
      resultUrl: `${base}/result.pdf`,
    },
    ...(view.secret && { secret: view.secret }),
    slipUrl: view.secret && view.receivedAt ? slipUrl(code) : null,
    statusUrl: statusUrl(services, c, code),
    actions: [...view.actions],
  };
}

const presentUnderWay = ({ draft, supplement, consultations, ...rest }: UnderWay) => ({
  ...rest,
  supplement: supplement && { ...supplement, items: [...supplement.items] },
  draft: draft && { items: [...draft.items], ground: draft.ground },
  consultations: consultations.map(presentConsultation),
});

const presentConsultation = ({ unitId: _, ...told }: Consultation) => told;

export const presentReceipt = (
  services: Services,
  c: Context<Env>,
  receipt: Receipt,
): z.infer<typeof schemas.receipt> => ({
  ...receipt,
  slipUrl: slipUrl(receipt.code),
  statusUrl: statusUrl(services, c, receipt.code),
});

const baseOf = (code: string): string => `/api/v1/dossiers/${encodeURIComponent(code)}`;

const slipUrl = (code: string): string => `${baseOf(code)}/papers/receipt.pdf`;

export const statusUrl = (services: Services, c: Context<Env>, code: string): string =>
  `${originOf(services, c)}/ho-so/${encodeURIComponent(code)}`;

export const presentList = (list: DossierList): z.infer<typeof schemas.dossierList> => ({
  ...list,
  items: [...list.items],
});

export const presentCounts = (counts: ListCounts): z.infer<typeof schemas.listCounts> => ({
  mine: counts.mine,
  unit: counts.unit,
  oneStop: counts['one-stop'],
  toDecide: counts['to-decide'],
  toReturn: counts['to-return'],
  today: counts.today,
  late: counts.late,
});
