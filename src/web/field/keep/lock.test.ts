import { describe, expect, test } from 'vitest';
import { makeLock, openLock, seal, unseal } from './lock.ts';

const said = new TextEncoder().encode('Đơn vị báo cáo 41 thủ tục');
const has = (haystack: Uint8Array, needle: Uint8Array) => Buffer.from(haystack).includes(Buffer.from(needle));

describe('what is kept under a passphrase', async () => {
  const { lock, key } = await makeLock('đoàn số một đi khảo sát');

  test('is derived as slowly as it should be', () => {
    expect(lock.iterations).toBeGreaterThanOrEqual(600_000);
  });

  test.each([
    ['as it was set', 'đoàn số một đi khảo sát'],
    ['from a keyboard that composes otherwise', 'đoàn số một đi khảo sát'.normalize('NFD')],
  ])('opens with the passphrase %s', async (_case, passphrase) => {
    const opened = await openLock(lock, passphrase);
    expect(await unseal(opened!, 'entries/1', await seal(key, 'entries/1', said))).toEqual(said);
  });

  test.each(['', 'đoàn số một đi khảo sat', 'Đoàn số một đi khảo sát', 'đoàn số một đi khảo sát '])(
    'does not open with “%s”',
    async (passphrase) => {
      expect(await openLock(lock, passphrase)).toBeNull();
    },
  );

  test('is not readable, and not the same twice', async () => {
    const [one, two] = [await seal(key, 'entries/1', said), await seal(key, 'entries/1', said)];
    expect(one).not.toEqual(two);
    expect(has(one, said)).toBe(false);
  });

  test('does not open elsewhere, nor with a bit changed', async () => {
    const box = await seal(key, 'entries/1', said);
    await expect(unseal(key, 'entries/2', box)).rejects.toThrow();
    box[20]! ^= 1;
    await expect(unseal(key, 'entries/1', box)).rejects.toThrow();
  });

  test('has a key that no script can read', async () => {
    await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
  });
});
