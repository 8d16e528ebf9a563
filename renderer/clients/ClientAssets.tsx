import { useCallback } from 'react';
import {
  type Assets,
  assetsOf,
  type Holding,
  holdingAt,
} from '../../shared/rulebook/money/assets.ts';
import { availableFen, withdrawableFen } from '../../shared/rulebook/money/funds.ts';
import type { SignedQuote } from '../../shared/rulebook/trading/quote.ts';
import { beijingDateTime } from '../../shared/values/dates.ts';
import { figureAmount } from '../../shared/values/money.ts';
import { ageWords } from '../market/figures.ts';
import { useQuotes } from '../market/use-quotes.ts';
import { useCounter } from '../session/counter.tsx';
import { useRead } from '../session/use-read.ts';
import { DataTable } from '../ui/DataTable.tsx';
import { Notice } from '../ui/Notice.tsx';
import { WordList } from '../ui/WordList.tsx';
import { useNow } from '../ui/use-now.ts';
import { AssetMix } from './AssetMix.tsx';
import { type ClientMeans, readMeans } from './assets-read.ts';
import type { Day } from './client-lines.tsx';
import { type HeldRow, heldColumns, hidden } from './held-columns.tsx';

/** The client's money and what is held, at the market's prices of now; amounts only where personal data is in clear. */
export function ClientAssets({
  clientNo,
  open,
  active,
  day,
}: {
  readonly clientNo: string;
  /** Whether personal data is shown in clear. */
  readonly open: boolean;
  readonly active: boolean;
  readonly day: Day;
}) {
  const read = useRead(async (store) => await readMeans(store, clientNo), [clientNo]);
  const keys =
    read.status === 'ready' ? read.value.held.map(({ position }) => position.security) : [];
  const { quotes, message } = useQuotes(keys, active);
  if (read.status === 'loading') return <p className="gt-empty">正在读取资产…</p>;
  if (read.status === 'failed') return <Notice tone="danger">{read.message}</Notice>;
  const { value: means } = read;
  if (means.asOf === null) {
    return <p className="gt-empty">总部台账中没有该客户的资金和持仓。</p>;
  }
  const rows = means.held.map((one) => {
    const quote = quotes.get(one.position.security)?.statement ?? null;
    const priceMilli = quote === null ? null : (quote.lastMilli ?? quote.prevCloseMilli);
    return { ...one, quote, priceMilli, holding: holdingAt(one.position, priceMilli) };
  });
  const holdings = rows.map(({ holding }) => holding);
  const assets = assetsOf(means.funds, holdings);
  return (
    <>
      <Ages means={means} quotes={[...quotes.values()]} />
      {open ? null : (
        <Notice tone="plain">客户未核验到场,金额和数量为脱敏显示。Alt+M 查看明文。</Notice>
      )}
      {means.unread === 0 ? null : (
        <Notice tone="danger">
          {`有 ${means.unread} 项资金或持仓由更新的程序写入,本机读不出,合计不全。请更新程序后再查。`}
        </Notice>
      )}
      {message === '' || rows.length === 0 ? null : (
        <Notice tone="warning">{message}没有行情的证券不计市值和盈亏。</Notice>
      )}
      <Sums means={means} assets={assets} holdings={holdings} open={open} />
      {open ? <AssetMix cashFen={assets.cashFen} rows={rows} /> : null}
      <DataTable<HeldRow>
        id="client-held"
        label="持仓"
        columns={heldColumns({ open, day })}
        rows={rows}
        rowKey={({ key }) => key}
        initialSort={{ column: 'value', direction: 'descending' }}
        empty="没有持仓。"
      />
    </>
  );
}

/** How old every figure is. */
function Ages({
  means,
  quotes,
}: {
  readonly means: ClientMeans;
  readonly quotes: readonly SignedQuote[];
}) {
  const { store } = useCounter();
  const now = useNow(
    useCallback(() => store.now(), [store]),
    1000,
  );
  const [oldest] = quotes.map(({ statement }) => statement).toSorted((a, b) => a.at - b.at);
  const { funds, held } = means.pending;
  const words = [
    ...(means.asOf === null ? [] : [`资金持仓 截至 ${beijingDateTime(means.asOf)}`]),
    `本机待记 资金 ${funds} 笔、持仓 ${held} 笔`,
    ...(oldest === undefined ? [] : [`${oldest.source} ${ageWords(oldest.at, now)}`]),
  ];
  return <p className="gt-soft gt-tabular">{words.join(' · ')}</p>;
}

function Sums({
  means: { funds },
  assets,
  holdings,
  open,
}: {
  readonly means: ClientMeans;
  readonly assets: Assets;
  readonly holdings: readonly Holding[];
  readonly open: boolean;
}) {
  const sum = (of: (one: (typeof funds)[number]) => number): number =>
    funds.reduce((total, one) => total + of(one), 0);
  const left = assets.unpriced === 0 ? '' : `(${assets.unpriced} 只没有行情,未计入)`;
  const priced = holdings.length > assets.unpriced || holdings.length === 0;
  const figure = (label: string, fen: number, note = '') => ({
    label,
    value: <span className="gt-tabular">{open ? `${figureAmount(fen)}${note}` : hidden}</span>,
  });
  const none = { value: <span className="gt-soft">没有行情</span> };
  return (
    <WordList
      columns="fill"
      lines={[
        priced ? figure('资产合计', assets.totalFen, left) : { label: '资产合计', ...none },
        priced ? figure('证券市值', assets.valueFen, left) : { label: '证券市值', ...none },
        priced ? figure('浮动盈亏', assets.profitFen, left) : { label: '浮动盈亏', ...none },
        figure('资金余额', assets.cashFen),
        figure('可用', sum(availableFen)),
        figure('可取', sum(withdrawableFen)),
        figure(
          '冻结',
          sum(({ frozenFen }) => frozenFen),
        ),
        figure(
          '今日卖出待交收',
          sum(({ unsettledSaleFen }) => unsettledSaleFen),
        ),
      ]}
    />
  );
}
