import { useEffect, useRef } from 'react';

/** What the server says of a dossier that changed. */
export interface DossierChanged {
  readonly code: string;
  readonly version: number;
}

/** What is told: a dossier changed, something new stands in the own list, or anything may have happened. */
type Told =
  | { readonly kind: 'dossier'; readonly changed: DossierChanged }
  | { readonly kind: 'notices' | 'anything' };

const STREAM = '/api/v1/live';

const changeOf = (data: string): DossierChanged | null => {
  try {
    const { code, version } = JSON.parse(data) as Partial<DossierChanged>;
    return typeof code === 'string' && typeof version === 'number' ? { code, version } : null;
  } catch {
    return null;
  }
};

const listeners = new Set<(told: Told) => void>();
let stream: EventSource | null = null;

function tell(told: Told): void {
  for (const listener of listeners) listener(told);
}

function open(): void {
  stream = new EventSource(STREAM);
  stream.addEventListener('dossier', ({ data }: MessageEvent<string>) => {
    const changed = changeOf(data);
    if (changed) tell({ kind: 'dossier', changed });
  });
  stream.addEventListener('notices', () => tell({ kind: 'notices' }));
  // Too much was missed.
  stream.addEventListener('resync', () => tell({ kind: 'anything' }));
  stream.addEventListener('signed-out', close);
}

function close(): void {
  stream?.close();
  stream = null;
}

function onVisibility(): void {
  if (document.hidden) {
    close();
  } else if (stream === null) {
    open();
    tell({ kind: 'anything' });
  }
}

function listen(listener: (told: Told) => void): () => void {
  if (listeners.size === 0) {
    document.addEventListener('visibilitychange', onVisibility);
    if (!document.hidden) open();
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    document.removeEventListener('visibilitychange', onVisibility);
    close();
  };
}

/** One stream for all that listen, as long as the page can be seen: a browser keeps few connections to one server. */
function useTold(onTold: (told: Told) => void): void {
  const latest = useRef(onTold);
  useEffect(() => {
    latest.current = onTold;
  });
  useEffect(() => listen((told) => latest.current(told)), []);
}

/**
 * Calls back when a dossier changes, as long as the page can be seen. Whoever comes back to a tab is told once, as
 * anything may have happened (`null`). Without the stream nothing is told, and pages show what they loaded.
 */
export const useLive = (onChange: (changed: DossierChanged | null) => void): void =>
  useTold((told) => {
    if (told.kind === 'dossier') onChange(told.changed);
    else if (told.kind === 'anything') onChange(null);
  });

/** Calls back when something new stands in the list of what whoever is signed in was told. */
export const useLiveNotices = (onNotice: () => void): void =>
  useTold((told) => {
    if (told.kind !== 'dossier') onNotice();
  });
