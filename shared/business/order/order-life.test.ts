import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  deskNow,
  orderContext,
  orderFactRows,
  signedPaper,
  testTicket,
} from '../../../test/helpers/order-desk.ts';
import { testQuote } from '../../../test/helpers/test-quotes.ts';
import type { Refusal } from '../../errors.ts';
import type { DecideContext } from '../contract.ts';
import type { OrderCommand } from './commands.ts';
import { evolveOrder } from './evolve-order.ts';
import { decideOrder } from './decide-order.ts';
import { orderEffects } from './order-effects.ts';
import type { OrderEvent, OrderState } from './order-events.ts';
import { isOver, orderStatus } from './order-status.ts';
import type { Report } from './reports.ts';
import type { OrderTicket } from './ticket.ts';

const slip = signedPaper('ORDER_SLIP');

/** Runs a command; the state after it, or the refusals. */
function run(
  command: OrderCommand,
  state: OrderState | null,
  change: Partial<DecideContext> = {},
): {
  readonly state: OrderState | null;
  readonly events: readonly OrderEvent[];
  readonly refused: readonly string[];
} {
  const outcome = decideOrder(command, state, orderContext(change));
  const refused = outcome.filter((one): one is Refusal => 'rule' in one);
  const events = outcome.filter((one): one is OrderEvent => 'type' in one);
  const after = events.reduce<OrderState | null>(evolveOrder, state);
  return { state: after, events, refused: refused.map(({ rule }) => rule) };
}

function placed(change: Partial<OrderTicket> = {}): OrderState {
  const { state, refused } = run(
    { type: 'PlaceOrder', data: { ticket: testTicket(change), evidence: [slip] } },
    null,
  );
  if (state === null) throw new Error(refused.join(' '));
  return state;
}

function after(state: OrderState, ...commands: readonly OrderCommand[]): OrderState {
  return commands.reduce((before, command) => {
    const { state: next, refused } = run(command, before);
    if (next === null || refused.length > 0) throw new Error(refused.join(' '));
    return next;
  }, state);
}

const forward: OrderCommand = { type: 'ForwardOrder', data: {} };
const reported = (...reports: readonly Report[]): OrderCommand => ({
  type: 'RecordReports',
  data: { reports: [...reports] },
});
const cancel: OrderCommand = {
  type: 'CancelOrder',
  data: { instruction: { way: 'PHONE', reference: 'R-1', at: deskNow }, evidence: [] },
};
const confirm = (at = deskNow): OrderCommand => ({
  type: 'ConfirmOrder',
  data: {
    confirmation: { how: 'CALL', who: '李明', reference: 'R-2', at },
    quote: testQuote('XSHG.600519', at),
    evidence: [],
  },
});
const accepted: Report = { kind: 'accepted', no: '1', at: deskNow, orderNo: '17' };
const fill = (no: string, quantity: number, priceMilli = 10_000): Report => ({
  kind: 'filled',
  no,
  at: deskNow,
  tradeNo: `T${no}`,
  priceMilli,
  quantity,
});
const takenOff = (quantity: number): Report => ({
  kind: 'cancelled',
  no: '9',
  at: deskNow,
  quantity,
  by: 'client',
});

describe('the states of an order', () => {
  it('OR-20 OR-21 goes from 待报 over 正报, 已报, 部成 to 已成', () => {
    const queued = placed();
    expect(orderStatus(queued)).toBe('queued');
    const sending = after(queued, forward);
    expect(orderStatus(sending)).toBe('sending');
    const onMarket = after(sending, reported(accepted));
    expect(orderStatus(onMarket)).toBe('reported');
    const part = after(onMarket, reported(fill('2', 400)));
    expect(orderStatus(part)).toBe('part-filled');
    expect(orderStatus(after(part, reported(fill('3', 600))))).toBe('filled');
    expect(run(forward, sending).refused).toEqual(['OR-21']);
  });

  it('OR-19 OR-20 is asked back and comes back in part, or not', () => {
    const part = after(placed(), forward, reported(accepted, fill('2', 400)));
    const asked = after(part, cancel);
    expect(orderStatus(asked)).toBe('cancel-asked');
    expect(run(cancel, asked).refused).toEqual(['OR-19']);
    expect(orderStatus(after(asked, reported(takenOff(600))))).toBe('part-cancelled');
    const refused: Report = {
      kind: 'cancel-refused',
      no: '8',
      at: deskNow + 1,
      code: 'NOT_OPEN',
      message: '已成交。',
    };
    expect(orderStatus(after(asked, reported(refused)))).toBe('part-filled');
    expect(orderStatus(after(asked, reported(fill('3', 600))))).toBe('filled');
    expect(run(cancel, after(asked, reported(takenOff(600)))).refused).toEqual(['OR-19']);
  });

  it('OR-19 PH-3 is not asked back while the exchange takes no cancellations', () => {
    const at = Date.parse('2026-11-23T09:21:00+08:00');
    const open = after(placed(), forward, reported(accepted));
    expect(run(cancel, open, { at }).refused).toContain('PH-3');
  });

  it('OR-20 is a 废单 when the market refuses it, and holds nothing any more', () => {
    const rejected: Report = {
      kind: 'rejected',
      no: '1',
      at: deskNow,
      code: 'OUTSIDE_CAGE',
      message: '超出价格范围。',
    };
    const state = after(placed(), forward, reported(rejected));
    expect(orderStatus(state)).toBe('rejected');
    expect(isOver(state)).toBe(true);
    expect(state.settled.frozenFen).toBe(0);
  });

  it('OR-14 is placed once', () => {
    const again: OrderCommand = {
      type: 'PlaceOrder',
      data: { ticket: testTicket(), evidence: [slip] },
    };
    expect(run(again, placed()).refused).toEqual(['OR-14']);
  });

  it('OR-15 OR-16 OR-17 goes out after the client has confirmed it, on its day only', () => {
    const captured = placed({ mode: 'CAPTURE', quote: null });
    expect(orderStatus(captured)).toBe('unsent');
    expect(run(forward, captured).refused).toEqual(['OR-21']);
    const confirmed = after(captured, confirm());
    expect(orderStatus(confirmed)).toBe('queued');
    expect(run(confirm(), confirmed).refused).toEqual(['OR-17']);
    const tomorrow = deskNow + 86_400_000;
    expect(run(confirm(tomorrow), captured, { at: tomorrow }).refused).toEqual(['OR-15']);
    const blank = confirm();
    if (blank.type !== 'ConfirmOrder') throw new Error('not a confirmation');
    const unnamed = { ...blank.data.confirmation, reference: ' ' };
    expect(
      run({ ...blank, data: { ...blank.data, confirmation: unnamed } }, captured).refused,
    ).toEqual(['OR-16']);
    expect(run(confirm(deskNow + 1), captured).refused).toContain('OR-16');
  });

  it('OR-15 is judged again when it is confirmed, with what it froze itself as there', () => {
    const captured = placed({ mode: 'CAPTURE', quote: null });
    const rest = orderFactRows({ funds: { totalFen: 1_000_510, frozenFen: 1_000_510 } });
    expect(run(confirm(), captured, { facts: rest }).refused).toEqual([]);
    const less = orderFactRows({ funds: { totalFen: 1_000_509, frozenFen: 1_000_510 } });
    expect(run(confirm(), captured, { facts: less }).refused).toEqual(['OR-12']);
  });

  it('OR-18 lapses at once while it was not sent, and by itself only when its day is over', () => {
    const captured = placed({ mode: 'CAPTURE', quote: null });
    const lapse: OrderCommand = { type: 'LapseOrder', data: { reason: '客户不再委托' } };
    const state = after(captured, lapse);
    expect(orderStatus(state)).toBe('cancelled');
    expect(state.settled.frozenFen).toBe(0);
    expect(run(cancel, captured).refused).toEqual(['OR-19']);
    expect(run(lapse, after(placed(), forward)).refused).toEqual(['OR-18']);
    const expire: OrderCommand = { type: 'ExpireOrder', data: {} };
    expect(run(expire, captured).refused).toEqual(['OR-18']);
    const evening = Date.parse('2026-11-23T15:31:00+08:00');
    expect(run(expire, captured, { at: evening }).refused).toEqual([]);
    const tomorrow = deskNow + 86_400_000;
    expect(run(expire, captured, { at: tomorrow }).refused).toEqual([]);
    expect(run(expire, after(placed(), forward), { at: tomorrow }).refused).toEqual(['OR-18']);
  });

  it('OR-21 is held by head office instead of sent, and may be confirmed again', () => {
    const hold: OrderCommand = { type: 'HoldOrder', data: { reason: '超过报送时限' } };
    const held = after(placed(), hold);
    expect(orderStatus(held)).toBe('unsent');
    expect(orderStatus(after(held, confirm(), forward))).toBe('sending');
    expect(run(hold, after(placed(), forward, reported(accepted))).refused).toEqual(['OR-21']);
  });

  it('OR-24 OR-25 takes a report once, and none that does not fit', () => {
    const open = after(placed(), forward, reported(accepted, fill('2', 400)));
    expect(run(reported(fill('2', 400)), open).refused).toEqual(['OR-24']);
    expect(run(reported(fill('3', 601)), open).refused).toEqual(['OR-25']);
    expect(run(reported(fill('3', 100, 10_010)), open).refused).toEqual(['OR-25']);
    expect(run(reported(accepted), null).refused).toEqual(['OR-24']);
  });
});

describe('the money of an order', () => {
  it('FZ-1 OR-22 is what domain 12.1 reckons: freeze 20,005.20, paid 11,993.12, given back 8,012.08', () => {
    const quote = testQuote('XSHG.600519', deskNow, {
      prevCloseMilli: 20_000,
      lastMilli: 20_000,
      bids: [],
      asks: [],
    });
    const state = placed({ priceMilli: 20_000, quantity: 1000, quote });
    expect(state.settled.frozenFen).toBe(2_000_520);
    const part = after(state, forward, reported(accepted, fill('2', 600, 19_980)));
    expect(part.settled).toMatchObject({
      totalFen: -1_199_312,
      frozenFen: 2_000_520 - 1_199_312,
      boughtUnits: 600,
      costFen: 1_199_312,
    });
    const { events } = run(reported(takenOff(400)), part);
    expect(events.flatMap(orderEffects)).toEqual([
      { register: 'funds', key: '010100000007', add: { frozenFen: -801_208 } },
    ]);
  });

  it('OR-23 never takes more fees from a sale than it brought', () => {
    const quote = testQuote('XSHG.600519', deskNow, {
      prevCloseMilli: 3000,
      lastMilli: 3000,
      bids: [],
      asks: [],
    });
    const sent = after(placed({ side: 'SELL', priceMilli: 3000, quote }), forward);
    const one = after(sent, reported(accepted, fill('2', 1, 3000)));
    expect(one.settled).toMatchObject({ totalFen: 0, frozenUnits: 999, soldUnits: 1, costFen: 0 });
    // 6.00 less commission 5.00 and stamp duty 0.00.
    const two = after(one, reported(fill('3', 1, 3000)));
    expect(two.settled).toMatchObject({ totalFen: 100, unsettledSaleFen: 100, costFen: -100 });
  });
});

/** A market's reports on an order of 1,000 at 10.00: fills, and what is left taken off or not. */
const story: fc.Arbitrary<readonly Report[]> = fc
  .record({
    cuts: fc.array(fc.integer({ min: 1, max: 999 }), { maxLength: 6 }),
    prices: fc.array(fc.integer({ min: 950, max: 1000 }), { minLength: 7, maxLength: 7 }),
    filled: fc.integer({ min: 0, max: 7 }),
    isTakenOff: fc.boolean(),
  })
  .map(({ cuts, prices, filled, isTakenOff }) => {
    const edges = [...new Set([0, ...cuts, 1000])].toSorted((a, b) => a - b);
    const parts = edges.slice(1).map((edge, at) => edge - (edges[at] ?? 0));
    const fills = parts
      .slice(0, filled)
      .map((quantity, at) => fill(`f${at}`, quantity, (prices[at] ?? 1000) * 10));
    const done = fills.reduce((sum, one) => sum + (one.kind === 'filled' ? one.quantity : 0), 0);
    const rest = 1000 - done;
    return [accepted, ...fills, ...(isTakenOff && rest > 0 ? [takenOff(rest)] : [])];
  });

describe('reports late, twice and in any order', () => {
  it('OR-20 OR-22 come to the same order, money and shares, with nothing made or lost', () => {
    const both = fc.constantFrom<'BUY' | 'SELL'>('BUY', 'SELL');
    fc.assert(
      fc.property(both, story, fc.infiniteStream(fc.nat()), (side, reports, chance) => {
        const price = side === 'BUY' ? 10_000 : 9_500;
        const sent = after(
          placed({
            side,
            priceMilli: price,
            quote: testQuote('XSHG.600519', deskNow, { bids: [], asks: [], lastMilli: price }),
          }),
          forward,
        );
        const inOrder = after(sent, reported(...reports));
        let state = sent;
        const sums = { frozenFen: 0, totalFen: 0, frozen: 0, bought: 0, sold: 0 };
        const left = [...reports];
        let said = reports.slice(0, 0);
        while (left.length > 0) {
          const at = (chance.next().value ?? 0) % left.length;
          const [next] = left.splice(at, 1);
          if (next === undefined) break;
          const again = said[(chance.next().value ?? 0) % Math.max(1, said.length)];
          said = [...said, next];
          const { state: after, events } = run(
            reported(next, ...(again === undefined ? [] : [again])),
            state,
          );
          state = after ?? state;
          for (const { add = {} } of events.flatMap(orderEffects)) {
            for (const [name, delta] of Object.entries(add)) {
              if (name in sums)
                // Told by `in`, which the compiler does not carry over.
                sums[name as keyof typeof sums] += delta;
            }
          }
          expect(state.settled.frozenFen).toBeGreaterThanOrEqual(0);
          expect(state.settled.frozenUnits).toBeGreaterThanOrEqual(0);
        }
        expect(orderStatus(state)).toBe(orderStatus(inOrder));
        expect(state.settled).toEqual(inOrder.settled);
        // What was frozen at first and all that moved since is what is held, paid, bought and sold now.
        expect(sent.settled.frozenFen + sums.frozenFen).toBe(state.settled.frozenFen);
        expect(sent.settled.frozenUnits + sums.frozen).toBe(state.settled.frozenUnits);
        expect(sums.totalFen).toBe(state.settled.totalFen);
        expect(sums.bought).toBe(state.settled.boughtUnits);
        expect(sums.sold).toBe(state.settled.soldUnits);
        if (isOver(state)) expect(state.settled.frozenFen + state.settled.frozenUnits).toBe(0);
      }),
      { numRuns: 300 },
    );
  });
});
