import { describe, expect, it } from 'vitest';
import { ruleTables } from '../../../test/helpers/rule-tables.ts';
import { explainRetention, type KeptRecord, RecordKind } from './retention.ts';

const kept: KeptRecord = { record: 'CLIENT', from: '2016-05-04', endedOn: null, isHeld: false };
const ask = (change: Partial<KeptRecord>) =>
  explainRetention({ ...kept, ...change }, '2026-11-23', ruleTables);

describe('explainRetention', () => {
  it('RT-1 keeps for years from the record, a leap day to the end of February', () => {
    const trade = ask({ record: 'TRADE', from: '2024-02-29' });
    expect(trade).toMatchObject({ answer: { keepUntil: '2044-02-29', because: 'FROM_RECORD' } });
    const drill = ask({ record: 'DRILL_REPORT', from: '2024-02-29' });
    expect(drill).toMatchObject({ answer: { keepUntil: '2029-02-28' } });
  });

  it('RT-2 the longest term wins, and nothing ends while the relation lasts', () => {
    expect(ask({ endedOn: '2026-05-03' })).toMatchObject({ answer: { because: 'FROM_RECORD' } });
    expect(ask({ endedOn: '2026-05-05' })).toMatchObject({
      answer: { keepUntil: '2036-05-05', because: 'AFTER_END' },
      lines: [{ rule: 'RT-1' }, { rule: 'RT-2' }],
    });
    expect(ask({})).toMatchObject({ answer: { keepUntil: null, because: 'NOT_ENDED' } });
  });

  it('RT-3 an open investigation holds a record', () => {
    expect(ask({ endedOn: '2000-01-01', isHeld: true })).toMatchObject({
      answer: { keepUntil: null, because: 'HELD' },
    });
  });

  it('RT-1 has a term for every kind of record, and fails closed on a day without', () => {
    for (const record of RecordKind.options) expect(ask({ record }).found).toBe(true);
    const early = explainRetention({ ...kept, record: 'AUDIT_LOG' }, '2019-05-31', ruleTables);
    expect(early).toMatchObject({ found: false });
  });
});
