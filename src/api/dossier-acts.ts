import { z } from '@hono/zod-openapi';
import {
  type Action,
  acceptDossier,
  answerConsultation,
  apologise,
  approveSupplement,
  askAtIntake,
  assignDossier,
  closeConsultation,
  closeDossier,
  consultUnit,
  correctDossier,
  decideDossier,
  declineDossier,
  declineSupplement,
  dispatchResult,
  draftSupplement,
  handOverDossier,
  inspectSite,
  proposeDossier,
  receiveFiled,
  refuseIntake,
  reopenDossier,
  reportUndelivered,
  resumeDossier,
  returnResult,
  returnShape,
  sendBackDossier,
  stopDossier,
  supplementDossier,
  suspendDossier,
  takeDossier,
  withdrawDossier,
} from '../dossiers/index.ts';
import type { Command } from '../ledger/index.ts';

export interface DossierAct {
  readonly summary: string;
  readonly command: Command<never, unknown>;
  /** What the body holds; the code stands in the path. */
  readonly body: z.ZodObject;
}

/** The body of a command is its input without the code. */
function act<I, A>(summary: string, command: Command<I, A>, shape?: z.ZodRawShape): DossierAct {
  const { code: _, ...rest } = shape ?? (command.input as unknown as z.ZodObject).shape;
  return { summary, command: command as Command<never, unknown>, body: z.object(rest) };
}

/** What can be done with a dossier, by the last part of its path. */
export const dossierActs: Readonly<Record<Action, DossierAct>> = {
  receive: act('Receive what was filed: now its limit begins', receiveFiled),
  'refuse-intake': act('Refuse to receive it, with the reasons (form 03)', refuseIntake),
  'ask-at-intake': act('Ask for everything that is missing, before it is received (form 02)', askAtIntake),
  supplement: act('The applicant brought what was asked for', supplementDossier),
  take: act('Take it up', takeDossier),
  assign: act('Give it to somebody of the unit', assignDossier),
  'hand-over': act('Pass it on, to a colleague or to another unit', handOverDossier),
  accept: act('Accept a hand-over', acceptDossier),
  decline: act('Decline a hand-over: it goes back', declineDossier),
  consult: act('Ask another unit, while the work goes on', consultUnit),
  answer: act('Answer as the unit that was asked', answerConsultation),
  'close-consultation': act('Record that no answer came', closeConsultation),
  inspect: act('Record an inspection on site', inspectSite),
  'draft-supplement': act('Draft a request for more; a leader approves it', draftSupplement),
  'approve-supplement': act('Ask the applicant for more during examination (form 02)', approveSupplement),
  'decline-supplement': act('Do not ask for what was drafted', declineSupplement),
  propose: act('Put it before whoever may decide', proposeDossier),
  'send-back': act('Ask for another look', sendBackDossier),
  decide: act(
    'Decide; refused for anyone without competence, naming the basis that is missing',
    decideDossier,
  ),
  suspend: act('Let the limit stand still, by a paper', suspendDossier),
  resume: act('Let the limit go on', resumeDossier),
  apologise: act('Apologise and promise anew (form 04)', apologise),
  correct: act('Issue a corrected result; the old one stays', correctDossier),
  stop: act('Stop the work, with a notice', stopDossier),
  withdraw: act('The applicant withdraws it', withdrawDossier),
  dispatch: act('Send the result by post or online', dispatchResult),
  'report-undelivered': act('The result could not be delivered', reportUndelivered),
  return: act('Hand the result over, with proof of its way', returnResult, returnShape),
  close: act('Close it', closeDossier),
  reopen: act('Reopen it on a complaint', reopenDossier),
};
