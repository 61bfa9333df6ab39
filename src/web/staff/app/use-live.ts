import { useEffect, useRef } from 'react';

/** What the server says of a dossier that changed. */
export interface DossierChanged {
  readonly code: string;
  readonly version: number;
}

const STREAM = '/api/v1/live';

const changeOf = (data: string): DossierChanged | null => {
  try {
    const { code, version } = JSON.parse(data) as Partial<DossierChanged>;
    return typeof code === 'string' && typeof version === 'number' ? { code, version } : null;
  } catch {
    return null;
  }
};

/**
 * Calls back when a dossier changes, as long as the page can be seen: a browser keeps few connections to one server,
 * and an officer many tabs. Whoever comes back to a tab is told once, as anything may have happened (`null`). Without
 * the stream nothing is told, and pages show what they loaded.
 */
export function useLive(onChange: (changed: DossierChanged | null) => void): void {
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });

  useEffect(() => {
    let stream: EventSource | null = null;
    function open() {
      stream = new EventSource(STREAM);
      stream.addEventListener('dossier', ({ data }: MessageEvent<string>) => {
        const changed = changeOf(data);
        if (changed) latest.current(changed);
      });
      // Too much was missed; anything may have happened.
      stream.addEventListener('resync', () => latest.current(null));
      stream.addEventListener('signed-out', () => stream?.close());
    }
    function onVisibility() {
      if (document.hidden) {
        stream?.close();
        stream = null;
      } else if (stream === null) {
        open();
        latest.current(null);
      }
    }
    if (!document.hidden) open();
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      document.removeEventListener('visibilitychange', onVisibility);
      stream?.close();
    };
  }, []);
}
