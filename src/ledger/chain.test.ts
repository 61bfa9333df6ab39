import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instant } from '../kernel/time.ts';
import {
  canonicalJson,
  emptyChain,
  firstBreak,
  link,
  type NewEvent,
  openingOf,
  saidOf,
  sha256,
} from './chain.ts';

const at = instant('2023-08-15T07:30:00Z');

const anyEvent: fc.Arbitrary<NewEvent> = fc.record({
  id: fc.uuid(),
  stream: fc.uuid(),
  streamSeq: fc.integer({ min: 1, max: 9 }),
  kind: fc.constantFrom('dossier.received', 'dossier.decided', 'authority.delegated'),
  data: fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 1 }), { maxKeys: 3 }),
});
const fewEvents = fc.array(anyEvent, { maxLength: 4 });
const anyChain = fc
  .uniqueArray(anyEvent, { selector: (e) => e.id, minLength: 2, maxLength: 6 })
  .map((events) => link('office', emptyChain, events, 'somebody', at));
const chainAndPlace = anyChain.chain((chain) =>
  fc.tuple(fc.constant(chain), fc.nat({ max: chain.length - 2 })),
);

describe('a chain', () => {
  test('that nobody touched has no break', () => {
    fc.assert(fc.property(anyChain, (chain) => firstBreak(chain, emptyChain) === null));
  });

  test('may be checked in pieces, each from where the last ended', () => {
    fc.assert(
      fc.property(chainAndPlace, ([chain, place]) => {
        const end = chain[place]!;
        expect(firstBreak(chain.slice(0, place + 1), emptyChain)).toBeNull();
        expect(firstBreak(chain.slice(place + 1), { length: end.chainSeq, head: end.hash })).toBeNull();
      }),
    );
  });

  test('grows in any number of steps to the same hashes', () => {
    fc.assert(
      fc.property(fewEvents, fewEvents, (first, second) => {
        const whole = link('office', emptyChain, [...first, ...second], null, at);
        const begun = link('office', emptyChain, first, null, at);
        const last = begun.at(-1);
        const end = last ? { length: last.chainSeq, head: last.hash } : emptyChain;
        expect([...begun, ...link('office', end, second, null, at)]).toEqual(whole);
      }),
    );
  });
});

describe('a break shows at its place when', () => {
  test.each([
    ['the data', { data: { something: 'else' } }],
    ['the kind', { kind: 'dossier.refused' }],
    ['the moment', { at: instant('2023-08-15T07:30:00.001Z') }],
    ['the person', { actor: 'somebody else' }],
    ['the person taken away', { actor: null }],
    ['the chain', { chain: 'another office' }],
    ['the thing it is about', { stream: '00000000-0000-7000-8000-000000000000' }],
    ['the place in its stream', { streamSeq: 99 }],
  ])('of one event %s is changed', (_what, change) => {
    fc.assert(
      fc.property(chainAndPlace, ([chain, place]) => {
        const forged = chain.map((event, index) => (index === place ? { ...event, ...change } : event));
        expect(firstBreak(forged, emptyChain)).toBe(place + 1);
      }),
    );
  });

  test('one event is changed and hashed anew: the one after it no longer follows', () => {
    fc.assert(
      fc.property(chainAndPlace, ([chain, place]) => {
        const before = chain[place - 1];
        const end = before ? { length: before.chainSeq, head: before.hash } : emptyChain;
        const [anew] = link('office', end, [{ ...chain[place]!, kind: 'forged' }], 'somebody', at);
        const forged = chain.map((event, index) => (index === place ? anew! : event));
        expect(firstBreak(forged, emptyChain)).toBe(place + 2);
      }),
    );
  });

  test('one event is taken away', () => {
    fc.assert(
      fc.property(chainAndPlace, ([chain, place]) => {
        expect(firstBreak(chain.toSpliced(place, 1), emptyChain)).toBe(place + 1);
      }),
    );
  });

  test('two events have changed places', () => {
    fc.assert(
      fc.property(chainAndPlace, ([chain, place]) => {
        const [a, b] = [chain[place]!, chain[place + 1]!];
        expect(firstBreak(chain.toSpliced(place, 2, b, a), emptyChain)).toBe(place + 1);
      }),
    );
  });

  test('an event is put in twice', () => {
    fc.assert(
      fc.property(chainAndPlace, ([chain, place]) => {
        expect(firstBreak(chain.toSpliced(place, 0, chain[place]!), emptyChain)).toBe(place + 2);
      }),
    );
  });
});

describe('canonical JSON (RFC 8785)', () => {
  test.each([
    [{ b: 1, a: [true, null] }, '{"a":[true,null],"b":1}'],
    [{ số: 'Đống Đa', s: 1e21 }, '{"s":1e+21,"số":"Đống Đa"}'],
    ['x\n', '"x\\n"'],
  ])('of %j is %s', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  test('does not depend on the order in which an object was made', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (object) => {
        const reversed = Object.fromEntries(Object.entries(object).reverse());
        expect(canonicalJson(reversed)).toBe(canonicalJson(object));
      }),
    );
  });

  test('refuses what is no JSON', () => {
    expect(() => canonicalJson(undefined)).toThrow(TypeError);
  });
});

test('an event in two parts, with its place between them, is its canonical JSON', () => {
  fc.assert(
    fc.property(anyChain, (chain) => {
      for (const event of chain) {
        const content = `${openingOf(event)}${event.chainSeq},${saidOf(event).slice(1)}`;
        expect(sha256(Buffer.concat([event.previousHash, Buffer.from(content)]))).toEqual(event.hash);
      }
    }),
  );
});

test('sha256 of nothing is the one everybody knows', () => {
  expect(sha256('').toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
});
