import type { z } from 'zod';
import type { Quotes, QuotesOutcome } from '../../shared/bridge/quotes.ts';
import type { UplinkFailure, UplinkResult } from '../../shared/bridge/uplink.ts';
import { Fault } from '../../shared/errors.ts';
import { isQuoteGenuine } from '../../shared/rulebook/trading/quote.ts';
import { intl1 } from '../../shared/suite-intl-1.ts';
import { type EnrolmentAnswer, protocolPaths } from '../../shared/sync/contact.ts';
import { QuoteHistory, QuotesAnswer } from '../../shared/sync/quotes.ts';
import type { ShellUplink } from './uplink.ts';
import { withContact } from './with-contact.ts';

/** How a question about the market reaches head office. */
interface QuoteLine {
  readonly uplink: Pick<ShellUplink, 'ask'>;
  readonly enrolment: { current(): EnrolmentAnswer | null };
  /** Opens a contact where none is open. */
  openContact(): Promise<UplinkResult<unknown>>;
}

/** Asks head office for quotes, and lets none through that it did not sign. */
export function createQuotes(line: QuoteLine): Quotes {
  const ask = async <Answer>(
    schema: z.ZodType<Answer>,
    path: string,
    json: unknown,
  ): Promise<QuotesOutcome<Answer>> => {
    const answer = await withContact(line, () => line.uplink.ask(schema, path, json));
    return answer.ok ? { status: 'answered', answer: answer.value } : without(answer.failure);
  };
  return {
    async ask(securities) {
      const counter = line.enrolment.current();
      if (counter === null) throw new Fault('NOT_ENROLLED', 'no enrolment file');
      const outcome = await ask(QuotesAnswer, protocolPaths.quotes, securities);
      if (outcome.status !== 'answered') return outcome;
      const areOurs = outcome.answer.quotes.every((quote) =>
        isQuoteGenuine(intl1, counter.headOfficeKey, quote),
      );
      return areOurs
        ? outcome
        : { status: 'refused', message: '行情的总部签名不符,没有采用。请联系总部运维。' };
    },
    history: (asked) => ask(QuoteHistory, protocolPaths.quoteHistory, asked),
  };
}

function without({ kind, status = 0 }: UplinkFailure): QuotesOutcome<never> {
  return kind === 'status' && status >= 400 && status < 500
    ? { status: 'refused', message: '总部没有应答行情查询,请稍后再试。' }
    : { status: 'no-line', message: '现在连不上总部,没有实时行情。' };
}
