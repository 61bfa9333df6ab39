import { useEffect, useState } from 'react';
import type { DossierRow } from '../api/types.ts';
import { useStaff } from '../app/staff-context.tsx';

const AGAIN_MS = 30_000;

/** Who else looks at the dossiers of the page, by code. */
export type Lookers = ReadonlyMap<string, readonly string[]>;

export function useLookers(rows: readonly DossierRow[]): Lookers {
  const { client } = useStaff();
  const [lookers, setLookers] = useState<Lookers>(new Map());
  const codes = rows.map(({ code }) => code).join(',');

  useEffect(() => {
    if (codes === '') return;
    const abort = new AbortController();
    async function ask() {
      if (document.hidden) return;
      const answer = await client.lookers(codes.split(','), abort.signal);
      if (answer.ok) setLookers(new Map(answer.value.dossiers.map(({ code, names }) => [code, names])));
    }
    void ask();
    const timer = setInterval(ask, AGAIN_MS);
    return () => {
      abort.abort();
      clearInterval(timer);
    };
  }, [client, codes]);
  return lookers;
}
