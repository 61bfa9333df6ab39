import { z } from 'zod';
import type { HeldPosition } from '../organization/index.ts';

/** What a person may do at all; where they may do it follows from the position. */
export type Duty = 'receive' | 'process' | 'decide' | 'control' | 'administer';

/** A signed-in person with the positions held at this moment. */
export interface SignedIn {
  readonly personId: string;
  readonly personName: string;
  readonly positions: readonly HeldPosition[];
}

const dutiesByRank: Record<HeldPosition['rank'], readonly Duty[]> = {
  head: ['process', 'decide'],
  deputy: ['process', 'decide'],
  specialist: ['process'],
  'counter-officer': ['receive'],
  'procedure-control': ['control'],
  administrator: ['administer'],
};

export const dutiesOf = (positions: readonly HeldPosition[]): Duty[] => [
  ...new Set(positions.flatMap((position) => dutiesByRank[position.rank])),
];

/** May receive and return at this one-stop: a counter officer there. */
export const servesAt = (
  { positions }: { readonly positions: readonly Pick<HeldPosition, 'rank' | 'oneStop'>[] },
  oneStopId: string,
): boolean => positions.some((p) => p.rank === 'counter-officer' && p.oneStop?.id === oneStopId);

/** Works on the dossiers of this unit. */
export const worksIn = (person: SignedIn, unitId: string): boolean =>
  person.positions.some((p) => p.unit.id === unitId && dutiesByRank[p.rank].includes('process'));

export const accountSchema = z.object({
  person: z.string().min(1),
  username: z
    .string()
    .trim()
    .toLowerCase()
    .regex(
      /^[a-z0-9][a-z0-9._-]{2,39}$/,
      'Tên đăng nhập: 3–40 ký tự a–z, 0–9, . _ - | Username: 3–40 characters a–z, 0–9, . _ -',
    ),
  /** Argon2id, made before the command: a password never enters the ledger or the table of commands. */
  passwordHash: z.string().startsWith('$argon2id$'),
});

export type NewAccount = z.infer<typeof accountSchema>;
