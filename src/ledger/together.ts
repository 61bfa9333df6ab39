import { type Database, type Fragment, type Transaction, transactionEndingWith } from '../kernel/database.ts';
import { Refusal } from '../kernel/refusal.ts';

/** Work for a transaction: what is done in it, and what is to be kept of it when all is done. */
export interface Work<A, K> {
  done(tx: Transaction): Promise<A>;
  kept(answer: A): K;
}

/** The statements that keep what was done, of one work or of many that share a transaction. */
export type Keep<K> = (tx: Transaction, kept: readonly K[]) => Fragment[];

interface Waiting<K> {
  readonly order: string;
  readonly work: Work<unknown, K>;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** While the commit of one is under way, the next may ask its questions. */
const AT_ONCE = 1;

export const alone = <A, K>(db: Database, { done, kept }: Work<A, K>, keep: Keep<K>): Promise<A> =>
  transactionEndingWith(db, done, (tx, answer) => keep(tx, [kept(answer)]));

/**
 * Work that comes while other work is under way waits, and what has waited shares one transaction: at a busy moment
 * many are committed at the price of one, and their statements travel together. At a quiet moment nobody waits.
 */
export class Together<K> {
  readonly #db: Database;
  readonly #keep: Keep<K>;
  #waiting: Waiting<K>[] = [];
  #underWay = 0;

  constructor(db: Database, keep: Keep<K>) {
    this.#db = db;
    this.#keep = keep;
  }

  /** @param order those that share a transaction do their work in this order, so that processes do not block each other. */
  run<A>(order: string, work: Work<A, K>): Promise<A> {
    const { promise, resolve, reject } = Promise.withResolvers<A>();
    this.#waiting.push({ order, work, resolve, reject } as Waiting<K>);
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
  async #share(batch: readonly Waiting<K>[]): Promise<void> {
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
        (tx, settled) => {
          const kept = settled.flatMap((outcome, i) =>
            outcome.status === 'fulfilled' ? [batch[i]!.work.kept(outcome.value)] : [],
          );
          return kept.length > 0 ? this.#keep(tx, kept) : [];
        },
      );
    } catch {
      return this.#each(batch);
    }
    for (const [i, outcome] of outcomes.entries()) {
      if (outcome.status === 'fulfilled') batch[i]!.resolve(outcome.value);
      else batch[i]!.reject(outcome.reason);
    }
  }

  async #each(batch: readonly Waiting<K>[]): Promise<void> {
    await Promise.all(
      batch.map(({ work, resolve, reject }) => alone(this.#db, work, this.#keep).then(resolve, reject)),
    );
  }
}
