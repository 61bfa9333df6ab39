import { type DossierRow, dossierByCode, partsOf, partyOf } from '../dossiers/index.ts';
import { type Transaction, transaction } from '../kernel/database.ts';
import type { Log } from '../kernel/log.ts';
import type { Text } from '../kernel/refusal.ts';
import type { Instant } from '../kernel/time.ts';
import type { System } from '../ledger/index.ts';
import { type OneStop, oneStopById } from '../organization/index.ts';
import { type CitizenFacts, citizenTexts, quotable, subjectOf } from './citizen-texts.ts';
import type { CitizenKind, OfficerKind } from './model.ts';
import { officerTexts } from './officer-texts.ts';
import { personsIn } from './recipients.ts';
import { smsParts, withoutMarks } from './sms.ts';
import { insertNotice, markTold, type OutboxEvent, passOverOthers, takeUntold } from './store.ts';
import { type Told, toldToCitizen, toldToOfficers } from './told.ts';

/** How an installation is reached from outside; null: no link can be said. */
export interface Outside {
  readonly publicUrl: string | null;
}

const AT_ONCE = 100;

/**
 * Makes notices of the events in the outbox, each event's in one piece with its mark in the outbox: none is lost, none
 * made twice, whatever process does it and whenever it dies.
 * @returns how many events were looked at; fewer than the most at once: there are no more.
 */
export async function makeNotices(system: System, outside: Outside, log: Log): Promise<number> {
  const now = system.clock.now();
  await passOverOthers(system.db, now);
  return transaction(system.db, async (tx) => {
    const events = await takeUntold(tx, AT_ONCE);
    for (const event of events) {
      try {
        await tx.savepoint(async (one) => {
          await tell(system, one as Transaction, event, outside);
          await markTold(one as Transaction, event.outboxId, now);
        });
      } catch (error) {
        log.error({ err: error, event: event.eventId }, 'no notice could be made of an event');
      }
    }
    return events.length;
  });
}

export const moreAtOnce = (looked: number): boolean => looked === AT_ONCE;

async function tell(system: System, tx: Transaction, event: OutboxEvent, outside: Outside): Promise<void> {
  const dossier = (await dossierByCode(tx, event.code))!;
  const teller = await Teller.of(system, tx, dossier, outside);
  const kind = toldToCitizen(event);
  if (kind) {
    const sent = event.kind === 'dossier.dispatched' ? event.data : null;
    await teller.citizen(kind, event.eventId, {
      at: event.at,
      sent: sent && { byPost: sent.channel === 'post', reference: sent.reference },
    });
  }
  // Nobody is told what they did themselves.
  for (const told of toldToOfficers(event, dossier)) await teller.officers(told, event.eventId, event.actor);
}

/** Puts down what is told about one dossier. */
export class Teller {
  readonly #system: System;
  readonly #tx: Transaction;
  readonly #dossier: DossierRow;
  readonly #oneStop: OneStop;
  readonly #outside: Outside;

  private constructor(
    system: System,
    tx: Transaction,
    dossier: DossierRow,
    oneStop: OneStop,
    outside: Outside,
  ) {
    this.#system = system;
    this.#tx = tx;
    this.#dossier = dossier;
    this.#oneStop = oneStop;
    this.#outside = outside;
  }

  static async of(system: System, tx: Transaction, dossier: DossierRow, outside: Outside): Promise<Teller> {
    const oneStop = (await oneStopById(tx, dossier.oneStopId))!;
    return new Teller(system, tx, dossier, oneStop, outside);
  }

  /** By every channel for which the applicant left an address. One whose data were erased is told nothing. */
  async citizen(
    kind: CitizenKind,
    cause: string,
    { at, sent = null }: { at: Instant; sent?: { byPost: boolean; reference: string } | null },
  ): Promise<void> {
    const party = await partyOf(this.#tx, this.#dossier.id);
    if (!party) return;
    const { applicant } = party;
    const { leadId, code, partNo, appointedAt } = this.#dossier;
    const [lead] = leadId ? await partsOf(this.#tx, leadId) : [];
    const facts: CitizenFacts = {
      code: lead?.code ?? code,
      part: partNo,
      at,
      appointedAt,
      phone: this.#oneStop.phone,
      oneStop: this.#oneStop.name,
      byPost: sent?.byPost ?? false,
      reference: sent && quotable(sent.reference, applicant),
    };
    const text = citizenTexts[kind](facts);
    const page =
      this.#outside.publicUrl && `${this.#outside.publicUrl}/ho-so/${encodeURIComponent(facts.code)}`;
    const base = { cause, kind, personId: null, subject: subjectOf(facts) };
    if (applicant.phone) await this.#put({ ...base, channel: 'sms', ...shortMessage(text, page) });
    if (applicant.email)
      await this.#put({ ...base, channel: 'email', text: letter(text, page), parts: null });
  }

  async officers({ to, kind, by }: Told, cause: string, except: string | null = null): Promise<void> {
    const persons = await personsIn(this.#tx, to, this.#dossier, this.#oneStop, this.#system.clock.now());
    const { code } = this.#dossier;
    for (const personId of persons.filter((id) => id !== except)) {
      await this.#put({
        cause,
        kind,
        personId,
        channel: 'page',
        subject: { vi: `Hồ sơ ${code}`, en: `Dossier ${code}` },
        text: officerTexts[kind]({ code, by }),
        parts: null,
      });
    }
  }

  async #put(notice: {
    readonly cause: string;
    readonly kind: CitizenKind | OfficerKind;
    readonly personId: string | null;
    readonly channel: 'sms' | 'email' | 'page';
    readonly subject: Text;
    readonly text: Text;
    readonly parts: number | null;
  }): Promise<void> {
    const { newId, clock } = this.#system;
    await insertNotice(this.#tx, { id: newId(), dossierId: this.#dossier.id, ...notice }, clock.now());
  }
}

/** Without marks, and with the address of the status page where one message has room for it. */
function shortMessage(text: Text, page: string | null): { text: Text; parts: number } {
  const plain = { vi: withoutMarks(text.vi), en: text.en };
  const linked = page ? `${plain.vi} ${page}` : plain.vi;
  const vi = smsParts(linked) === 1 ? linked : plain.vi;
  return { text: { vi, en: plain.en }, parts: smsParts(vi) };
}

const letter = (text: Text, page: string | null): Text =>
  page
    ? {
        vi: `${text.vi}\n\nTrang tình trạng hồ sơ: ${page}`,
        en: `${text.en}\n\nThe dossier's status page: ${page}`,
      }
    : text;
