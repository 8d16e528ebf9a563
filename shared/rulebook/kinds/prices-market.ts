import { z } from 'zod';
import { explainHalt, Haltable } from '../trading/price-halt.ts';
import { checkHkOrderPrice } from '../trading/price-hk-order.ts';
import { answered, DateText, type RuleKind, ruleKind } from './kind.ts';
import { Price } from './prices-fields.ts';
import { ratioWritten } from './written.ts';

const priceHalt = ruleKind({
  kind: 'price_halt',
  title: '盘中临时停牌',
  input: z.strictObject({
    instrument: Haltable,
    base: Price,
    day_high: Price,
    day_low: Price,
    price: Price,
    date: DateText,
  }),
  example: {
    instrument: 'NO_LIMIT_STOCK',
    base: '20.00',
    day_high: '25.99',
    day_low: '19.50',
    price: '26.00',
    date: '2026-11-23',
  },
  answer: ({ instrument, base, day_high: dayHigh, day_low: dayLow, price, date }, tables) =>
    answered(explainHalt({ instrument, base, dayHigh, dayLow, price, date }, tables), (answer) => {
      if (answer === null) return { halt: null };
      const { threshold, minutes, until } = answer;
      return { halt: { threshold: ratioWritten(threshold), minutes, until } };
    }),
});

const hkOrderPrice = ruleKind({
  kind: 'hk_order_price',
  title: '港股通委托价格检查',
  input: z.strictObject({ price: Price, last: Price, date: DateText }),
  example: { price: '10.01', last: '10.00', date: '2026-11-23' },
  answer: ({ price, last, date }, tables) =>
    answered(
      checkHkOrderPrice({ priceThousandths: price, last, date }, tables),
      ({ isOnTick, isNear }) => ({
        accepted: isOnTick && isNear,
        fails: [...(isOnTick ? [] : ['TICK']), ...(isNear ? [] : ['DISTANCE'])],
      }),
    ),
});

export const marketPriceKinds: readonly RuleKind[] = [priceHalt, hkOrderPrice];
