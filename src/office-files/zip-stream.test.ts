import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { tidy } from '../kernel/text.ts';
import { clean } from './index.ts';
import { type PartToZip, zipStream } from './zip-stream.ts';

const bytesOf = async (parts: readonly PartToZip[]): Promise<Uint8Array> =>
  Buffer.concat(await Array.fromAsync(zipStream(parts)));

describe('a zip made byte by byte', () => {
  it('is unpacked by another program to what was put in', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 300 });
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.stringMatching(/^[a-zĐđ]{1,8}$/), fc.array(text)), async (given) => {
        const parts = Object.entries(given).map(([path, pieces]) => ({ path, text: pieces }));
        const unpacked = Object.entries(unzipSync(await bytesOf(parts)));
        expect(unpacked.map(([path, bytes]) => [path, strFromU8(bytes)])).toEqual(
          parts.map(({ path, text: pieces }) => [path, pieces.join('')]),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('throws what went wrong where its rows come from', async () => {
    const broken = async function* () {
      yield 'one';
      throw new Error('the connection was lost');
    };
    await expect(bytesOf([{ path: 'a', text: broken() }])).rejects.toThrow('the connection was lost');
  });

  it('lets go of what it reads from when nobody reads on', async () => {
    let closed = false;
    const endless = async function* () {
      try {
        for (;;) yield 'x'.repeat(100_000);
      } finally {
        closed = true;
      }
    };
    for await (const _ of zipStream([{ path: 'a', text: endless() }])) break;
    const reading = zipStream([{ path: 'a', text: endless() }]);
    await reading.next();
    await reading.next();
    await reading.return(undefined);
    await expect.poll(() => closed).toBe(true);
  });
});

it('text is cleaned the same whether or not it is seen at once to be clean', () => {
  const slow = (text: string): string => tidy(text.replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, ''));
  const some = fc.constantFrom(
    'a',
    'ậ',
    'a\u0323\u0302',
    ' ',
    '\u00a0',
    '\u00ad',
    '\u200b',
    'Đ',
    '\u0300',
    '文',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(some).map((signs) => signs.join('')),
      ),
      (text) => {
        expect(clean(text)).toBe(slow(text));
      },
    ),
    { numRuns: 2000 },
  );
  for (let code = 0; code < 0x10000; code += 1) {
    const sign = `x${String.fromCharCode(code)}x`;
    if (clean(sign) !== slow(sign)) expect(clean(sign), code.toString(16)).toBe(slow(sign));
  }
});
