import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EvidenceRef } from '../../../shared/safeguards/evidence.ts';
import { addPage, movePage, pagesOf, removePage, replacePage } from './page-order.ts';

const kinds = ['document-front', 'signed-paper', 'other'] as const;

function piece(digest: string, kind: EvidenceRef['kind'] = 'other'): Omit<EvidenceRef, 'page'> {
  return { kind, digest, mediaType: 'image/jpeg', bytes: 1, takenAt: 0, source: 'file' };
}

/** Pages of several kinds, as they come one after another. */
const taken = fc
  .array(fc.constantFrom(...kinds), { minLength: 1, maxLength: 12 })
  .map((of) =>
    of.reduce<readonly EvidenceRef[]>(
      (pages, kind, at) => addPage(pages, piece(`digest-${at}`, kind)),
      [],
    ),
  );

const digests = (pages: readonly EvidenceRef[]) => pages.map(({ digest }) => digest);

function areNumbered(pages: readonly EvidenceRef[]): boolean {
  return kinds.every((kind) => pagesOf(pages, kind).every(({ page }, at) => page === at + 1));
}

describe('the order of pages', () => {
  it('keeps every page, each kind numbered from 1, wherever one is moved', () => {
    fc.assert(
      fc.property(
        taken,
        fc.array(fc.tuple(fc.nat(11), fc.constantFrom<1 | -1>(1, -1))),
        (pages, moves) => {
          let now = pages;
          for (const [at, step] of moves) {
            const moved = now[at % now.length];
            if (moved !== undefined) now = movePage(now, moved, step);
          }
          expect(digests(now).toSorted()).toEqual(digests(pages).toSorted());
          expect(areNumbered(now)).toBe(true);
        },
      ),
    );
  });

  it('moves one page past its neighbour of the same kind, and none past the end', () => {
    const pages = ['a', 'b', 'c'].reduce<readonly EvidenceRef[]>(
      (before, digest) => addPage(before, piece(digest)),
      [],
    );
    const last = pages[2];
    const first = pages[0];
    if (first === undefined || last === undefined) throw new Error('no pages');
    expect(digests(pagesOf(movePage(pages, last, -1), 'other'))).toEqual(['a', 'c', 'b']);
    expect(movePage(pages, last, 1)).toBe(pages);
    expect(movePage(pages, first, -1)).toBe(pages);
  });

  it('closes the gap of a page taken out, and leaves other kinds alone', () => {
    fc.assert(
      fc.property(taken, fc.nat(11), (pages, at) => {
        const removed = pages[at % pages.length];
        if (removed === undefined) return;
        const left = removePage(pages, removed);
        expect(digests(left).toSorted()).toEqual(
          digests(pages)
            .filter((digest) => digest !== removed.digest)
            .toSorted(),
        );
        expect(areNumbered(left)).toBe(true);
      }),
    );
  });

  it('puts what is taken again in the place of the page', () => {
    const pages = addPage(addPage([], piece('a')), piece('b'));
    const first = pages[0];
    if (first === undefined) throw new Error('no page');
    const { kind, ...anew } = piece('new');
    expect(kind).toBe('other');
    expect(digests(pagesOf(replacePage(pages, first, anew), 'other'))).toEqual(['new', 'b']);
  });
});
