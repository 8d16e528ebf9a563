import { describe, expect, it } from 'vitest';
import type { Side } from '../../../shared/rulebook/trading/side.ts';
import { instant, instruments, order, tradeDate } from '../../../test/helpers/market-kit.ts';
import { ruleTables } from '../../../test/helpers/rule-tables.ts';
import { refusalOf } from './admission.ts';
import { newOrder } from './admit.ts';
import { advance } from './advance.ts';
import { mayCrowdOrder } from './crowd-prices.ts';
import { newDay } from './day.ts';
import type { Instrument } from './instrument.ts';
import { phaseOf } from './phase-of.ts';
import { submit } from './submit.ts';

const warned = { ...instruments['XSHG.510300'], status: 'RISK_WARNING' } as const;
const listed = { ...instruments['XSHG.600519'], listedTradingDay: 2 };
const all: readonly Instrument[] = [...Object.values(instruments), listed];
const lots: Readonly<Record<string, number>> = { STAR: 200, CB: 10 };

/** Thousandths of the previous close, close to where a cage or a limit of some board may lie. */
const away = [0, 10, 20, 50, 100, 200, 300, 350].flatMap((bound) =>
  Array.from({ length: 5 }, (_, near) => bound + near - 2).flatMap((one) => [one, -one]),
);

/** What the crowd may and what the rule book allows, in a market of one order. */
function answers(instrument: Instrument, time: string, standing: Side) {
  const day = newDay({ date: tradeDate, instruments: [instrument], crowd: null }, ruleTables);
  advance(day, instant(time));
  const security = [...day.securities.values()][0]!;
  const { prevClose, board } = instrument;
  const quantity = lots[board] ?? 100;
  const one = { security: security.security, quantity };
  const { at: _, ...first } = order('X', { ...one, side: standing, price: prevClose });
  submit(day, first);
  return away.flatMap((thousandths) =>
    (['BUY', 'SELL'] as const).map((side) => {
      const price = prevClose + (thousandths * prevClose) / 1_000;
      const asked = { side, price, quantity, type: 'LIMIT' } as const;
      const whose = { clientOrderId: null, account: 'CROWD', sellable: null };
      const judged = refusalOf(day, security, newOrder(day, { ...one, ...asked, ...whose }));
      const may = mayCrowdOrder(day, security, asked, phaseOf(day, security));
      return { side, price, may, isAllowed: judged === null };
    }),
  );
}

describe('the prices of the crowd', () => {
  it.each(all.flatMap((one) => [['10:00', one] as const, ['09:16', one] as const]))(
    'PL-8 PC-5 are those that the rule book allows at %s: %o',
    (time, instrument) => {
      const asked = answers(instrument, time, instrument.market === 'XSHG' ? 'BUY' : 'SELL');
      expect(asked.filter(({ may, isAllowed }) => may !== isAllowed)).toEqual([]);
      expect(asked.some(({ may }) => may)).toBe(true);
    },
  );

  it('PC-5 stay in the cage of the board', () => {
    const highest = (instrument: Instrument) =>
      Math.max(
        ...answers(instrument, '10:00', 'SELL').flatMap(({ side, may, price }) =>
          side === 'BUY' && may ? [price] : [],
        ),
      );
    expect(highest(instruments['XSHG.600519'])).toBe(10_200);
    expect(highest(instruments['XBSE.920799'])).toBe(10_500);
    expect(highest(instruments['XSHG.510300'])).toBe(11_000);
  });

  it('are none where the rule book has no limits', () => {
    const day = newDay({ date: tradeDate, instruments: [warned], crowd: null }, ruleTables);
    const asked = { side: 'BUY', price: 10_000, quantity: 100, type: 'LIMIT' } as const;
    expect(mayCrowdOrder(day, [...day.securities.values()][0]!, asked, 'CONTINUOUS')).toBe(false);
  });
});
