import fc from 'fast-check';
import { pinyin } from 'pinyin-pro';
import { describe, expect, it } from 'vitest';
import type { ClientEntry } from './client-entry.ts';
import { atOnce, clientIndex, type ClientIndex } from './client-index.ts';
import { segmentBytes, segmentOf } from './segment-bytes.ts';

// An implementation of the rules of docs/client-search.md that shares nothing with the one it is held against.

const ranks = { exact: 0, tail: 1, prefix: 2, inside: 3 };

function bare(name: string): string {
  return name
    .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\s·•‧・.'’-]/g, '')
    .toUpperCase();
}

function spellings(character: string): readonly string[] {
  if (character === '𠮷') return ['ji'];
  const all = pinyin(character, { toneType: 'none', multiple: true, type: 'array', v: true });
  return all
    .filter((reading) => /^[a-z]+$/.test(reading))
    .flatMap((reading) =>
      /^[ln]ve?$/.test(reading)
        ? [
            reading,
            reading.replace('v', 'yu'),
            ...(reading.length > 2 ? [reading.replace('v', 'u')] : []),
          ]
        : [reading],
    );
}

/** Every text of a run of characters that letters may be, the last cut off anywhere. */
function naiveSound(characters: readonly string[], letters: string): readonly number[] {
  const counts: number[] = [];
  const go = (at: number, rest: string): void => {
    for (const word of spellings(characters[at] ?? '')) {
      if (word.startsWith(rest)) counts.push(at + 1);
      const parts = [word, word[0] ?? '', ...(/^[zcs]h/.test(word) ? [word.slice(0, 2)] : [])];
      for (const part of parts)
        if (rest.length > part.length && rest.startsWith(part)) go(at + 1, rest.slice(part.length));
    }
  };
  go(0, letters);
  return counts;
}

function naiveRank(client: ClientEntry, typed: string): number | null {
  const found: number[] = [];
  const tailsOnly = typed.startsWith('/');
  const text = bare(typed);
  const name = bare(client.name);
  if (!tailsOnly && text !== '') {
    if (name === text) found.push(ranks.exact);
    else if (name.startsWith(text)) found.push(ranks.prefix);
    else if (name.includes(text)) found.push(ranks.inside);
  }
  const letters = typed.replace(/[\s'’]/g, '').toLowerCase();
  if (/^[a-z]+$/.test(letters)) {
    const characters = Array.from(name);
    for (let start = 0; start < characters.length; start += 1) {
      const counts = naiveSound(characters.slice(start), letters);
      if (counts.length === 0) continue;
      const isWhole = start === 0 && counts.includes(characters.length);
      found.push(isWhole ? ranks.exact : start === 0 ? ranks.prefix : ranks.inside);
    }
  }
  const number = typed.replace(/[/\s]/g, '').toUpperCase();
  if (/^[0-9A-Z]*\d[0-9A-Z]*$/.test(number)) {
    const { clientNo, idNumber, mobile, capitalAccount, accounts } = client;
    for (const value of [clientNo, idNumber, mobile, capitalAccount, ...accounts]) {
      if (value === number && !(tailsOnly && number.length < 4)) found.push(ranks.exact);
      if (number.length >= 4 && value.endsWith(number)) found.push(ranks.tail);
      if (!tailsOnly && number.length >= 3 && value.startsWith(number)) found.push(ranks.prefix);
    }
  }
  return found.length === 0 ? null : Math.min(...found);
}

function naive(clients: ReadonlyMap<string, ClientEntry>, typed: string): readonly string[] {
  const order = ({ name }: ClientEntry): string =>
    bare(name) === name ? name : `${bare(name)}\0${name}`;
  return [...clients.values()]
    .flatMap((client) => {
      const rank = naiveRank(client, typed);
      return rank === null ? [] : [{ rank, order: order(client), clientNo: client.clientNo }];
    })
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        (a.order < b.order ? -1 : a.order > b.order ? 1 : a.clientNo < b.clientNo ? -1 : 1),
    )
    .map(({ clientNo }) => clientNo);
}

// Few characters and digits, so that much is found and much collides.
const characters = Array.from('张磊雷单仇解曾行长吕略西安阿依𬱖䶮𠮷· aB2');
const name = fc
  .array(fc.constantFrom(...characters), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.join(''));
const digits = (length: number) =>
  fc
    .array(fc.constantFrom('0', '1', '2'), { minLength: length, maxLength: length })
    .map((all) => all.join(''));
const idNumber = fc.oneof(
  fc.tuple(digits(17), fc.constantFrom('0', '1', 'X')).map((parts) => parts.join('')),
  digits(8).map((all) => `E${all}`),
  digits(4).map((all) => `军字${all}号`),
  fc.constant(''),
);
const client = fc.record({
  clientNo: digits(5).map((all) => `01${all}`),
  name,
  idKind: fc.constantFrom('RESIDENT', 'PASSPORT'),
  idNumber,
  mobile: fc.oneof(digits(11), fc.constant('')),
  capitalAccount: digits(12),
  accounts: fc.array(
    digits(9).map((all) => `A${all}`),
    { maxLength: 3 },
  ),
  tier: fc.constantFrom('STANDARD', 'GOLD'),
});
const typed = fc.oneof(
  fc
    .array(fc.constantFrom(...characters), { minLength: 1, maxLength: 3 })
    .map((all) => all.join('')),
  fc
    .array(
      fc.constantFrom(
        'zhang',
        'zh',
        'z',
        'lei',
        'l',
        'le',
        'shan',
        'dan',
        's',
        'xie',
        'xi',
        'x',
        'an',
        'a',
        'lv',
        'lue',
        'ch',
        'yi',
        'ji',
      ),
      { minLength: 1, maxLength: 5 },
    )
    .map((all) => all.join('')),
  fc.integer({ min: 1, max: 13 }).chain((length) => digits(length)),
  digits(4).map((all) => `/${all}`),
  digits(3).map((all) => `/${all}X`),
  digits(3).map((all) => `A${all}`),
  digits(3).map((all) => `E${all}`),
);
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .array(client, { maxLength: 60 })
      .map((clients) => ({ kind: 'fill' as const, clients })),
  },
  {
    weight: 6,
    arbitrary: fc
      .array(client, { maxLength: 60 })
      .map((clients) => ({ kind: 'put' as const, clients })),
  },
  {
    weight: 3,
    arbitrary: fc
      .array(fc.nat(), { maxLength: 20 })
      .map((places) => ({ kind: 'remove' as const, places })),
  },
  { weight: 2, arbitrary: fc.constant({ kind: 'settle' as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'tidy' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'keep' as const }) },
);

describe('clientIndex', () => {
  it('finds what a scan of all clients finds, in its order, whatever changed and was packed', () => {
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 1, maxLength: 10 }),
        fc.array(typed, { minLength: 5, maxLength: 12 }),
        (steps, queries) => {
          let index: ClientIndex = clientIndex();
          const present = new Map<string, ClientEntry>();
          for (const one of steps) {
            if (one.kind === 'fill') {
              const fresh = new Map(one.clients.map((entry) => [entry.clientNo, entry]));
              for (const clientNo of present.keys()) fresh.delete(clientNo);
              index.load([...fresh.values()]);
              for (const [clientNo, entry] of fresh) present.set(clientNo, entry);
            } else if (one.kind === 'put') {
              index.put(one.clients);
              for (const entry of one.clients) present.set(entry.clientNo, entry);
            } else if (one.kind === 'remove') {
              const all = [...present.keys()];
              const gone = one.places.flatMap((place) => all[place % all.length] ?? []);
              index.remove(gone);
              for (const clientNo of gone) present.delete(clientNo);
            } else if (one.kind === 'settle') atOnce(index.settle());
            else if (one.kind === 'tidy') atOnce(index.tidy());
            else
              index = clientIndex(
                index.segments().map((packed) => segmentOf(segmentBytes(packed))),
              );
          }
          for (const query of queries) {
            const { hits, total } = index.search(query, 200);
            const wanted = naive(present, query);
            expect({ query, found: hits.map(({ clientNo }) => clientNo) }).toEqual({
              query,
              found: wanted.slice(0, 200),
            });
            expect(total).toBe(Math.min(200, wanted.length));
            for (const { by: _, from: __, length: ___, ...entry } of hits)
              expect(entry).toEqual(present.get(entry.clientNo));
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});
