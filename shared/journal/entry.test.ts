import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Fault } from '../errors.ts';
import { intl1 } from '../suite-intl-1.ts';
import { canonicalText, sameCanonical } from './canonical.ts';
import { checkChain } from './chain.ts';
import { emptyHead, Entry, entryHash, type Head } from './entry.ts';

const counter = '0101-02';

/** A chain of `count` entries that starts an epoch. */
function chainOf(count: number): Entry[] {
  const entries: Entry[] = [];
  let head: Head = emptyHead();
  for (let seq = 1; seq <= count; seq++) {
    const id = `0190a000-0000-7000-8000-${String(seq).padStart(12, '0')}`;
    const entry: Entry = {
      counter,
      epoch: 1,
      seq,
      prev: head.hash,
      ...(seq === 1 ? { suite: 'intl-1' as const } : {}),
      business: 'account-opening',
      caseId: id,
      command: { type: 'SubmitOpening', version: 1, id, data: { name: `李𬱖${seq}` } },
      events: [{ type: 'OpeningSubmitted', data: { n: seq } }],
      at: 1_795_400_000_000 + seq,
      businessDate: '2026-11-23',
      timeToken: null,
      actor: { staff: '100023', role: 'maker', session: id },
      edition: '2026.11',
      seen: [],
    };
    entries.push(Entry.parse(entry));
    head = { epoch: 1, seq, hash: entryHash(intl1, entry) };
  }
  return entries;
}

it('I4 verifies a chain at any prefix', () => {
  const entries = chainOf(12);
  for (let length = 0; length <= entries.length; length++) {
    const check = checkChain(
      intl1,
      counter,
      emptyHead(),
      entries.slice(0, length).map((entry) => ({ entry })),
    );
    expect(check).toMatchObject({ ok: true, head: { seq: length } });
  }
});

it('names the entry after an altered one as the broken place, or the altered one when its hash is claimed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 7 }), (at) => {
      const entries = chainOf(8);
      const hashes = entries.map((entry) => entryHash(intl1, entry));
      const altered = entries.map((entry, index) =>
        index === at ? { ...entry, at: entry.at + 1 } : entry,
      );
      const claimed = checkChain(
        intl1,
        counter,
        emptyHead(),
        altered.map((entry, index) => ({ entry, hash: hashes[index] ?? '' })),
      );
      expect(claimed).toMatchObject({
        ok: false,
        broken: { seq: at + 1, reason: 'HASH' },
        head: { seq: at },
      });
      const unclaimed = checkChain(
        intl1,
        counter,
        emptyHead(),
        altered.map((entry) => ({ entry })),
      );
      if (at < 7)
        expect(unclaimed).toMatchObject({ ok: false, broken: { seq: at + 2, reason: 'PREV' } });
    }),
  );
});

it('names a missing, a foreign and a repeated entry', () => {
  const entries = chainOf(4).map((entry) => ({ entry }));
  const [first, second, third] = entries as [{ entry: Entry }, { entry: Entry }, { entry: Entry }];
  const check = (list: { entry: Entry }[]) => checkChain(intl1, counter, emptyHead(), list);
  expect(check([first, third])).toMatchObject({ ok: false, broken: { seq: 3, reason: 'SEQ' } });
  expect(check([first, first])).toMatchObject({ ok: false, broken: { seq: 1, reason: 'SEQ' } });
  expect(check([{ entry: { ...first.entry, counter: '0101-01' } }])).toMatchObject({
    broken: { reason: 'COUNTER' },
  });
  expect(check([first, { entry: { ...second.entry, epoch: 2 } }])).toMatchObject({
    broken: { reason: 'EPOCH' },
  });
});

it('keeps and hashes fields of a newer program', () => {
  const [entry] = chainOf(1) as [Entry];
  const later = { x: 1 };
  const written = {
    ...entry,
    later,
    actor: { ...entry.actor, later },
    command: { ...entry.command, later },
    events: entry.events.map((event) => ({ ...event, later })),
    seen: [{ what: 'quote', value: 1, asOf: null, later }],
  };
  const read = Entry.parse(JSON.parse(canonicalText(written)));
  expect(sameCanonical(read, written)).toBe(true);
  expect(entryHash(intl1, read)).not.toBe(entryHash(intl1, entry));
});

it('has one canonical form whatever the order of keys, and none for lone surrogates', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.integer()), (value) => {
      const turned = Object.fromEntries(Object.entries(value).toReversed());
      expect(sameCanonical(value, turned)).toBe(true);
    }),
  );
  expect(() => canonicalText({ name: '\ud800' })).toThrow(Fault);
  expect(() => canonicalText(undefined)).toThrow(Fault);
  expect(() => canonicalText({ amount: Number.NaN })).toThrow(Fault);
});
