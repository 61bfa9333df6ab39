import type { Change, KeptFile, Spot } from './rows.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** What the server takes at most. */
export const MOST_BYTES = 20 * 1024 * 1024;

const hexOf = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

interface Taken extends Pick<KeptFile, 'session' | 'item' | 'kind' | 'name' | 'type' | 'place'> {
  readonly bytes: Bytes;
}

/** The rows of one more photograph or document, and its id. */
export async function newFile({ bytes, ...about }: Taken): Promise<{ id: string; changes: Change[] }> {
  const id = crypto.randomUUID();
  const row: KeptFile = {
    ...about,
    size: bytes.length,
    sha256: hexOf(await crypto.subtle.digest('SHA-256', bytes)),
    takenAt: new Date().toISOString(),
    sending: { state: 'saved' },
  };
  return {
    id,
    changes: [
      { kind: 'bytes', id, row: bytes },
      { kind: 'files', id, row },
    ],
  };
}

/** Where the device is, as far as its owner lets the page know; null after five seconds without an answer. */
export const whereabouts = (): Promise<Spot | null> =>
  new Promise((resolve) => {
    if (!('geolocation' in navigator)) return resolve(null);
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) =>
        resolve({ latitude, longitude, accuracyM: accuracy }),
      () => resolve(null),
      { timeout: 5000, maximumAge: 60_000, enableHighAccuracy: true },
    );
  });
