import { describe, expect, it } from 'vitest';
import {
  deskNow,
  orderContext,
  orderFactRows,
  signedPaper,
  testClientBody,
  testStock,
  testTicket,
} from '../../../test/helpers/order-desk.ts';
import { testQuote } from '../../../test/helpers/test-quotes.ts';
import type { Facts } from '../contract.ts';
import { orderApprovals } from './approvals.ts';
import { decidePlace } from './decide-place.ts';
import type { OrderTicket } from './ticket.ts';

const slip = signedPaper('ORDER_SLIP');
const warning = signedPaper('MISMATCH_WARNING', 'b');

function place(
  change: Partial<OrderTicket> = {},
  { facts = orderFactRows(), at = deskNow, evidence = [slip] } = {},
) {
  return decidePlace({ ticket: testTicket(change), evidence }, null, orderContext({ facts, at }));
}

const rules = (outcome: ReturnType<typeof place>): readonly string[] =>
  outcome.flatMap((one) => ('rule' in one ? [`${one.rule} ${one.field ?? ''}`.trim()] : []));

const clientWith = (change: object): Facts =>
  orderFactRows({ client: { ...testClientBody, ...change } });

describe('an order entered', () => {
  it('FZ-1 freezes what it costs at its limit with the fees, and tells both', () => {
    const [event] = place();
    expect(event).toMatchObject({
      type: 'OrderPlaced',
      data: {
        freezeFen: 1_000_510,
        estimate: { amountFen: 1_000_000, commissionFen: 500, transferFen: 10, totalFen: 510 },
        isMismatch: false,
        settled: { frozenFen: 1_000_510, frozenUnits: 0 },
      },
    });
  });

  it('freezes the shares of a sale, and no money', () => {
    const [event] = place({ side: 'SELL' });
    expect(event).toMatchObject({
      data: { freezeFen: 0, settled: { frozenFen: 0, frozenUnits: 1000 } },
    });
  });

  it('OR-1 OR-3 OR-10 is of the client of the register, under their account and their commission', () => {
    expect(rules(place({}, { facts: orderFactRows({ client: null }) }))).toEqual(['OR-1 client']);
    expect(rules(place({}, { facts: clientWith({ name: '李明明' }) }))).toEqual(['OR-1 client']);
    expect(rules(place({ account: '0200000007' }))).toEqual(['OR-3 account']);
    expect(rules(place({}, { facts: clientWith({ securities: [], shA: null }) }))).toEqual([
      'OR-3 account',
    ]);
    expect(rules(place({}, { facts: clientWith({ commission: null }) }))).toEqual(['OR-10 client']);
    const changed = { ratePerMillion: 300, minimumFen: 500, mode: 'ALL_IN' };
    expect(rules(place({}, { facts: clientWith({ commission: changed }) }))).toEqual([
      'OR-10 client',
    ]);
  });

  it('OR-4 is not taken under a Shanghai account that is designated elsewhere', () => {
    const securities = [{ kind: 'SH_A', number: 'A900000007', designated: false }];
    expect(rules(place({}, { facts: clientWith({ securities }) }))).toEqual(['OR-4 account']);
  });

  it('OR-2 OR-8 is of a security as the register has it, on a quote of today that head office signed', () => {
    expect(rules(place({}, { facts: orderFactRows({ security: null }) }))).toContain(
      'OR-2 security',
    );
    const warned = orderFactRows({ security: { ...testStock, status: 'RISK_WARNING' } });
    expect(rules(place({}, { facts: warned }))).toContain('OR-2 security');
    const good = testQuote('XSHG.600519', deskNow);
    const forged = { ...good, statement: { ...good.statement, prevCloseMilli: 20_000 } };
    expect(rules(place({ quote: forged }))).toContain('OR-8 security');
    const yesterday = testQuote('XSHG.600519', deskNow - 3 * 86_400_000);
    expect(rules(place({ quote: yesterday }))).toEqual(['OR-8 security']);
    expect(rules(place({ quote: testQuote('XSHG.600000', deskNow) }))).toEqual(['OR-8 security']);
    expect(rules(place({ quote: null }))).toEqual(['OR-8 security']);
    const halted = testQuote('XSHG.600519', deskNow, { halted: true });
    expect(rules(place({ quote: halted }))).toEqual(['OR-8 security']);
  });

  it('OR-5 needs the permission of the board to buy, and none to sell', () => {
    const star = { ...testStock, code: '688981', board: 'STAR' } as const;
    const quote = testQuote('XSHG.688981', deskNow);
    const facts = orderFactRows({ security: star });
    expect(rules(place({ security: star, quote }, { facts }))).toContain('OR-5 security');
    expect(place({ security: star, quote, side: 'SELL' }, { facts })).toMatchObject([
      { type: 'OrderPlaced' },
    ]);
    const permissions = [{ permission: 'STAR', state: 'AWAITING_RECORDING' }];
    const waiting = orderFactRows({
      security: star,
      client: { ...testClientBody, permissions },
    });
    expect(place({ security: star, quote }, { facts: waiting })).toMatchObject([
      { rule: 'OR-5', message: expect.stringContaining('待双录') as unknown },
    ]);
  });

  it('OR-6 needs an assessment that holds to buy', () => {
    expect(rules(place({}, { facts: clientWith({ riskLevel: null }) }))).toEqual(['OR-6 client']);
    const over = clientWith({ riskValidTo: '2026-11-22' });
    expect(rules(place({}, { facts: over }))).toEqual(['OR-6 client']);
    expect(rules(place({ side: 'SELL' }, { facts: over }))).toEqual([]);
    expect(rules(place({}, { facts: clientWith({ riskValidTo: '2026-11-23' }) }))).toEqual([]);
    const professional = clientWith({ riskLevel: null, investorType: 'PROFESSIONAL_A' });
    expect(rules(place({}, { facts: professional }))).toEqual([]);
  });

  it('OR-7 SU-4 SU-6 lets a client above their level only with the warning and a supervisor', () => {
    const facts = clientWith({ riskLevel: 'C2' });
    expect(rules(place({}, { facts }))).toEqual(['OR-7 warning']);
    const [event] = place({}, { facts, evidence: [slip, warning] });
    expect(event).toMatchObject({ type: 'OrderPlaced', data: { isMismatch: true } });
    const context = orderContext({ facts });
    expect(orderApprovals(testTicket(), context)).toEqual(['supervise']);
    const lowest = clientWith({ riskLevel: 'C1', lowestCategory: true });
    expect(rules(place({}, { facts: lowest, evidence: [slip, warning] }))).toEqual([
      'SU-4 security',
    ]);
  });

  it('PH-3 PH-5 is sent only while the exchange takes such an order', () => {
    const at = (time: string): number => Date.parse(`2026-11-23T${time}+08:00`);
    expect(rules(place({}, { at: at('08:00:00') }))).toEqual(['PH-3 type']);
    expect(rules(place({}, { at: at('15:30:00') }))).toEqual(['PH-3 type']);
    expect(rules(place({}, { at: at('09:16:00') }))).toEqual([]);
    expect(rules(place({ type: 'BEST_FIVE_OR_CANCEL' }, { at: at('09:16:00') }))).toEqual([
      'PH-5 type',
    ]);
    expect(rules(place({ type: 'FILL_OR_KILL' }))).toEqual(['PH-5 type']);
  });

  it('OR-9 is captured without a line as a limit order only, at any time', () => {
    const captured = { mode: 'CAPTURE', quote: null } as const;
    const night = Date.parse('2026-11-23T20:00:00+08:00');
    expect(place(captured, { at: night })).toMatchObject([{ type: 'OrderPlaced' }]);
    expect(rules(place({ ...captured, type: 'OWN_BEST' }))).toContain('OR-9 type');
  });

  it('OR-11 has a price, or what protects it', () => {
    expect(rules(place({ priceMilli: null }))).toContain('OR-11 price');
    expect(rules(place({ priceMilli: null, type: 'BEST_FIVE_OR_CANCEL' }))).toContain(
      'OR-11 price',
    );
  });

  it('TK-1 PL-8 PC-5 keeps to the tick, the limits and the cage', () => {
    expect(rules(place({ priceMilli: 10_005 }))).toEqual(['TK-1 price']);
    expect(rules(place({ priceMilli: 11_010 }))).toEqual(['PL-8 price', 'PC-5 price']);
    expect(rules(place({ priceMilli: 10_500 }))).toEqual(['PC-5 price']);
  });

  it('LT-4 LT-5 keeps to lots and to what may be sold', () => {
    expect(rules(place({ quantity: 150 }))).toEqual(['LT-4 quantity']);
    expect(rules(place({ side: 'SELL', quantity: 3100 }))).toEqual(['LT-2 quantity']);
    const bought = orderFactRows({ position: { opening: 0, bought: 1000 } });
    expect(rules(place({ side: 'SELL', quantity: 1000 }, { facts: bought }))).toContain(
      'LT-2 quantity',
    );
  });

  it('OR-12 is paid from what is there and not frozen, and tells by how much it is short', () => {
    const facts = orderFactRows({ funds: { totalFen: 1_500_000, frozenFen: 499_491 } });
    expect(place({}, { facts })).toMatchObject([
      { rule: 'OR-12', field: 'quantity', message: expect.stringContaining('差 0.01') as unknown },
    ]);
    const enough = orderFactRows({ funds: { totalFen: 1_500_000, frozenFen: 499_490 } });
    expect(rules(place({}, { facts: enough }))).toEqual([]);
    expect(rules(place({}, { facts: orderFactRows({ funds: null }) }))).toEqual(['OR-12 client']);
  });

  it('OR-13 keeps what the client signed, or the number of the recorded call', () => {
    expect(rules(place({}, { evidence: [] }))).toEqual(['OR-13 instruction']);
    const call = (reference: string, at: number | null) =>
      rules(place({ instruction: { way: 'PHONE', reference, at } }, { evidence: [] }));
    expect(call('', deskNow)).toEqual(['OR-13 instruction']);
    expect(call('R-1', null)).toEqual(['OR-13 instruction']);
    expect(call('R-1', deskNow + 1)).toEqual(['OR-13 instruction']);
    expect(call('R-1', deskNow)).toEqual([]);
  });

  it('AM-3 asks a checker for a large order', () => {
    const large = testTicket({ quantity: 100_000 });
    expect(orderApprovals(large, orderContext())).toEqual(['check']);
    expect(orderApprovals(testTicket(), orderContext())).toEqual([]);
  });
});
