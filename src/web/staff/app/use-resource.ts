import { useCallback, useEffect, useState } from 'react';
import type { Problem, Result } from '../api/problem.ts';

export interface Resource<Value> {
  /** The last answer, kept while the next one is under way. */
  readonly value: Value | null;
  readonly problem: Problem | null;
  readonly loading: boolean;
  readonly reload: () => void;
  readonly set: (value: Value) => void;
}

/** Loads, and loads again when `load` changes (memoise it); an answer that was overtaken is dropped. */
export function useResource<Value>(load: (signal: AbortSignal) => Promise<Result<Value>>): Resource<Value> {
  const [value, set] = useState<Value | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [loading, setLoading] = useState(true);
  const [turn, setTurn] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn loads again
  useEffect(() => {
    const abort = new AbortController();
    setLoading(true);
    load(abort.signal).then((answer) => {
      if (abort.signal.aborted) return;
      setLoading(false);
      setProblem(answer.ok ? null : answer.problem);
      if (answer.ok) set(answer.value);
    });
    return () => abort.abort();
  }, [load, turn]);

  return { value, problem, loading, reload: useCallback(() => setTurn((last) => last + 1), []), set };
}
