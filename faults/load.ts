import { setTimeout as sleep } from 'node:timers/promises';
import { oneStopSlug, PROCEDURES, procedureCode } from '../bench/dossiers/offices.ts';

/** What one counter was told about one dossier. */
export interface Acknowledged {
  readonly code: string;
  readonly key: string;
  /** Told that it is withdrawn. */
  withdrawn: boolean;
}

/** Gives up on one request after this many tries, as a person would call the administrator. */
const MOST_TRIES = 600;

/**
 * Counters that never stop. What breaks off is sent again with the same key until it is answered: so no counter knows
 * more, or less, than a real one would.
 */
export class Load {
  /** By code. */
  readonly acknowledged = new Map<string, Acknowledged>();
  /** Answers that no counter should ever get. */
  readonly faults: string[] = [];
  repeated = 0;
  readonly #url: () => string;
  readonly #cookies: readonly string[];
  readonly #newId: () => string;
  #running = true;
  #counters: Promise<void>[] = [];

  constructor(url: () => string, cookies: readonly string[], newId: () => string) {
    this.#url = url;
    this.#cookies = cookies;
    this.#newId = newId;
  }

  begin(): void {
    this.#counters = this.#cookies.map((cookie, index) => this.#counter(cookie, index + 1));
  }

  /** Waits until somebody was served again. */
  async progress(): Promise<void> {
    const before = this.acknowledged.size;
    for (let tries = 0; this.acknowledged.size === before && tries < 400; tries += 1) await sleep(25);
  }

  /** Every counter finishes what it has begun. */
  async end(): Promise<void> {
    this.#running = false;
    await Promise.all(this.#counters);
  }

  abandon(): void {
    this.#running = false;
  }

  async #counter(cookie: string, office: number): Promise<void> {
    for (let n = 1; this.#running; n += 1) {
      const key = this.#newId();
      const received = await this.#send(cookie, '/api/v1/dossiers', key, application(office, n));
      if (!received) return;
      const { code } = received;
      const known = this.acknowledged.get(code);
      if (known) this.faults.push(`${code} was given to ${known.key} and to ${key}`);
      const dossier = { code, key, withdrawn: false };
      this.acknowledged.set(code, dossier);
      if (n % 4 !== 0) continue;
      const path = `/api/v1/dossiers/${code}/withdraw`;
      if (!(await this.#send(cookie, path, this.#newId(), { reason: 'thử' }))) return;
      dossier.withdrawn = true;
    }
  }

  /** The first answer; null when there is none in the end. */
  async #send(cookie: string, path: string, key: string, body: object): Promise<{ code: string } | null> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      try {
        const answer = await fetch(`${this.#url()}${path}`, {
          method: 'POST',
          headers: {
            Cookie: cookie,
            'Content-Type': 'application/json',
            'Idempotency-Key': key,
            'X-Motcua': '1',
            Prefer: 'return=minimal',
          },
          body: JSON.stringify(body),
          signal: AbortSignal.timeout(10_000),
        });
        if (answer.ok) return (await answer.json()) as { code: string };
        if (answer.status < 500) {
          this.faults.push(`${path} was refused: ${answer.status} ${await answer.text()}`);
          return null;
        }
      } catch {
        // Nobody there, or gone in the middle: what became of it only the key can tell.
      }
      this.repeated += 1;
      await sleep(50);
    }
    this.faults.push(`${path} was never answered`);
    return null;
  }
}

const application = (office: number, n: number) => ({
  oneStop: oneStopSlug(office),
  procedure: procedureCode(1 + (n % PROCEDURES)),
  applicant: {
    fullName: `Nguyễn Thị Thử ${n}`,
    identityNumber: String(1_000_000_000 + n).padStart(12, '0'),
    address: 'Số 12 ngõ 34 phố Đội Cấn',
    phone: '0912345678',
  },
  components: [
    { no: 1, count: 1, files: [] },
    { no: 2, count: 1, files: [] },
  ],
});
