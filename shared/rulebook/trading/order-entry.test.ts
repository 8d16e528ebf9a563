import { describe, expect, it } from 'vitest';
import { ruleTables } from '../../../test/helpers/rule-tables.ts';
import { explainOrderEntry, type OrderEntry } from './order-entry.ts';
import { explainOrderType } from './order-types.ts';
import { explainSouthboundPhase } from './southbound-phase.ts';

const at = (time: string, rest: Partial<OrderEntry> = {}) =>
  explainOrderEntry(
    {
      market: 'XSHG',
      board: 'SH_MAIN',
      date: '2026-11-23',
      order: 'AUCTION',
      action: 'SUBMIT',
      ...rest,
      time,
    },
    ruleTables,
  );

describe('order entry', () => {
  it('PH-3 refuses in Shanghai what Shenzhen holds before the opening', () => {
    expect(at('09:27:00')).toMatchObject({ answer: 'REFUSED' });
    expect(at('09:27:00', { market: 'XSHE', board: 'SZ_MAIN' })).toMatchObject({ answer: 'HELD' });
  });

  it('PH-3 says what to do instead', () => {
    expect(at('12:00:00')).toMatchObject({
      lines: [
        {
          rule: 'PH-3',
          met: false,
          message:
            '沪市主板 12:00:00(午间休市):上交所不接受竞价申报。可登记为预约委托,到时再报送。',
        },
      ],
    });
    expect(at('14:58:00', { action: 'CANCEL' })).toMatchObject({
      lines: [
        {
          message:
            '沪市主板 14:58:00(收盘集合竞价(不可撤单)):上交所不接受竞价撤单。请待可撤单的时段再撤。',
        },
      ],
    });
  });

  it.each(['AUCTION', 'AFTER_HOURS', 'BLOCK'] as const)(
    'PH-3 PH-4 refuse %s orders on a day without trading',
    (order) =>
      expect(at('15:10:00', { order, date: '2026-11-22' })).toMatchObject({ answer: 'REFUSED' }),
  );

  it('PH-4 takes after-hours orders only on boards that have them that day', () => {
    const order = 'AFTER_HOURS';
    expect(at('15:10:00', { order })).toMatchObject({ answer: 'ACCEPTED' });
    expect(at('15:10:00', { order, date: '2026-07-03' })).toMatchObject({ answer: 'REFUSED' });
    expect(at('15:10:00', { order, board: 'STAR', date: '2026-07-03' })).toMatchObject({
      answer: 'ACCEPTED',
    });
  });

  it('PH-4 has no answer where the windows are not in the table', () => {
    const rows = ruleTables.entryWindows.rows.filter(({ order }) => order !== 'BLOCK');
    const tables = { ...ruleTables, entryWindows: { ...ruleTables.entryWindows, rows } };
    const entry = {
      market: 'XSHG',
      board: 'SH_MAIN',
      date: '2026-11-23',
      time: '10:00:00',
    } as const;
    expect(explainOrderEntry({ ...entry, order: 'BLOCK', action: 'SUBMIT' }, tables).found).toBe(
      false,
    );
  });
});

describe('order types', () => {
  const order = {
    market: 'XSHG',
    board: 'SH_MAIN',
    date: '2026-11-23',
    phase: 'CONTINUOUS',
  } as const;
  it('PH-5 ask a protection price of market orders in Shanghai', () => {
    const typed = { ...order, type: 'OWN_BEST', isNoLimitDay: false } as const;
    expect(explainOrderType(typed, ruleTables.orderTypes)).toMatchObject({
      answer: { allowed: true, protectionPrice: true },
      lines: [{ message: '本方最优价格可以申报,须填写保护限价。' }],
    });
  });

  it('PH-5 are not offered on a day without a row', () => {
    const typed = { ...order, type: 'LIMIT', isNoLimitDay: false, date: '2019-12-31' } as const;
    expect(explainOrderType(typed, ruleTables.orderTypes)).toMatchObject({
      answer: { allowed: false, reason: 'NOT_OFFERED' },
    });
  });
});

describe('the connect to Hong Kong', () => {
  it('PH-6 ends a half day after the morning', () => {
    const phase = (date: string) => explainSouthboundPhase({ date, time: '14:00:00' }, ruleTables);
    expect(phase('2026-12-23')).toMatchObject({ answer: 'CONTINUOUS' });
    expect(phase('2026-12-24')).toMatchObject({ answer: 'CLOSED' });
    expect(phase('2027-01-04')).toMatchObject({
      answer: 'CLOSED',
      lines: [{ message: expect.stringContaining('没有 2027 年的港股通日历') }],
    });
  });
});
