import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../headoffice/db/sql.ts';
import type { CrashMark } from '../../headoffice/office.ts';
import type { CaseState } from '../../shared/business/case.ts';
import { OrderState } from '../../shared/business/order/order-events.ts';
import { orderStatusWords, orderStatus } from '../../shared/business/order/order-status.ts';
import type { Report } from '../../shared/business/order/reports.ts';
import type { OrderTicket } from '../../shared/business/order/ticket.ts';
import type { Entry } from '../../shared/journal/entry.ts';
import { securityKey } from '../../shared/rulebook/trading/security.ts';
import type { CounterKit, KitSession } from '../helpers/counter-kit.ts';
import { officeKit, type OfficeKit, openTestDatabase } from '../helpers/office-kit.ts';
import { testClientBody, testStock, testTicket } from '../helpers/order-desk.ts';
import { testQuote } from '../helpers/test-quotes.ts';
import { type ScriptedMarket, scriptedMarket } from '../helpers/scripted-market.ts';
import { alarmCodes, caseOf, registerBody } from './office-look.ts';

const branch = '5101';
const clientNo = '0101000007';
const account = testClientBody.capitalAccount;
const security = securityKey(testStock);

let db: Database;
let market: ScriptedMarket;
let kit: OfficeKit;
let counter: CounterKit;
let session: KitSession;
/** Where the process is to end, once. */
let crashAt: CrashMark | null;

beforeEach(async () => {
  db = await openTestDatabase();
  market = scriptedMarket();
  crashAt = null;
  kit = await officeKit(db, branch, {
    market,
    mark: (reached) => {
      if (reached !== crashAt) return;
      crashAt = null;
      throw new Error(`ended at ${reached}`);
    },
  });
  const rows = [
    { register: 'client', key: clientNo, body: testClientBody, lookups: {} },
    { register: 'security', key: security, body: testStock, lookups: {} },
    {
      register: 'funds',
      key: account,
      body: { clientNo, totalFen: 5_000_000, frozenFen: 0, unsettledSaleFen: 0 },
      lookups: {},
    },
    {
      register: 'position',
      key: `${account}.${security}`,
      body: { clientNo, capitalAccount: account, security, opening: 3000, costFen: 2_500_000 },
      lookups: { clientNo },
    },
  ];
  await kit.headOffice.load({
    branch: { branch, name: '测试营业部' },
    terminals: [],
    staff: [],
    rows: rows.map((row) => ({ ...row, body: { ...row.body } })),
  });
  await kit.headOffice.runTimer();
  counter = await kit.counter('01');
  counter.learn(rows.map((row) => ({ ...row, version: 1, asOf: 0 })));
  session = counter.signIn(await kit.person('maker'));
});
afterEach(() => db.close());

/** A quote signed by this head office. */
function ticket(change: Partial<OrderTicket> = {}): OrderTicket {
  const { statement } = testQuote(security, kit.clock.now);
  return testTicket({
    instruction: { way: 'PHONE', reference: 'R-1', at: kit.clock.now },
    quote: kit.headOffice.office.keys.sign(statement),
    ...change,
  });
}

/** Places an order with the time token of the contact that is open now, or another one. */
async function place(change: Partial<OrderTicket> = {}, token?: string | null): Promise<string> {
  const timeToken =
    token === undefined ? (await kit.contact(counter)).timeToken.statement.id : token;
  return record('PlaceOrder', { ticket: ticket(change), evidence: [] }, { timeToken });
}

function record(
  type: string,
  data: unknown,
  { timeToken, caseId }: { readonly timeToken: string | null; readonly caseId?: string },
): string {
  // Commands are plain JSON by their schema.
  const act = { business: 'order', type, data: data as Entry['command']['data'] };
  const entry = counter.act(session, caseId === undefined ? act : { ...act, caseId }, {
    timeToken,
  });
  return entry.caseId;
}

async function exchange(): Promise<void> {
  await kit.headOffice.intake(counter.batch());
  await kit.headOffice.drainLane(branch);
}

async function status(caseId: string): Promise<string> {
  const { body } = (await caseOf(db, caseId)) as CaseState;
  return orderStatusWords[orderStatus(OrderState.parse(body))];
}

const funds = () => registerBody(db, branch, 'funds', account);
const position = () => registerBody(db, branch, 'position', `${account}.${security}`);

function say(orderId: string, ...reports: readonly Report[]): void {
  market.reports.push(...reports.map((report) => ({ orderId, report })));
}

const fill = (no: string, quantity: number, priceMilli = 10_000): Report => ({
  kind: 'filled',
  no,
  at: kit.clock.now,
  tradeNo: `T${no}`,
  priceMilli,
  quantity,
});
const accepted = (): Report => ({ kind: 'accepted', no: '1', at: kit.clock.now, orderNo: '17' });

describe('an order at head office', () => {
  it('OR-21 goes to the market once, within its lease, and is followed to the fill', async () => {
    const caseId = await place();
    await exchange();
    expect(await status(caseId)).toBe('待报');
    expect(await funds()).toMatchObject({ totalFen: 5_000_000, frozenFen: 1_000_510 });
    await kit.headOffice.runOutbox();
    expect(await status(caseId)).toBe('正报');
    await kit.headOffice.runOutbox();
    expect(market.sent).toEqual([
      {
        orderId: caseId,
        account: 'A900000007',
        security,
        side: 'BUY',
        type: 'LIMIT',
        priceMilli: 10_000,
        quantity: 1000,
      },
    ]);
    say(caseId, accepted(), fill('2', 400, 9_990));
    await kit.headOffice.runMarket();
    expect(await status(caseId)).toBe('部成');
    say(caseId, fill('3', 600));
    await kit.headOffice.runMarket();
    expect(await status(caseId)).toBe('已成');
    // 3,996.00 and 6,000.00, commission 5.00, transfer fee 0.10.
    expect(await funds()).toEqual({
      clientNo,
      totalFen: 5_000_000 - 999_600 - 510,
      frozenFen: 0,
      unsettledSaleFen: 0,
    });
    expect(await position()).toMatchObject({ opening: 3000, bought: 1000, costFen: 3_500_110 });
    expect(await alarmCodes(db, branch)).toEqual([]);
  });

  it('OR-21 is held when its counter had no word on the time of this contact, or an old one', async () => {
    const issued = kit.clock.now;
    const before = (await kit.contact(counter)).timeToken.statement.id;
    const [none, other, invented] = [
      await place({}, null),
      (await kit.contact(counter), await place({}, before)),
      await place({}, `${issued}.0123456789abcdef`),
    ];
    const old = await place();
    await exchange();
    kit.clock.now += 30_001;
    await kit.headOffice.runOutbox();
    for (const caseId of [none, other, invented, old]) expect(await status(caseId)).toBe('未报');
    expect(market.sent).toEqual([]);
    expect(await funds()).toMatchObject({ frozenFen: 4 * 1_000_510 });
  });

  it('OR-17 that was held goes out once more only after the client has confirmed it', async () => {
    const caseId = await place({}, null);
    await exchange();
    await kit.headOffice.runOutbox();
    expect(await status(caseId)).toBe('未报');
    counter.learn([]);
    const hold = (await caseOf(db, caseId)) as CaseState;
    expect(OrderState.parse(hold.body).heldReason).toContain('没有与总部联网');
    const data = {
      confirmation: { how: 'CALL', who: '李明', reference: 'R-2', at: kit.clock.now },
      quote: ticket().quote,
      evidence: [],
    };
    // The counter has not heard that it is held: what it records now is what it would record then.
    const { id: timeToken } = (await kit.contact(counter)).timeToken.statement;
    const act = { business: 'order', type: 'ConfirmOrder', data, caseId };
    const events = [{ type: 'OrderConfirmed', data: data.confirmation }];
    counter.force(session, act, events, { timeToken });
    await exchange();
    await kit.headOffice.runOutbox();
    await kit.headOffice.runOutbox();
    expect(market.sent.map(({ orderId }) => orderId)).toEqual([caseId]);
  });

  it.each(['outbox:recorded', 'act:before-commit', 'outbox:submitted', 'outbox:answered'] as const)(
    'OR-21 goes out once when head office ends at %s and is started again in time',
    async (mark) => {
      const caseId = await place();
      await exchange();
      crashAt = mark;
      await kit.headOffice.runOutbox().catch(() => 0);
      for (let step = 0; step < 4; step += 1) {
        kit.clock.now += 4000;
        await kit.headOffice.runOutbox();
      }
      expect(market.sent.map(({ orderId }) => orderId)).toEqual([caseId]);
      expect(await status(caseId)).toBe('正报');
    },
  );

  it.each(['outbox:recorded', 'act:before-commit'] as const)(
    'OR-21 is held, never sent, when head office ends at %s and starts after the lease',
    async (mark) => {
      const caseId = await place();
      await exchange();
      crashAt = mark;
      await kit.headOffice.runOutbox().catch(() => 0);
      for (let step = 0; step < 4; step += 1) {
        kit.clock.now += 60_000;
        await kit.headOffice.runOutbox();
      }
      expect(market.sent).toEqual([]);
      expect(await status(caseId)).toBe('未报');
    },
  );

  it('OR-19 asked back before it went is taken off without the market', async () => {
    const caseId = await place();
    const timeToken = null;
    const instruction = { way: 'PHONE', reference: 'R-3', at: kit.clock.now };
    record('CancelOrder', { instruction, evidence: [] }, { timeToken, caseId });
    await exchange();
    for (let step = 0; step < 3; step += 1) {
      await kit.headOffice.runOutbox();
      kit.clock.now += 2000;
    }
    expect(market.sent).toEqual([]);
    expect(await status(caseId)).toBe('已撤');
    expect(await funds()).toMatchObject({ totalFen: 5_000_000, frozenFen: 0 });
    expect(await alarmCodes(db, branch)).toEqual([]);
  });

  it('OR-19 asked back on the market waits for its word', async () => {
    const caseId = await place();
    await exchange();
    await kit.headOffice.runOutbox();
    say(caseId, accepted(), fill('2', 400));
    await kit.headOffice.runMarket();
    const instruction = { way: 'PHONE', reference: 'R-3', at: kit.clock.now };
    record('CancelOrder', { instruction, evidence: [] }, { timeToken: null, caseId });
    await kit.headOffice.intake(counter.batch());
    await kit.headOffice.drainLane(branch);
    expect(await status(caseId)).toBe('已报待撤');
    await kit.headOffice.runOutbox();
    expect(market.cancelled).toEqual([caseId]);
    say(caseId, { kind: 'cancelled', no: '3', at: kit.clock.now, quantity: 600, by: 'client' });
    await kit.headOffice.runMarket();
    expect(await status(caseId)).toBe('部撤');
    expect(await funds()).toMatchObject({ frozenFen: 0, totalFen: 5_000_000 - 400_000 - 504 });
  });

  it('OR-24 OR-25 records reports once, also read again after a crash, and alarms at what does not fit', async () => {
    const caseId = await place();
    await exchange();
    await kit.headOffice.runOutbox();
    say(caseId, accepted(), fill('2', 400));
    crashAt = 'market:recorded';
    await kit.headOffice.runMarket().catch(() => 0);
    await kit.headOffice.runMarket();
    say(caseId, fill('2', 400), fill('3', 700));
    await kit.headOffice.runMarket();
    expect(await alarmCodes(db, branch)).toEqual(['ORDER_REPORT_REFUSED']);
    expect(await position()).toMatchObject({ bought: 400 });
    expect(await status(caseId)).toBe('部成');
  });

  it('sells what is held, and the money may be used today and withdrawn tomorrow', async () => {
    const caseId = await place({ side: 'SELL' });
    await exchange();
    expect(await position()).toMatchObject({ frozen: 1000 });
    await kit.headOffice.runOutbox();
    say(caseId, accepted(), fill('2', 1000));
    await kit.headOffice.runMarket();
    // 10,000.00 less commission 5.00, stamp duty 5.00, transfer fee 0.10.
    expect(await funds()).toMatchObject({
      totalFen: 5_000_000 + 998_990,
      frozenFen: 0,
      unsettledSaleFen: 998_990,
    });
    expect(await position()).toMatchObject({ opening: 3000, sold: 1000, frozen: 0 });
  });

  it('OR-18 OR-26 ends what was never sent when its day is over, and begins the next day once', async () => {
    const token = (await kit.contact(counter)).timeToken.statement.id;
    const bought = await place({}, token);
    const sold = await place({ side: 'SELL', quantity: 500 }, token);
    const captured = await place({ mode: 'CAPTURE', quote: null }, token);
    await exchange();
    await kit.headOffice.runOutbox();
    say(bought, accepted(), fill('2', 1000));
    await kit.headOffice.runMarket();
    await kit.headOffice.runTimer();
    expect(await status(captured)).toBe('未报');
    kit.clock.now = Date.parse('2026-11-23T16:00:00+08:00');
    await kit.headOffice.runTimer();
    expect(await status(captured)).toBe('已撤');
    kit.clock.now = Date.parse('2026-11-24T00:10:00+08:00');
    await kit.headOffice.runTimer();
    expect(await alarmCodes(db, branch)).toEqual(['DAY_NOT_ROLLED']);
    expect(await position()).toMatchObject({ opening: 3000, bought: 1000, frozen: 500 });
    kit.clock.now = Date.parse('2026-11-24T10:00:00+08:00');
    const early = await place();
    await exchange();
    await kit.headOffice.runOutbox();
    expect(await status(early)).toBe('未报');
    say(sold, { ...accepted(), no: '3' }, fill('4', 200), {
      kind: 'cancelled',
      no: '5',
      at: kit.clock.now,
      quantity: 300,
      by: 'day-end',
    });
    await kit.headOffice.runMarket();
    expect(await funds()).toMatchObject({ frozenFen: 1_000_510, unsettledSaleFen: 199_398 });
    await kit.headOffice.runTimer();
    await kit.headOffice.runTimer();
    expect(await position()).toMatchObject({ opening: 3800, bought: 0, sold: 0, frozen: 0 });
    expect(await funds()).toMatchObject({ frozenFen: 1_000_510, unsettledSaleFen: 0 });
    expect(await status(sold)).toBe('部撤');
  });
});
