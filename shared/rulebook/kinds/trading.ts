import { z } from 'zod';
import { explainLot } from '../trading/lots.ts';
import { BoardText } from '../trading/board.ts';
import { explainBlockTrade, BlockInstrument } from '../trading/block-trade.ts';
import { Quoted } from '../trading/quoted.ts';
import { explainSellable } from '../trading/sellable.ts';
import { Side } from '../trading/side.ts';
import { explainTurnaround, TurnaroundInstrument } from '../trading/turnaround.ts';
import { AmountText, answered, DateText, ruleKind, type RuleKind } from './kind.ts';
import { tradingClockKinds } from './trading-clock.ts';

const units = z.int().min(0);

const lot = ruleKind({
  kind: 'lot',
  title: '委托数量',
  input: z.strictObject({
    board: z.union([BoardText, Quoted]),
    side: Side,
    // Any number: one that is no quantity is an answer of its own.
    qty: z.number(),
    order_type: z.enum(['LIMIT', 'MARKET', 'AFTER_HOURS']),
    sellable: units.nullable().exactOptional(),
  }),
  example: { board: 'SH_MAIN', side: 'SELL', qty: 150, order_type: 'LIMIT', sellable: 250 },
  answer: ({ board, side, qty, order_type, sellable }, { lots, judgedOn }) => {
    const order = { board, side, qty, orderType: order_type, sellable: sellable ?? null };
    return answered(explainLot({ ...order, date: judgedOn }, lots), (result) => ({ result }));
  },
});

const sellable = ruleKind({
  kind: 'sellable',
  title: '可卖数量',
  input: z.strictObject({
    opening: units,
    bought_today: units,
    sold_today: units,
    frozen: units,
    same_day_turnaround: z.boolean(),
    sell_qty: z.number(),
  }),
  example: {
    opening: 800,
    bought_today: 300,
    sold_today: 0,
    frozen: 0,
    same_day_turnaround: false,
    sell_qty: 800,
  },
  answer: ({ opening, bought_today, sold_today, frozen, same_day_turnaround, sell_qty }) =>
    explainSellable({
      opening,
      boughtToday: bought_today,
      soldToday: sold_today,
      frozen,
      isSameDay: same_day_turnaround,
      sellQty: sell_qty,
    }),
});

const turnaround = ruleKind({
  kind: 'turnaround',
  title: '当日回转交易',
  input: z.strictObject({ instrument: TurnaroundInstrument, date: DateText }),
  example: { instrument: 'GOLD_ETF', date: '2026-11-23' },
  answer: (input, tables) =>
    answered(explainTurnaround(input, tables.turnaround), (same_day_turnaround) => ({
      same_day_turnaround,
    })),
});

const blockTrade = ruleKind({
  kind: 'block_trade',
  title: '大宗交易最低限额',
  input: z.strictObject({
    instrument: BlockInstrument,
    qty: units,
    amount: AmountText,
    date: DateText,
  }),
  example: { instrument: 'A_SHARE', qty: 300_000, amount: '1500000.00', date: '2026-11-23' },
  answer: ({ instrument, qty, amount, date }, tables) =>
    answered(
      explainBlockTrade({ instrument, units: qty, amount, date }, tables.blockTrade),
      (accepted) => ({ accepted }),
    ),
});

/** What can be ordered and sold, and when. */
export const tradingKinds: readonly RuleKind[] = [
  lot,
  sellable,
  turnaround,
  blockTrade,
  ...tradingClockKinds,
];
