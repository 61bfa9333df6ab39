import DataLoader from 'dataloader';

/**
 * Questions that many ask of one database or transaction at the same moment, asked as one. Nothing is remembered.
 * @param ask answers in the order of the questions. When it fails, it has failed for each.
 */
export function batched<Db extends object, Q, A>(
  ask: (db: Db, questions: readonly Q[]) => Promise<readonly A[]>,
): (db: Db, question: Q) => Promise<A> {
  const loaders = new WeakMap<Db, DataLoader<Q, A>>();
  return (db, question) => {
    let loader = loaders.get(db);
    if (!loader) {
      loader = new DataLoader<Q, A>((questions) => ask(db, questions), {
        cache: false,
        // Everything that arrived over the network in this turn comes along.
        batchScheduleFn: (send) => setImmediate(send),
      });
      loaders.set(db, loader);
    }
    return loader.load(question);
  };
}
