import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ruleTables } from '../../../test/helpers/rule-tables.ts';
import { Board } from './board.ts';
import { explainTradingPhase, tradingPhasesTable } from './trading-phase.ts';

const phase = (board: Board, date: string, time: string) => {
  const explained = explainTradingPhase({ board, date, time }, ruleTables);
  return explained.found ? explained.answer : explained.message;
};

const clock = (seconds: number) =>
  [seconds / 3600, (seconds / 60) % 60, seconds % 60]
    .map((part) => String(Math.floor(part)).padStart(2, '0'))
    .join(':');

/** The day clock of domain.md 5.2 written down a second time, in seconds of the day and ifs. */
function plainPhase(board: Board, date: string, second: number): string {
  const at = (hour: number, minute: number) => second >= hour * 3600 + minute * 60;
  const isNew = date >= '2026-07-06';
  const isFund = board === 'ETF' || board === 'REIT';
  const hasCall = board !== 'CB' && (!isFund || isNew);
  const isAShare = board === 'SH_MAIN' || board === 'SZ_MAIN' || board === 'ETF';
  const isAfter = board === 'STAR' || board === 'CHINEXT' || (isAShare && isNew);
  if (!at(9, 15) || at(15, 30)) return 'CLOSED';
  if (!at(9, 20)) return 'OPEN_CALL_CANCELLABLE';
  if (!at(9, 25)) return 'OPEN_CALL_NO_CANCEL';
  if (!at(9, 30)) return 'GAP';
  if (!at(11, 30)) return 'CONTINUOUS';
  if (!at(13, 0)) return 'LUNCH';
  if (!at(14, 57) || (!hasCall && !at(15, 0))) return 'CONTINUOUS';
  if (!at(15, 0)) return 'CLOSE_CALL_NO_CANCEL';
  if (!at(15, 5)) return 'POST_CLOSE';
  return isAfter ? 'AFTER_HOURS_FIXED_PRICE' : 'CLOSED';
}

describe('PH-1 the phase of a board', () => {
  it('PH-1 is what a plain clock says, at every second of trading days before and after 2026-07-06', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Board.options),
        fc.constantFrom('2026-01-05', '2026-07-03', '2026-07-06', '2026-11-23'),
        fc.integer({ min: 0, max: 86_399 }),
        (board, date, second) => {
          expect(phase(board, date, clock(second))).toBe(plainPhase(board, date, second));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('PH-1 is what a plain clock says at the seconds around every turn', () => {
    const turns = '09:15 09:20 09:25 09:30 11:30 13:00 14:57 15:00 15:05 15:30'.split(' ');
    for (const turn of turns) {
      const second = Number(turn.slice(0, 2)) * 3600 + Number(turn.slice(3)) * 60;
      for (const at of [second - 1, second, second + 1]) {
        for (const board of Board.options) {
          expect(phase(board, '2026-11-23', clock(at))).toBe(plainPhase(board, '2026-11-23', at));
        }
      }
    }
  });

  it.each(['2026-11-22', '2026-02-17', '2026-10-10', '2027-01-04'])(
    'PH-1 is closed all of %s',
    (date) => {
      for (const time of ['00:00:00', '09:15:00', '10:00:00', '15:10:00']) {
        expect(phase('STAR', date, time)).toBe('CLOSED');
      }
    },
  );

  it('PH-1 names the year without a calendar', () => {
    const moment = { board: 'STAR', date: '2027-01-04', time: '10:00:00' } as const;
    expect(explainTradingPhase(moment, ruleTables)).toMatchObject({
      lines: [{ met: false, message: expect.stringContaining('没有 2027 年的交易日历') }],
    });
  });

  it('PH-1 has no answer for a board without a row on the day', () => {
    const rows = ruleTables.tradingPhases.rows.filter(({ board }) => board !== 'BSE');
    const tables = { ...ruleTables, tradingPhases: { ...ruleTables.tradingPhases, rows } };
    const moment = { board: 'BSE', date: '2026-11-23', time: '10:00:00' } as const;
    expect(explainTradingPhase(moment, tables)).toMatchObject({
      found: false,
      message: expect.stringContaining('交易时段'),
    });
  });
});

describe('PH-2 after-hours trading', () => {
  it('PH-2 waits on the Beijing exchange: the row is in force but does not operate', () => {
    const row = ruleTables.tradingPhases.rows.find(
      ({ board, state }) => board === 'BSE' && state === 'effective',
    );
    expect(row?.phases.at(-1)).toMatchObject({ phase: 'AFTER_HOURS_FIXED_PRICE' });
    expect(phase('BSE', '2026-11-23', '15:10:00')).toBe('CLOSED');
  });

  it('PH-2 begins there once its row operates', () => {
    const rows = ruleTables.tradingPhases.rows.flatMap((row) => {
      if (row.board !== 'BSE') return [row];
      return row.state === 'effective' ? [{ ...row, state: 'operative' as const }] : [];
    });
    const tables = { ...ruleTables, tradingPhases: { ...ruleTables.tradingPhases, rows } };
    const moment = { board: 'BSE', date: '2026-11-23', time: '15:10:00' } as const;
    expect(explainTradingPhase(moment, tables)).toMatchObject({
      answer: 'AFTER_HOURS_FIXED_PRICE',
    });
  });
});

describe('the table of phases', () => {
  const [row] = ruleTables.tradingPhases.rows;
  it.each([
    [
      'overlap',
      [
        ['09:15', '09:30'],
        ['09:25', '09:35'],
      ],
    ],
    [
      'are not in order',
      [
        ['09:30', '11:30'],
        ['09:15', '09:25'],
      ],
    ],
    ['end before they begin', [['11:30', '09:30']]],
    ['have no time', [['9:15', '09:25']]],
  ])('PH-1 is refused when spans %s', (_, spans) => {
    const phases = spans.map(([from, to]) => ({ phase: 'CONTINUOUS', from, to }));
    const table = { name: '交易时段', rows: [{ ...row, phases }] };
    expect(tradingPhasesTable.safeParse(table).success).toBe(false);
  });
});
