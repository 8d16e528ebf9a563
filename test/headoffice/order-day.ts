import type { Database } from '../../headoffice/db/sql.ts';
import type { HeadOffice } from '../../headoffice/head-office.ts';
import type { OrderGateway } from '../../headoffice/market/order-gateway.ts';
import { simulatedMarket } from '../../headoffice/market/simulated-market.ts';
import type { CrashMark } from '../../headoffice/office.ts';
import { timeToken } from '../../headoffice/time.ts';
import { CaseState } from '../../shared/business/case.ts';
import { OrderState } from '../../shared/business/order/order-events.ts';
import type { Report } from '../../shared/business/order/reports.ts';
import { availableFen, Funds } from '../../shared/rulebook/money/funds.ts';
import { Position } from '../../shared/rulebook/trading/position.ts';
import { securityKey } from '../../shared/rulebook/trading/security.ts';
import type { CounterKit, KitSession } from '../helpers/counter-kit.ts';
import { officeKit, type OfficeKit } from '../helpers/office-kit.ts';
import { testClientBody, testStock, testTicket } from '../helpers/order-desk.ts';
import { ruleTables } from '../helpers/rule-tables.ts';
import { type Chance, chanceOf } from '../simulation/chance.ts';
import { registerBody } from './office-look.ts';

export const branch = '5201';
const clientNo = '0101000007';
export const account = testClientBody.capitalAccount;
export const security = securityKey(testStock);
const leaseMs = 30_000;
const startFunds = 300_000_000;
const startUnits = 20_000;

const marks: readonly CrashMark[] = [
  'lane:before-commit',
  'lane:after-commit',
  'act:before-commit',
  'act:after-commit',
  'outbox:claimed',
  'outbox:recorded',
  'outbox:submitted',
  'outbox:answered',
  'market:recorded',
];

/** What is to be compared after every step. */
interface Standing {
  readonly byRegisters: Readonly<Record<string, number>>;
  readonly byOrders: Readonly<Record<string, number>>;
  /** Orders sent twice or too late, and figures below zero. */
  readonly wrong: readonly string[];
}

/** Head office, a market with other participants, and a counter whose entries come when the line lets them. */
export class OrderDay {
  readonly chance: Chance;
  /** Until when each order may go out by the newest token it was entered or confirmed with. */
  readonly leases = new Map<string, number>();
  readonly submits = new Map<string, number>();
  /** Orders that went out after that. */
  readonly late: string[] = [];
  readonly #kit: OfficeKit;
  readonly #counter: CounterKit;
  readonly #session: KitSession;
  readonly #armed: { mark: CrashMark | null };
  readonly #db: Database;
  #token: { readonly id: string; readonly at: number } | null = null;
  #contact: string | null = null;
  #sent = 0;
  #calls = 0;

  private constructor(parts: {
    readonly db: Database;
    readonly kit: OfficeKit;
    readonly counter: CounterKit;
    readonly session: KitSession;
    readonly armed: { mark: CrashMark | null };
    readonly chance: Chance;
  }) {
    this.#db = parts.db;
    this.#kit = parts.kit;
    this.#counter = parts.counter;
    this.#session = parts.session;
    this.#armed = parts.armed;
    this.chance = parts.chance;
  }

  static async open(db: Database, seed: number): Promise<OrderDay> {
    const armed: { mark: CrashMark | null } = { mark: null };
    const clock = { now: 0 };
    const held: { day: OrderDay | null } = { day: null };
    const market = simulatedMarket({
      db,
      clock: () => clock.now,
      tablesOn: async () => await Promise.resolve(ruleTables),
      securities: [{ ...testStock, baseMilli: 10_000 }],
    });
    const gateway: OrderGateway = {
      ...market.gateway,
      async submit(order) {
        held.day?.noteSubmit(order.orderId, clock.now);
        await market.gateway.submit(order);
      },
    };
    const kit = await officeKit(db, branch, {
      clock: () => clock.now,
      market: { gateway, quotes: market.quotes },
      mark(reached) {
        if (armed.mark !== reached) return;
        armed.mark = null;
        throw new Error(`ended at ${reached}`);
      },
    });
    // One clock for head office and market.
    Object.defineProperty(kit.clock, 'now', {
      get: () => clock.now,
      set: (now: number) => {
        clock.now = now;
      },
    });
    kit.clock.now = Date.parse('2026-11-23T09:40:00+08:00');
    const units = { opening: startUnits, bought: 0, sold: 0, frozen: 0, costFen: 20_000_000 };
    const rows = [
      { register: 'client', key: clientNo, body: { ...testClientBody } },
      { register: 'security', key: security, body: { ...testStock } },
      {
        register: 'funds',
        key: account,
        body: { clientNo, totalFen: startFunds, frozenFen: 0, unsettledSaleFen: 0 },
      },
      {
        register: 'position',
        key: `${account}.${security}`,
        body: { clientNo, capitalAccount: account, security, ...units },
      },
    ].map((row) => ({ ...row, lookups: {} }));
    await kit.headOffice.load({
      branch: { branch, name: '测试营业部' },
      terminals: [],
      staff: [],
      rows,
    });
    await kit.headOffice.runTimer();
    const counter = await kit.counter('01');
    counter.learn(rows.map((row) => ({ ...row, version: 1, asOf: 0 })));
    const session = counter.signIn(await kit.person('maker'));
    const day = new OrderDay({ db, kit, counter, session, armed, chance: chanceOf(seed) });
    held.day = day;
    await day.#do('token');
    return day;
  }

  get #office(): HeadOffice {
    return this.#kit.headOffice;
  }

  noteSubmit(orderId: string, now: number): void {
    this.submits.set(orderId, (this.submits.get(orderId) ?? 0) + 1);
    if (now > (this.leases.get(orderId) ?? 0)) this.late.push(orderId);
  }

  async step(): Promise<void> {
    this.#kit.clock.now += this.chance.below(5000);
    if (this.chance.below(12) === 0) this.#armed.mark = this.chance.pick(marks);
    const what = this.chance.weighted({
      token: 1,
      online: 40,
      place: 30,
      confirm: 10,
      cancel: 12,
      lapse: 4,
      line: 10,
      lane: 10,
      outbox: 20,
      market: 20,
      timer: 3,
    });
    await this.#do(what).catch((error: unknown) => {
      if (!(error instanceof Error && error.message.startsWith('ended at'))) throw error;
    });
    this.#armed.mark = null;
  }

  async #do(what: string): Promise<void> {
    switch (what) {
      case 'token': {
        const opened = await this.#kit.contact(this.#counter);
        this.#contact = opened.contact;
        this.#hear(opened.timeToken.statement);
        return;
      }
      case 'online':
        while (this.#sent < this.#counter.entries.length) await this.#send();
        await this.#office.drainLane(branch);
        await this.#office.runOutbox();
        return;
      case 'place':
        return await this.#place();
      case 'confirm':
        return await this.#onSome((caseId) => this.#confirm(caseId));
      case 'cancel':
        return await this.#onSome((caseId) => {
          const instruction = this.#call();
          const data = { instruction, evidence: [] };
          const events = [{ type: 'CancelAsked', data: { instruction, at: this.#now } }];
          return this.#force('CancelOrder', caseId, data, events);
        });
      case 'lapse':
        return await this.#onSome((caseId) => this.#lapse(caseId));
      case 'line':
        return await this.#send();
      case 'lane':
        await this.#office.drainLane(branch);
        return;
      case 'outbox':
        await this.#office.runOutbox();
        return;
      case 'market':
        await this.#office.runMarket();
        return;
      default:
        await this.#office.runTimer();
    }
  }

  #hear({ id, issuedAt }: { readonly id: string; readonly issuedAt: number }): void {
    this.#token = { id, at: issuedAt };
  }

  /** Most acts are done while the line is up: the counter has just heard the time. */
  #listen(): void {
    if (this.#contact === null || this.chance.below(4) === 0) return;
    this.#hear(timeToken(this.#office.office, this.#contact).statement);
  }

  async #place(): Promise<void> {
    this.#listen();
    const [quote] = await this.#office.quotes.ask([security]);
    if (quote === undefined) throw new Error('no quote');
    const { lastMilli, prevCloseMilli } = quote.statement;
    const side = this.chance.pick(['BUY', 'SELL'] as const);
    const away = (this.chance.below(9) - 4) * 10;
    const ticket = testTicket({
      side,
      priceMilli: (lastMilli ?? prevCloseMilli) + away,
      quantity: 100 * (1 + this.chance.below(20)),
      quote,
      instruction: this.#call(),
      mode: this.chance.below(5) === 0 ? 'CAPTURE' : 'SEND',
    });
    const word = this.#token?.id ?? null;
    const data = { ticket, evidence: [] };
    try {
      // Commands are plain JSON by their schema.
      const act = { business: 'order', type: 'PlaceOrder', data: data as never };
      const { caseId } = this.#counter.act(this.#session, act, { timeToken: word });
      this.#lease(caseId);
    } catch (error) {
      // Beyond the cage or the lots: the counter itself refuses it.
      if (!(error instanceof Error && /^[A-Z]{2}-\d+ /.test(error.message))) throw error;
    }
  }

  async #confirm(caseId: string): Promise<void> {
    this.#listen();
    const [quote] = await this.#office.quotes.ask([security]);
    this.#calls += 1;
    const confirmation = { how: 'CALL', who: '李明', reference: `C-${this.#calls}`, at: this.#now };
    const data = { confirmation, quote, evidence: [] };
    this.#force('ConfirmOrder', caseId, data, [{ type: 'OrderConfirmed', data: confirmation }]);
    this.#lease(caseId);
  }

  async #lapse(caseId: string): Promise<void> {
    const { settled, ticket } = await this.order(caseId);
    const { clientNo, capitalAccount } = ticket.client;
    const none = Object.fromEntries(Object.keys(settled).map((name) => [name, 0]));
    const moves = Object.fromEntries(
      Object.entries(settled).map(([name, value]) => [name, value === 0 ? 0 : -value]),
    );
    const holding = { clientNo, capitalAccount, security };
    const lapsed = { by: 'client', reason: '不再委托', at: this.#now };
    const events = [{ type: 'OrderLapsed', data: { ...lapsed, settled: none, moves, holding } }];
    this.#force('LapseOrder', caseId, { reason: '不再委托' }, events);
  }

  /** What a counter records that has heard of the case what head office knows. */
  #force(type: string, caseId: string, data: unknown, events: readonly unknown[]): void {
    const word = this.#token?.id ?? null;
    // Commands and events are plain JSON by their schemas.
    const act = { business: 'order', type, data: data as never, caseId };
    this.#counter.force(this.#session, act, events as never, { timeToken: word });
  }

  #lease(caseId: string): void {
    const until = (this.#token?.at ?? -leaseMs) + leaseMs;
    this.leases.set(caseId, Math.max(until, this.leases.get(caseId) ?? 0));
  }

  get #now(): number {
    return this.#kit.clock.now;
  }

  #call() {
    this.#calls += 1;
    return { way: 'PHONE', reference: `R-${this.#calls}`, at: this.#now } as const;
  }

  /** Some order head office has, if there is one. */
  async #onSome(work: (caseId: string) => Promise<void> | void): Promise<void> {
    const known = await this.orderIds();
    if (known.length > 0) await work(this.chance.pick(known));
  }

  /** What is recorded reaches head office, some of it or all. */
  async #send(): Promise<void> {
    const { entries } = this.#counter;
    if (this.#sent >= entries.length) return;
    const to = Math.min(entries.length, this.#sent + 1 + this.chance.below(8));
    await this.#office.intake(this.#counter.batch(this.#sent + 1, to));
    this.#sent = to;
  }

  async orderIds(): Promise<readonly string[]> {
    const rows = await this.#db.query<{ case_id: string }>(
      `select case_id from cases where business = 'order' and state like '%"settled"%' order by case_id`,
    );
    return rows.map(({ case_id }) => case_id);
  }

  async order(caseId: string): Promise<OrderState> {
    const [row] = await this.#db.query<{ state: string }>(
      'select state from cases where case_id = $1',
      [caseId],
    );
    return OrderState.parse(CaseState.parse(JSON.parse(row?.state ?? 'null')).body);
  }

  async orders(): Promise<readonly OrderState[]> {
    const rows = await this.#db.query<{ state: string }>(
      `select state from cases where business = 'order' order by case_id`,
    );
    return rows.flatMap(({ state }) => {
      const { body } = CaseState.parse(JSON.parse(state));
      return body === null ? [] : [OrderState.parse(body)];
    });
  }

  /** Money and shares by the registers and by the orders, and what must never be. */
  async standing(): Promise<Standing> {
    const funds = Funds.parse(await registerBody(this.#db, branch, 'funds', account));
    const key = `${account}.${security}`;
    const position = Position.parse(await registerBody(this.#db, branch, 'position', key));
    const byOrders = { frozenFen: 0, frozenUnits: 0, totalFen: startFunds, bought: 0, sold: 0 };
    for (const { settled } of await this.orders()) {
      byOrders.frozenFen += settled.frozenFen;
      byOrders.frozenUnits += settled.frozenUnits;
      byOrders.totalFen += settled.totalFen;
      byOrders.bought += settled.boughtUnits;
      byOrders.sold += settled.soldUnits;
    }
    const { frozenFen, totalFen } = funds;
    const { frozen: frozenUnits, bought, sold, opening } = position;
    const least = Math.min(
      availableFen(funds),
      frozenFen,
      frozenUnits,
      opening - sold - frozenUnits,
    );
    const twice = [...this.submits].filter(([, count]) => count > 1).map(([id]) => id);
    return {
      byRegisters: { frozenFen, frozenUnits, totalFen, bought, sold },
      byOrders,
      wrong: [...this.late, ...twice, ...(least < 0 ? ['below zero'] : [])],
    };
  }

  /** Everything arrives, and the day ends. */
  async end(): Promise<void> {
    while (this.#sent < this.#counter.entries.length) await this.#send();
    for (const time of ['14:30', '14:58', '15:40', '16:00', '16:05', '16:10']) {
      this.#kit.clock.now = Math.max(this.#now, Date.parse(`2026-11-23T${time}:00+08:00`));
      await this.#office.drainLane(branch);
      await this.#office.runOutbox();
      await this.#office.runMarket();
      await this.#office.runTimer();
    }
  }

  async nextDay(): Promise<void> {
    this.#kit.clock.now = Date.parse('2026-11-24T08:00:00+08:00');
    await this.#office.runMarket();
    await this.#office.runTimer();
  }

  /** What the market itself has on record, by order. */
  async marketSays(): Promise<ReadonlyMap<string, readonly Report[]>> {
    const said = new Map<string, Report[]>();
    let place = '';
    for (;;) {
      const { reports, next } = await this.#office.office.gateway.reportsAfter(place, 500);
      for (const { orderId, report } of reports) {
        said.set(orderId, [...(said.get(orderId) ?? []), report]);
      }
      if (next === place) return said;
      place = next;
    }
  }
}
