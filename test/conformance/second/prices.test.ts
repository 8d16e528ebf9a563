import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findKind } from '../../../shared/rulebook/kinds/kinds.ts';
import type { Json } from '../../../shared/rulebook/kinds/kind.ts';
import { decimalText } from '../../../shared/values/decimal.ts';
import { ruleTables } from '../../helpers/rule-tables.ts';
import { secondBound, secondExRights, secondLimits } from './prices.ts';

const boards = [
  'SH_MAIN',
  'SZ_MAIN',
  'CHINEXT',
  'STAR',
  'BSE',
  'ETF',
  'CB',
  'SH_B',
  'SZ_B',
  'REIT',
];
const anyBoard = fc.constantFrom(...boards);
const warnedBoard = fc.constantFrom('SH_MAIN', 'SZ_MAIN', 'CHINEXT', 'STAR', 'BSE', 'SH_B', 'SZ_B');
const anyDate = fc.constantFrom(
  '2026-01-05',
  '2026-07-05',
  '2026-07-06',
  '2026-11-23',
  '2031-02-28',
);
/** Small prices often, because that is where ticks matter. */
const anyTicks = fc.oneof(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 20_000_000 }));
const anySide = fc.constantFrom('BUY', 'SELL');
const runs = { numRuns: 2000 };

function answerOf(kind: string, input: Json): Json {
  const explained = findKind(kind)?.answer(input, ruleTables);
  return explained?.found === true ? explained.answer : null;
}

const price = (board: string, ticks: number) => {
  const decimals = ['ETF', 'CB', 'SH_B', 'REIT'].includes(board) ? 3 : 2;
  return decimalText(ticks, decimals);
};

it('PL-1 PL-2 PL-3 agree with limits worked out a second way', () => {
  const check = (board: string, date: string, ticks: number, isWarned: boolean) => {
    const [prevClose, base] = [price(board, ticks), { unlimited: false }];
    const input = { board, prev_close: prevClose, date, risk_warning: isWarned };
    const expected = { ...base, ...secondLimits(board, prevClose, date, isWarned) };
    expect(answerOf('price_limit', input)).toMatchObject(expected);
  };
  fc.assert(
    fc.property(anyBoard, anyDate, anyTicks, (board, date, ticks) =>
      check(board, date, ticks, false),
    ),
    runs,
  );
  fc.assert(
    fc.property(warnedBoard, anyDate, anyTicks, (board, date, ticks) =>
      check(board, date, ticks, true),
    ),
    runs,
  );
});

it('PC-2 PC-3 PC-4 agree with bounds worked out a second way', () => {
  fc.assert(
    fc.property(anyBoard, anySide, anyTicks, (board, side, ticks) => {
      const reference = price(board, ticks);
      const input = {
        board,
        side,
        best_bid: null,
        best_ask: null,
        last: reference,
        prev_close: reference,
        order_price: reference,
        date: '2026-11-23',
        phase: 'CONTINUOUS',
      };
      const expected = { reference, bound: secondBound(board, side, reference), accepted: true };
      expect(answerOf('price_cage', input)).toMatchObject(expected);
    }),
    runs,
  );
});

it('EX-1 agrees with reference prices worked out a second way', () => {
  const ratio = fc.integer({ min: 0, max: 30_000 }).map((value) => decimalText(value, 4));
  const cents = fc.integer({ min: 1, max: 500_000 });
  fc.assert(
    fc.property(
      cents,
      fc.nat({ max: 99 }),
      ratio,
      ratio,
      cents,
      (close, share, bonus, rights, k) => {
        const given = {
          prevClose: decimalText(close + 10, 2),
          cash: decimalText(close * share, 4),
          bonus,
          rights,
          rightsPrice: decimalText(k, 2),
        };
        const input = {
          board: 'SZ_MAIN',
          prev_close: given.prevClose,
          cash_dividend: given.cash,
          bonus_ratio: bonus,
          rights_ratio: rights,
          rights_price: given.rightsPrice,
        };
        expect(answerOf('ex_rights', input)).toEqual({ reference: secondExRights(given) });
      },
    ),
    runs,
  );
});
