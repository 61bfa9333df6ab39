import { type Database, type Fragment, type Transaction, transactionEndingWith } from '../kernel/database.ts';
import { Refusal } from '../kernel/refusal.ts';

/** Work for a transaction: what is done in it, and the statements by which what was done is kept. */
export interface Work<A> {
  done(tx: Transaction): Promise<A>;
  kept(tx: Transaction, answer: A): Fragment[];
}

interface Waiting {
  readonly order: string;
  readonly work: Work<unknown>;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** While the commit of one is under way, the next may ask its questions. */
const AT_ONCE = 2;

export const alone = <A>(db: Database, { done, kept }: Work<A>): Promise<A> =>
  transactionEndingWith(db, done, kept);

/**
 * Work that comes while other work is under way waits, and what has waited shares one transaction: at a busy moment
 * many are committed at the price of one, and their statements travel together. At a quiet moment nobody waits.
 */
export class Together {
  readonly #db: Database;
  #waiting: Waiting[] = [];
  #underWay = 0;

  constructor(db: Database) {
    this.#db = db;
  }

  /** @param order those that share a transaction do their work in this order, so that processes do not block each other. */
  run<A>(order: string, work: Work<A>): Promise<A> {
    const { promise, resolve, reject } = Promise.withResolvers<A>();
    this.#waiting.push({ order, work, resolve, reject } as Waiting);
    if (this.#underWay < AT_ONCE) void this.#work();
    return promise;
  }

  async #work(): Promise<void> {
    this.#underWay += 1;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.sort((a, b) => (a.order < b.order ? -1 : 1));
      this.#waiting = [];
      await (batch.length === 1 ? this.#each(batch) : this.#share(batch));
    }
    this.#underWay -= 1;
  }

  /** A refusal concerns only the one that was refused. After any other error nothing of it was, and each goes alone. */
  async #share(batch: readonly Waiting[]): Promise<void> {
    let outcomes: PromiseSettledResult<unknown>[];
    try {
      outcomes = await transactionEndingWith(
        this.#db,
        async (tx) => {
          const settled = await Promise.allSettled(batch.map(({ work }) => work.done(tx)));
          const broken = settled.find((o) => o.status === 'rejected' && !(o.reason instanceof Refusal));
          if (broken) throw (broken as PromiseRejectedResult).reason;
          return settled;
        },
        (tx, settled) =>
          settled.flatMap((outcome, i) =>
            outcome.status === 'fulfilled' ? batch[i]!.work.kept(tx, outcome.value) : [],
          ),
      );
    } catch {
      return this.#each(batch);
    }
    for (const [i, outcome] of outcomes.entries()) {
      if (outcome.status === 'fulfilled') batch[i]!.resolve(outcome.value);
      else batch[i]!.reject(outcome.reason);
    }
  }

  async #each(batch: readonly Waiting[]): Promise<void> {
    await Promise.all(batch.map(({ work, resolve, reject }) => alone(this.#db, work).then(resolve, reject)));
  }
}
