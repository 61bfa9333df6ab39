import { dossierMarks } from '../../dossiers/index.ts';
import { batched } from '../../kernel/batched.ts';
import type { Database } from '../../kernel/database.ts';
import { addMinutes, at, dayOf, epochMs, type Instant, instant } from '../../kernel/time.ts';
import type { StatusModel } from './view.ts';

/** The page as it was made, in two halves around the sentence that tells as of when it is. */
interface Kept {
  readonly mark: string;
  readonly holdsUntil: Instant;
  readonly before: Buffer;
  readonly after: Buffer;
}

export interface Made {
  readonly html: string;
  /** The sentence that tells as of when the page is. */
  readonly asOf: string;
  readonly holdsUntil: Instant;
}

const markOf = batched(async (db: Database, codes: readonly string[]) => {
  const marks = await dossierMarks(db, codes);
  return codes.map((code) => marks.get(code) ?? null);
});

/** Bytes of pages kept at most. */
const ROOM = 96 * 1024 * 1024;

/**
 * The pages on which everybody may see where a dossier stands. Whether anything happened to it is asked each time, of
 * the database and for all who ask at once; only when something did, or time changes what is said, the page is made
 * anew. Pages that nobody asked for longest go first.
 */
export class StatusPages {
  readonly #db: Database;
  readonly #kept = new Map<string, Kept>();
  #size = 0;

  constructor(db: Database) {
    this.#db = db;
  }

  /**
   * @param revision of the registers: their names and who decides are on the page.
   * @param asOf the sentence that tells that the page is as of now.
   * @returns null when there is no such dossier.
   */
  async get(
    address: string,
    code: string,
    { revision, now, asOf }: { revision: number; now: Instant; asOf: string },
    make: () => Promise<Made | null>,
  ): Promise<Buffer | null> {
    // Asked before the page is made: what happens meanwhile makes it old, not new under an old mark.
    const found = await markOf(this.#db, code);
    if (found === null) return null;
    const mark = `${found} ${revision}`;
    const known = this.#kept.get(address);
    if (known && known.mark === mark && now < known.holdsUntil) {
      this.#kept.delete(address);
      this.#kept.set(address, known);
      return Buffer.concat([known.before, Buffer.from(asOf), known.after]);
    }
    const made = await make();
    if (!made) return null;
    this.#keep(address, mark, made);
    return Buffer.from(made.html);
  }

  #keep(address: string, mark: string, { html, asOf, holdsUntil }: Made): void {
    const [before, after, ...more] = html.split(asOf);
    if (before === undefined || after === undefined || more.length > 0) return;
    this.#forget(address);
    const kept = { mark, holdsUntil, before: Buffer.from(before), after: Buffer.from(after) };
    this.#kept.set(address, kept);
    this.#size += sizeOf(kept);
    for (const oldest of this.#kept.keys()) {
      if (this.#size <= ROOM) break;
      this.#forget(oldest);
    }
  }

  #forget(address: string): void {
    const kept = this.#kept.get(address);
    if (!kept) return;
    this.#kept.delete(address);
    this.#size -= sizeOf(kept);
  }
}

const sizeOf = ({ before, after }: Kept): number => before.length + after.length;

/**
 * Until when time alone changes nothing of what the page says: the office opens or closes, the day or the limit ends.
 * @param limit of the dossier by law, while it runs.
 */
export function holdsUntil({ now, office: { open } }: StatusModel, limit: Instant | null): Instant {
  const turns = [
    at(dayOf(addMinutes(now, 24 * 60)), 0),
    open.kind === 'open' ? open.until : open.next,
    // `isLate` begins after the limit, `due-soon` a day before it.
    limit && instant(epochMs(limit) + 1),
    limit && addMinutes(limit, -24 * 60),
  ];
  return turns.reduce<Instant>(
    (first, turn) => (turn !== null && turn > now && turn < first ? turn : first),
    turns[0]!,
  );
}
