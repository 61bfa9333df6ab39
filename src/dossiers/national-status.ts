import type { Dossier } from './state.ts';

/** Statuses that are exchanged with the national portal †. Never stored: each follows from the dossier. */
export type NationalStatus = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10;

/**
 * 1 newly registered, 2 received, 3 not received, 4 in process, 5 supplement asked, 6 financial duty asked, 7 withdrawn
 * by the citizen, 8 stopped, 9 processed, 10 returned. Waiting for another authority has no number of its own: in process.
 */
export function nationalStatus(
  dossier: Pick<Dossier, 'state' | 'standing' | 'returnedAt' | 'receivedAt'>,
): NationalStatus {
  switch (dossier.state) {
    case 'filed':
    case 'waiting':
      return 1;
    case 'received':
      return 2;
    case 'refused':
      return 3;
    case 'processing':
    case 'proposed':
      return 4;
    case 'supplementing':
      return 5;
    case 'suspended': {
      const stop = dossier.standing.clock.at(-1);
      return stop?.kind === 'paused' && stop.ground === 'financial-duty' ? 6 : 4;
    }
    case 'withdrawn':
      return 7;
    case 'stopped':
      return 8;
    case 'decided':
      return 9;
    case 'returned':
      return 10;
    case 'closed':
      return dossier.returnedAt !== null ? 10 : dossier.receivedAt === null ? 3 : 8;
  }
}
