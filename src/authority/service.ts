import { brokenConstraint } from '../kernel/database.ts';
import { Refusal } from '../kernel/refusal.ts';
import { dayOf } from '../kernel/time.ts';
import type { Command } from '../ledger/index.ts';
import { oneStopBySlug, positionsOf } from '../organization/index.ts';
import {
  type Competences,
  competencesSchema,
  type Delegation,
  delegationSchema,
  type Posting,
  postingSchema,
} from './input.ts';
import { insertCompetence, insertDelegation, insertPostings } from './store.ts';

/** Enters who decides by law. */
export const registerCompetences: Command<Competences, { competences: number }> = {
  kind: 'authority.register-competences',
  input: competencesSchema,
  async handle({ competences }, { tx, newId, record }) {
    const events = [];
    for (const competence of competences) {
      const id = newId();
      await insertCompetence(tx, id, competence);
      events.push({ stream: id, streamSeq: 1, kind: 'authority.competence-registered', data: competence });
    }
    await record('registers', events);
    return { competences: competences.length };
  },
};

/** What PostgreSQL refuses of a delegation, said in words. */
const delegationFaults: Record<string, { vi: string; en: string }> = {
  one_delegate: {
    vi: 'Một thủ tục trong quyết định này đã được ủy quyền cho đơn vị khác trong cùng thời gian.',
    en: 'A procedure of this decision is already delegated to another unit for the same time.',
  },
  delegation_document_id_validity_fkey: {
    vi: 'Thời hạn ủy quyền vượt ra ngoài thời gian quyết định có hiệu lực.',
    en: 'The delegation would outlast the decision it rests on.',
  },
  delegation_row_delegate_id_validity_fkey: {
    vi: 'Thời hạn ủy quyền vượt ra ngoài thời gian đơn vị được ủy quyền tồn tại.',
    en: 'The delegation would outlast the unit that it is given to.',
  },
  delegation_validity_check: {
    vi: 'Ủy quyền phải có thời hạn (Luật Tổ chức chính quyền địa phương 2015, Điều 14).',
    en: 'A delegation must have a term (Law on the Organisation of Local Government 2015, art. 14).',
  },
};

const unknownName = {
  vi: 'Quyết định nêu một thủ tục hoặc đơn vị không có trong sổ vào ngày bắt đầu.',
  en: 'The decision names a procedure or a unit that is not in the register on its first day.',
};

/** Enters one delegation decision with its annexes, whole or not at all. */
export const registerDelegation: Command<Delegation, { rows: number }> = {
  kind: 'authority.delegate',
  input: delegationSchema,
  async handle(delegation, { tx, newId, record }) {
    const id = newId();
    const rowIds = delegation.rows.map(() => newId());
    const stored = await insertDelegation(tx, id, delegation, rowIds).catch((error) => {
      const fault = delegationFaults[brokenConstraint(error) ?? ''];
      throw fault ? new Refusal(422, 'delegation-invalid', fault) : error;
    });
    if (stored < rowIds.length) throw new Refusal(422, 'delegation-invalid', unknownName);
    await record('registers', [{ stream: id, streamSeq: 1, kind: 'authority.delegated', data: delegation }]);
    return { rows: rowIds.length };
  },
};

/** Marks procedures as posted at a one-stop, with their QR codes (niêm yết). */
export const post: Command<Posting, { posted: number }> = {
  kind: 'authority.post',
  input: postingSchema,
  async handle(posting, { tx, actor, at, newId, record }) {
    const oneStop = await oneStopBySlug(tx, posting.oneStop);
    const personId = actor.kind === 'person' ? actor.personId : null;
    const held = personId ? await positionsOf(tx, personId, dayOf(at)) : [];
    const mine = held.some((p) => p.rank === 'procedure-control' || p.oneStop?.id === oneStop?.id);
    if (personId && !mine) {
      throw new Refusal(403, 'not-yours', {
        vi: 'Chỉ cán bộ kiểm soát thủ tục hoặc người của Bộ phận Một cửa này ghi nhận niêm yết.',
        en: 'Only procedure-control officers and staff of this one-stop record postings.',
      });
    }
    const posted = await insertPostings(tx, posting, at, personId, dayOf(at));
    await record('registers', [{ stream: newId(), streamSeq: 1, kind: 'authority.posted', data: posting }]);
    return { posted };
  },
};
