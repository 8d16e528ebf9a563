import { describe, expect, it } from 'vitest';
import { foldAct } from '../case.ts';
import type { DecideContext } from '../contract.ts';
import { noticeReceipt } from './index.ts';

const data = { notice: 'n-1', title: '国庆假期安排' };
const read = noticeReceipt.parse({ type: 'ReadNotice', data })!;
const caseId = '0190b0c0-0000-7000-8000-000000000001';

/** Only what the rule reads. */
function contextOf(receipts: readonly { key: string; maker: string }[]): DecideContext {
  const rows = receipts.map(({ key, maker }) => ({ key, asOf: 0, body: receiptBy(key, maker) }));
  return {
    facts: { receipts: rows },
    actor: { staff: '100023', role: 'maker', session: '' },
    caseId,
  } as unknown as DecideContext;
}

function receiptBy(id: string, staff: string) {
  const command = { type: 'ReadNotice', version: 1, id, data };
  const origin = { counter: '0101-02', epoch: 1, seq: 1, hash: '0'.repeat(64) };
  const events = [{ type: 'NoticeRead', data }];
  const act = { business: 'notice-receipt', caseId: id, command, events, staff, origin };
  return foldAct(noticeReceipt, null, { ...act, at: 0, businessDate: '2026-11-23' });
}

describe('a receipt of a notice', () => {
  const other = '0190b0c0-0000-7000-8000-000000000002';

  it('is recorded with the notice and its title', () => {
    expect(read.decide(null, contextOf([]))).toEqual([{ type: 'NoticeRead', data }]);
  });

  it('NO-1 is given once by each person', () => {
    const again = read.decide(null, contextOf([{ key: other, maker: '100023' }]));
    expect(again).toMatchObject([{ rule: 'NO-1' }]);
    const colleague = read.decide(null, contextOf([{ key: other, maker: '100025' }]));
    expect(colleague).toEqual([{ type: 'NoticeRead', data }]);
  });

  it('is found by its notice and done at once', () => {
    const state = noticeReceipt.evolve(null, { type: 'NoticeRead', data });
    expect(noticeReceipt.keys(state)).toEqual({ notice: 'n-1' });
    expect(noticeReceipt.isDone(state)).toBe(true);
    expect(noticeReceipt.evolve(state, { type: 'NoticeRead', data })).toBeNull();
  });
});
