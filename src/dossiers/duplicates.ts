import type { Queryable } from '../kernel/database.ts';
import type { Text } from '../kernel/refusal.ts';
import type { Instant } from '../kernel/time.ts';
import { inHand, type State } from './state.ts';

/** A dossier of the same person and procedure that is not at its end. */
export interface Duplicate {
  readonly code: string;
  readonly state: State;
  readonly oneStop: Text;
  readonly receivedAt: Instant | null;
  readonly appointedAt: Instant | null;
}

/** Not at its end: the applicant still waits for something. */
const open = ['filed', 'waiting', ...inHand, 'decided'] as const satisfies readonly State[];

/**
 * What a person has open of a procedure, at whatever one-stop, newest first.
 * @param identity the number of the identity card, exact.
 * @param procedure national code.
 */
export async function openDossiersOf(
  db: Queryable,
  { identity, procedure }: { identity: string; procedure: string },
): Promise<Duplicate[]> {
  return db<Duplicate[]>`
    SELECT d.code, d.state, o.name AS "oneStop", d.received_at AS "receivedAt", d.appointed_at AS "appointedAt"
    FROM dossier_party x
    JOIN dossier d ON d.id = x.dossier_id
    JOIN procedure_version v ON v.id = d.procedure_version_id
    JOIN procedure p ON p.id = v.procedure_id
    JOIN one_stop o ON o.id = d.one_stop_id
    WHERE x.applicant->>'identityNumber' = ${identity} AND p.code = ${procedure} AND d.state = ANY(${[...open]})
    ORDER BY d.code DESC LIMIT 20`;
}
