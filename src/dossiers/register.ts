import type { RegisterRow } from '../documents/index.ts';
import type { Database } from '../kernel/database.ts';
import { addDays, at, type Day } from '../kernel/time.ts';
import type { Channel, State } from './state.ts';

export interface RegisterQuery {
  readonly oneStopId: string;
  readonly from: Day;
  /** The last day it holds. */
  readonly to: Day;
}

interface Row extends Omit<RegisterRow, 'way' | 'signature' | 'note'> {
  readonly state: State;
  readonly way: Channel | null;
  readonly late: boolean;
}

const ways: Record<Channel, string> = { counter: 'Trực tiếp', post: 'Bưu chính', online: 'Trực tuyến' };
const notes: Partial<Record<State, string>> = {
  withdrawn: 'Người nộp rút',
  stopped: 'Dừng giải quyết',
  supplementing: 'Chờ bổ sung',
  suspended: 'Tạm dừng',
};

/** The register of a one-stop, in order of its lines, a few hundred at a time: a year of it never stands in memory. */
export async function* registerRows(
  db: Database,
  { oneStopId, from, to }: RegisterQuery,
): AsyncGenerator<RegisterRow> {
  const rows = db<Row[]>`
    SELECT d.register_line AS line, d.code AS "dossierCode", v.name->>'vi' AS procedure,
      coalesce((e.data->>'copies')::int, 1) AS sets, x.applicant->>'fullName' AS name,
      x.applicant->>'address' AS address, x.applicant->>'phone' AS phone, u.name->>'vi' AS body,
      (d.received_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS "receivedOn",
      (d.appointed_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS "promisedOn",
      (d.returned_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS "returnedOn",
      (SELECT r.data->>'channel' FROM event r WHERE r.stream = d.id AND r.kind = 'dossier.returned'
        ORDER BY r.stream_seq DESC LIMIT 1) AS way,
      d.state, coalesce(d.decided_at > d.due_at, false) AS late
    FROM dossier d
    JOIN dossier_party x ON x.dossier_id = d.id
    JOIN procedure_version v ON v.id = d.procedure_version_id
    JOIN event e ON e.stream = d.id AND e.stream_seq = 1
    JOIN LATERAL (
      SELECT name FROM unit_version u WHERE u.unit_id = d.unit_id ORDER BY u.validity DESC LIMIT 1) u ON true
    WHERE coalesce(d.received_one_stop_id, d.one_stop_id) = ${oneStopId}
      AND d.received_at >= ${at(from, 0)} AND d.received_at < ${at(addDays(to, 1), 0)}
    ORDER BY d.received_at, d.register_line`.cursor(500);
  for await (const some of rows) {
    for (const { state, way, late, ...row } of some) {
      const note = [notes[state], late ? 'Quá hạn' : undefined].filter(Boolean).join('; ');
      yield { ...row, way: way ? ways[way] : '', signature: '', note };
    }
  }
}
