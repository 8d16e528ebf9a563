import type { Quotes, QuotesOutcome } from '../../shared/bridge/quotes.ts';
import type { QuoteStatement, SignedQuote } from '../../shared/rulebook/trading/quote.ts';
import { beijingDate } from '../../shared/values/dates.ts';
import type { QuoteHistory } from '../../shared/sync/quotes.ts';
import { headOfficeTestKey } from './people.ts';

/** A market whose quotes a test sets, signed by the test's head office. */
export interface TestQuotes {
  readonly quotes: Quotes;
  /** False: head office cannot be reached. */
  isOnline: boolean;
  /** Changes to the quote of a security, by its key. */
  readonly changes: Map<string, Partial<QuoteStatement>>;
  readonly asked: string[];
}

/** A quote of a security at 10.00 on the day of an instant, signed. */
export function testQuote(
  security: string,
  at: number,
  change: Partial<QuoteStatement> = {},
): SignedQuote {
  const statement: QuoteStatement = {
    purpose: 'quote',
    security,
    day: beijingDate(at),
    at,
    source: '测试行情',
    prevCloseMilli: 10_000,
    openMilli: 10_000,
    highMilli: 10_100,
    lowMilli: 9_950,
    lastMilli: 10_000,
    volume: 120_000,
    bids: [{ priceMilli: 9_990, quantity: 500 }],
    asks: [{ priceMilli: 10_010, quantity: 800 }],
    halted: false,
    listedTradingDay: null,
    delistingPeriodDay: null,
    ...change,
  };
  return { statement, signature: headOfficeTestKey.sign(statement) };
}

/** Quotes at 10.00 of whatever is asked for. */
export function testQuotes(clock: () => number): TestQuotes {
  const noLine: QuotesOutcome<never> = {
    status: 'no-line',
    message: '现在连不上总部,没有实时行情。',
  };
  const made: TestQuotes = {
    isOnline: true,
    changes: new Map(),
    asked: [],
    quotes: {
      async ask({ securities }) {
        made.asked.push(...securities);
        if (!made.isOnline) return await Promise.resolve(noLine);
        const quotes = securities.map((one) => testQuote(one, clock(), made.changes.get(one)));
        return await Promise.resolve({ status: 'answered', answer: { quotes } });
      },
      async history({ security }) {
        const answer = historyOf(security, clock());
        return await Promise.resolve(made.isOnline ? { status: 'answered', answer } : noLine);
      },
    },
  };
  return made;
}

function historyOf(security: string, at: number): QuoteHistory {
  const days = Array.from({ length: 40 }, (_, index) => ({
    day: beijingDate(at - (40 - index) * 86_400_000),
    openMilli: 10_000,
    highMilli: 10_200,
    lowMilli: 9_900,
    closeMilli: 10_000 + (index % 5) * 20,
    volume: 100_000 + index * 1000,
  }));
  const minutes = Array.from({ length: 30 }, (_, index) => ({
    at: at - (30 - index) * 60_000,
    priceMilli: 10_000 + (index % 7) * 10,
    volume: 1000,
  }));
  return { security, source: '测试行情', days, minutes };
}
