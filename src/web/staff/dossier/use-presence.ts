import { useEffect, useState } from 'react';
import { useStaff } from '../app/staff-context.tsx';

const AGAIN_MS = 30_000;

/** Says that this page is open, as long as it can be seen, and tells who else looks at the dossier. */
export function usePresence(code: string): readonly string[] {
  const { client } = useStaff();
  const [names, setNames] = useState<readonly string[]>([]);

  useEffect(() => {
    let closed = false;
    async function say() {
      if (document.hidden) return;
      const answer = await client.look(code);
      if (!closed && answer.ok) setNames(answer.value.people.map(({ name }) => name));
    }
    const leave = () => void client.lookAway(code);
    void say();
    const timer = setInterval(say, AGAIN_MS);
    document.addEventListener('visibilitychange', say);
    window.addEventListener('pagehide', leave);
    return () => {
      closed = true;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', say);
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [client, code]);
  return names;
}
