import { describe, expect, it } from 'vitest';
import {
  placesFor,
  refusalComment,
  RefusalReason,
  RefusalReasons,
  refusalWords,
} from './refusal-reason.ts';

const front = { field: 'evidence.document-front', label: '证件正面' };
const signature = { field: 'evidence.signature', label: '签名' };
const mobile = { field: 'contact.mobile', label: '手机' };

describe('reasons of a refusal', () => {
  it('AP-15 says the place, the reason and the decider’s words in one sentence', () => {
    expect(
      refusalWords({ code: 'UNCLEAR', place: front, note: ' 反光 ', presence: 'client' }),
    ).toBe('证件正面:影像不清,反光。');
    expect(refusalWords({ code: 'MISSING', place: null, note: '', presence: 'client' })).toBe(
      '缺材料。',
    );
    expect(
      refusalWords({ code: 'OTHER', place: mobile, note: '客户已换号。', presence: 'counter' }),
    ).toBe('手机:客户已换号。');
  });

  it('AP-15 puts all of them into a comment that is never longer than a decision takes', () => {
    const reasons = Array.from({ length: 20 }, () =>
      RefusalReason.parse({
        code: 'OTHER',
        place: null,
        note: '长'.repeat(200),
        presence: 'counter',
      }),
    );
    expect(RefusalReasons.safeParse(reasons).success).toBe(true);
    expect(refusalComment(reasons)).toHaveLength(500);
    expect(refusalComment(reasons.slice(0, 1))).toBe(`${'长'.repeat(200)}。`);
  });

  it('offers the places a reason can be about, and all where none fits', () => {
    const places = [front, signature, mobile];
    expect(placesFor('UNCLEAR', places)).toEqual([front, signature]);
    expect(placesFor('SIGNATURE', places)).toEqual([signature]);
    expect(placesFor('DIFFERS', places)).toEqual([mobile]);
    expect(placesFor('OTHER', places)).toEqual(places);
    expect(placesFor('SIGNATURE', [mobile])).toEqual([mobile]);
  });
});
