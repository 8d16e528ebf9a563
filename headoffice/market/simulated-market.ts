import { z } from 'zod';
import { type DemoSecurity, demoSecurities } from '../../assets/demo/demo-securities.ts';
import { rowOn } from '../../shared/rulebook/dated-table.ts';
import type { RuleTables } from '../../shared/rulebook/tables.ts';
import { securityKey } from '../../shared/rulebook/trading/security.ts';
import { beijingDate } from '../../shared/values/dates.ts';
import { type Database, queryOne, type Sql } from '../db/sql.ts';
import { demoDays, demoPrevClose } from './demo-prices.ts';
import {
  type Exchange,
  type Instrument,
  type MarketSnapshot,
  simulatedExchange,
  Submission,
} from './exchange/index.ts';
import type { MarketOrder, OrderGateway, OrderReport } from './order-gateway.ts';
import type { QuoteSource, SourceQuote } from './quote-source.ts';
import { reportOf } from './report-of.ts';

const Input = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('submit'), order: Submission }),
  z.object({ kind: z.literal('cancel'), orderId: z.string() }),
]);
type Input = z.infer<typeof Input>;

/** What the simulated market is put together of. */
export interface SimulatedMarketParts {
  readonly db: Database;
  readonly clock: () => number;
  readonly tablesOn: (day: string) => Promise<RuleTables>;
  readonly securities?: readonly DemoSecurity[];
  /** How often the other participants act in continuous trading; null: there are none. */
  readonly crowdEveryMs?: number | null;
}

/** A market for demonstration and tests: takes orders and shows quotes. */
export interface SimulatedMarket {
  readonly gateway: OrderGateway;
  readonly quotes: QuoteSource;
}

/** A day as far as this process has played it. */
interface Played {
  readonly day: string;
  readonly exchange: Exchange;
  readonly tables: RuleTables;
  /** The last input that was played. */
  serial: number;
}

const source = '演示行情';
const historyDays = 120;
/** Often enough for a demonstration to be alive, and a day is played again in seconds. */
const usualCrowdMs = 60_000;

/**
 * The exchanges, simulated, with made-up prices. Deterministic by day: what it was asked is kept in the database in its
 * order, and a process that starts, or another one, plays the day again from that and comes to the same reports.
 */
export function simulatedMarket(parts: SimulatedMarketParts): SimulatedMarket {
  const { db, clock, tablesOn } = parts;
  const securities = parts.securities ?? demoSecurities;
  const crowdEveryMs = parts.crowdEveryMs === undefined ? usualCrowdMs : parts.crowdEveryMs;
  /** Days this process has played: today's, and one whose last reports are still to be told. */
  const days = new Map<string, Played>();

  const begin = async (day: string): Promise<Played> => {
    const tables = await tablesOn(day);
    const instruments = securities.map((one) => instrumentOf(one, day, tables));
    const crowd = crowdEveryMs === null ? null : { seed: seedOf(day), everyMs: crowdEveryMs };
    const exchange = simulatedExchange({ date: day, instruments, crowd }, tables);
    return { day, exchange, tables, serial: 0 };
  };

  /** The day up to now, and nobody else's turn meanwhile: time never goes back, whichever process asks. */
  const atNow = async <T>(
    day: string,
    work: (now: Played, sql: Sql, at: number) => Promise<T>,
  ): Promise<T> => {
    // Before the transaction: the tables are read from the same database.
    const begun = days.get(day) ?? (await begin(day));
    return await db
      .transaction(async (sql) => {
        const { advanced_to: at } = await queryOne<{ advanced_to: number }>(
          sql,
          `insert into simulated_market_days as known (day, advanced_to) values ($1, $2)
         on conflict (day) do update set advanced_to = greatest(known.advanced_to, excluded.advanced_to)
         returning advanced_to`,
          [day, clock()],
        );
        const now = days.get(day) ?? begun;
        const inputs = await sql.query<{ serial: number; at: number; input: string }>(
          `select serial, at, input from simulated_market_inputs
         where day = $1 and serial > $2 order by serial`,
          [day, now.serial],
        );
        for (const { serial, at: then, input } of inputs) {
          play(now.exchange, Input.parse(JSON.parse(input)), then);
          now.serial = serial;
        }
        now.exchange.advance(at);
        days.set(day, now);
        forgetOld(days);
        return await work(now, sql, at);
      })
      .catch((error: unknown) => {
        // What was played and not kept is played anew.
        days.delete(day);
        throw error;
      });
  };

  const ask = async (orderId: string, input: Input): Promise<void> => {
    await atNow(beijingDate(clock()), async (now, sql, at) => {
      const { serial } = await queryOne<{ serial: number }>(
        sql,
        `insert into simulated_market_inputs (day, order_id, at, input) values ($1, $2, $3, $4)
         returning serial`,
        [now.day, orderId, at, JSON.stringify(input)],
      );
      play(now.exchange, input, at);
      now.serial = serial;
    });
  };

  const knows = async (orderId: string): Promise<boolean> => {
    const known = await db.query(
      'select from simulated_market_inputs where order_id = $1 limit 1',
      [orderId],
    );
    return known.length > 0;
  };

  const gateway: OrderGateway = {
    knows,
    async submit(order) {
      if (await knows(order.orderId)) return;
      await ask(order.orderId, { kind: 'submit', order: submissionOf(order) });
    },
    async cancel(orderId) {
      if (!(await knows(orderId))) return false;
      await ask(orderId, { kind: 'cancel', orderId });
      return true;
    },
    async reportsAfter(place, limit) {
      const from = placeOf(place);
      const today = beijingDate(clock());
      const [first] = await db.query<{ day: string }>(
        'select day from simulated_market_days where day >= $1 order by day limit 1',
        [from.day],
      );
      const day = first?.day ?? today;
      const no = day === from.day ? from.no : 0;
      return await atNow(day, async ({ exchange }, sql) => {
        const told = exchange.reportsSince(no).slice(0, limit);
        const reports = told.flatMap((one): readonly OrderReport[] => {
          const report = reportOf(one, day);
          return report === null ? [] : [{ orderId: one.clientOrderId, report }];
        });
        const last = told.at(-1)?.no ?? no;
        // A day that is over and told is left for the next one.
        const isOver = told.length < limit && day < today;
        const next = isOver ? await nextDay(sql, day) : null;
        return await Promise.resolve({
          reports,
          next: next === null ? `${day}/${last}` : `${next}/0`,
        });
      });
    },
  };

  const quotes: QuoteSource = {
    async quotes(asked) {
      const wanted = new Set(asked);
      return await atNow(
        beijingDate(clock()),
        async ({ exchange }, _sql, at) =>
          await Promise.resolve(
            exchange
              .snapshot()
              .quotes.flatMap((one) => quoteOf(one, exchange.date, at))
              .filter(({ security }) => wanted.has(security)),
          ),
      );
    },
    async history(asked) {
      const security = securities.find((one) => securityKey(one) === asked);
      if (security === undefined) return null;
      const day = beijingDate(clock());
      return await atNow(day, async ({ tables, exchange }) => {
        const market = { tick: tickOf(security, day, tables), years: tables.tradingYears };
        const days = demoDays(security, day, historyDays, market).map((one) => ({ ...one }));
        const minutes = exchange
          .minutes(asked)
          .map(({ at, price, volume }) => ({ at, priceMilli: price, volume }));
        return await Promise.resolve({ security: asked, source, days, minutes });
      });
    },
  };
  return { gateway, quotes };
}

/** Only the two newest are asked about again. */
function forgetOld(days: Map<string, Played>): void {
  const [oldest] = [...days.keys()].toSorted();
  if (days.size > 2 && oldest !== undefined) days.delete(oldest);
}

function play(exchange: Exchange, input: Input, at: number): void {
  if (input.kind === 'submit') exchange.submit({ ...input.order, at });
  else exchange.cancel({ clientOrderId: input.orderId, at });
}

function submissionOf(order: MarketOrder): Submission {
  const { orderId, account, security, side, type, priceMilli, quantity } = order;
  return {
    clientOrderId: orderId,
    account,
    security,
    side,
    type,
    // A market order without a price to protect it takes none.
    price: priceMilli,
    quantity,
    sellable: null,
  };
}

/** Where the reports were read up to: 2026-11-23/17. */
function placeOf(place: string): { readonly day: string; readonly no: number } {
  const [, day = '', no = '0'] = /^(\d{4}-\d{2}-\d{2})\/(\d+)$/.exec(place) ?? [];
  return { day, no: Number(no) };
}

async function nextDay(db: Sql, day: string): Promise<string | null> {
  const [next] = await db.query<{ day: string }>(
    'select day from simulated_market_days where day > $1 order by day limit 1',
    [day],
  );
  return next?.day ?? null;
}

function instrumentOf(security: DemoSecurity, day: string, tables: RuleTables): Instrument {
  const { market, code, board, status, ownTickMilli } = security;
  const tick = tickOf(security, day, tables);
  return {
    market,
    code,
    board,
    prevClose: demoPrevClose(security, day, { tick, years: tables.tradingYears }),
    status: status === 'DELISTING' ? 'NORMAL' : status,
    suspended: false,
    ...(ownTickMilli === null ? {} : { ownTick: ownTickMilli }),
  };
}

function tickOf(
  { board, ownTickMilli }: DemoSecurity,
  day: string,
  { priceTicks }: RuleTables,
): number {
  const found = rowOn(priceTicks, day, { board });
  return ownTickMilli ?? (found.found ? found.row.tick : 10);
}

/** Another crowd every day. */
function seedOf(day: string): number {
  return Number(day.replaceAll('-', ''));
}

function quoteOf(
  quote: MarketSnapshot['quotes'][number],
  day: string,
  at: number,
): readonly SourceQuote[] {
  const level = ({ price, quantity }: { readonly price: number; readonly quantity: number }) => ({
    priceMilli: price,
    quantity,
  });
  return [
    {
      security: quote.security,
      day,
      at,
      source,
      prevCloseMilli: quote.prevClose,
      openMilli: quote.open,
      highMilli: quote.high,
      lowMilli: quote.low,
      lastMilli: quote.last,
      volume: quote.volume,
      bids: quote.bids.map(level),
      asks: quote.asks.map(level),
      halted: quote.isHalted,
      listedTradingDay: null,
      delistingPeriodDay: null,
    },
  ];
}
