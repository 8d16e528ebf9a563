import { useCallback } from 'react';
import type { LimitAnswer } from '../../shared/rulebook/trading/price-limit-explained.ts';
import type { QuoteStatement } from '../../shared/rulebook/trading/quote.ts';
import { securityPrice, type Security, unitOf } from '../../shared/rulebook/trading/security.ts';
import { figureCount } from '../../shared/values/count.ts';
import { useCounter } from '../session/counter.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useNow } from '../ui/use-now.ts';
import { ageWords, moveOf, moveText } from './figures.ts';
import type { QuoteStanding } from './use-quote.ts';

/** The market of one security with its age and source: last, five levels, limits of the day; or why there is none. */
export function QuotePanel({
  security,
  standing,
  limits,
}: {
  readonly security: Security | null;
  readonly standing: QuoteStanding;
  readonly limits: LimitAnswer | null;
}) {
  const { store } = useCounter();
  const clock = useCallback(() => store.now(), [store]);
  const now = useNow(clock);
  const quote = standing.quote?.statement ?? null;
  return (
    <section className="gt-panel gt-quote" aria-label="行情">
      <header>
        <h2>{security === null ? '行情' : `${security.code} ${security.name}`}</h2>
      </header>
      <div className="gt-panel-body gt-stack">
        {security === null ? <p className="gt-soft">选定证券后显示行情。</p> : null}
        {standing.status === 'asking' ? <p className="gt-soft">正在读取行情…</p> : null}
        {standing.message === '' ? null : (
          <Notice tone="warning">
            {standing.message}
            {quote === null ? '' : '以下为断开前的行情。'}
          </Notice>
        )}
        {security === null || quote === null ? null : (
          <>
            <p className="gt-soft">
              {quote.source} {ageWords(quote.at, now)}
            </p>
            {quote.halted ? <Notice tone="warning">该证券停牌。</Notice> : null}
            <Head security={security} quote={quote} limits={limits} />
            <Levels security={security} quote={quote} />
          </>
        )}
      </div>
    </section>
  );
}

function Head({
  security,
  quote,
  limits,
}: {
  readonly security: Security;
  readonly quote: QuoteStatement;
  readonly limits: LimitAnswer | null;
}) {
  const { lastMilli, prevCloseMilli, openMilli, highMilli, lowMilli, volume } = quote;
  const { sign, tone } = moveOf(lastMilli, prevCloseMilli);
  const price = (milli: number | null) => (milli === null ? '—' : securityPrice(milli, security));
  const bounds = limits === null || limits.isUnlimited ? null : limits;
  return (
    <>
      <p className={`gt-quote-last ${tone}`}>
        <b>{price(lastMilli)}</b>{' '}
        {lastMilli === null ? '未成交' : `${sign} ${moveText(lastMilli, prevCloseMilli)}`}
      </p>
      <dl className="gt-quote-facts">
        <Fact label="涨停" tone="gt-up">
          {limits?.isUnlimited === true ? '不设' : price(bounds?.up ?? null)}
        </Fact>
        <Fact label="跌停" tone="gt-down">
          {limits?.isUnlimited === true ? '不设' : price(bounds?.down ?? null)}
        </Fact>
        <Fact label="昨收">{price(prevCloseMilli)}</Fact>
        <Fact label="今开" tone={moveOf(openMilli, prevCloseMilli).tone}>
          {price(openMilli)}
        </Fact>
        <Fact label="最高" tone={moveOf(highMilli, prevCloseMilli).tone}>
          {price(highMilli)}
        </Fact>
        <Fact label="最低" tone={moveOf(lowMilli, prevCloseMilli).tone}>
          {price(lowMilli)}
        </Fact>
        <Fact label="成交量">{`${figureCount(volume)} ${unitOf(security)}`}</Fact>
      </dl>
    </>
  );
}

function Fact({
  label,
  tone = '',
  children,
}: {
  readonly label: string;
  readonly tone?: string;
  readonly children: string;
}) {
  return (
    <div>
      <dt>{label}</dt>
      <dd className={tone}>{children}</dd>
    </div>
  );
}

const ranks = ['一', '二', '三', '四', '五'];

function Levels({
  security,
  quote: { asks, bids, prevCloseMilli },
}: {
  readonly security: Security;
  readonly quote: QuoteStatement;
}) {
  const rows = [
    ...ranks.map((rank, at) => ({ name: `卖${rank}`, level: asks[at] })).toReversed(),
    ...ranks.map((rank, at) => ({ name: `买${rank}`, level: bids[at] })),
  ];
  return (
    <table className="gt-levels" aria-label="五档行情">
      <tbody>
        {rows.map(({ name, level }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className={moveOf(level?.priceMilli ?? null, prevCloseMilli).tone}>
              {level === undefined ? '—' : securityPrice(level.priceMilli, security)}
            </td>
            <td>{level === undefined ? '' : figureCount(level.quantity)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
