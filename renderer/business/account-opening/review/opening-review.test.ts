import { describe, expect, it } from 'vitest';
import { anApplication, submitOpening } from '../../../../test/helpers/test-counter.ts';
import { ruleTables } from '../../../../test/helpers/rule-tables.ts';
import type { EvidenceKind } from '../../../../shared/safeguards/evidence.ts';
import { openingReview } from './opening-review.ts';

const day = { businessDate: '2026-11-23', tables: ruleTables };

function reviewed(kinds: readonly EvidenceKind[], isVisited: boolean) {
  const id = '0190a000-0000-7000-8000-000000000001';
  const submitted = submitOpening(id, anApplication(1));
  const evidence = kinds.map((kind) => ({
    kind,
    digest: 'a'.repeat(64),
    mediaType: 'image/jpeg',
    bytes: 1,
    takenAt: 1,
    source: 'camera',
    page: 1,
  }));
  const command = { ...submitted, data: { application: anApplication(1), evidence } };
  const review = openingReview.review({ command, previous: null, rows: {}, isVisited, ...day });
  return { ...review, unusual: review.unusual.map(({ words }) => words) };
}

describe('what a checker of an opening is told', () => {
  it('nobody verified and no picture is unusual, and no tick compares with pictures', () => {
    const { unusual, ticks } = reviewed([], false);
    expect(unusual).toEqual(['未核验到场', '没有证件影像']);
    expect(ticks[0]).toBe('没有证件影像,姓名、证件号码已与证件原件核对一致');
  });

  it('other pictures are no picture of the document', () => {
    expect(reviewed(['signature', 'document-back'], true).unusual).toEqual(['没有证件影像']);
  });

  it('nothing is unusual with the client verified and the document taken', () => {
    const { unusual, ticks } = reviewed(['document-front'], true);
    expect(unusual).toEqual([]);
    expect(ticks[0]).toBe('姓名、证件号码与证件原件影像一致');
  });
});
