import { useEffect, useSyncExternalStore } from 'react';
import { Notice } from '../../components/index.ts';
import { useStaff } from './staff-context.tsx';

const RETRY_MS = 10_000;

const subscribe = (onChange: () => void) => {
  window.addEventListener('online', onChange);
  window.addEventListener('offline', onChange);
  return () => {
    window.removeEventListener('online', onChange);
    window.removeEventListener('offline', onChange);
  };
};

/** Says that the server is out of reach, and asks for it again until it is not. */
export function OfflineBanner() {
  const { reached, words, client } = useStaff();
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  const away = !online || !reached;

  useEffect(() => {
    if (!away) return;
    const ask = () => void client.session();
    const timer = setInterval(ask, RETRY_MS);
    window.addEventListener('online', ask);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', ask);
    };
  }, [away, client]);

  return (
    <div role="status" className="staff-wrap offline-banner">
      {away ? (
        <Notice tone="warning" title={words.offline.title}>
          <p>{words.offline.detail}</p>
        </Notice>
      ) : null}
    </div>
  );
}
