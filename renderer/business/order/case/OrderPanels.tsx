import type { CaseState } from '../../../../shared/business/case.ts';
import type { OrderState } from '../../../../shared/business/order/order-events.ts';
import { securityPrice, unitOf } from '../../../../shared/rulebook/trading/security.ts';
import { figureCount } from '../../../../shared/values/count.ts';
import { beijingClock, beijingDateTime } from '../../../../shared/values/dates.ts';
import { figureAmount } from '../../../../shared/values/money.ts';
import { WordList } from '../../../ui/WordList.tsx';
import { fillsOf } from './fills.ts';
import { figureLines, type OrderFigures } from './order-figures.ts';
import { orderStory } from './order-story.ts';

/** An order's story, oldest first. */
export function StoryPanel({
  state,
  order,
}: {
  readonly state: CaseState;
  readonly order: OrderState | null;
}) {
  return (
    <section className="gt-panel" aria-label="经过">
      <header>
        <h2>经过</h2>
      </header>
      <div className="gt-panel-body">
        <ol className="gt-order-story">
          {orderStory(state, order).map(({ at, what, detail }, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- The same thing can happen twice in one instant.
            <li key={`${index} ${what}`}>
              <span className="gt-tabular gt-soft">{at === null ? '' : beijingDateTime(at)}</span>
              <b>{what}</b>
              <span>{detail}</span>
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}

/** What it has come to so far. */
export function FigurePanel({
  order,
  figures,
}: {
  readonly order: OrderState;
  readonly figures: OrderFigures;
}) {
  return (
    <section className="gt-panel" aria-label="成交与费用">
      <header>
        <h2>成交与费用</h2>
      </header>
      <div className="gt-panel-body gt-tabular" aria-live="polite">
        <WordList lines={figureLines(order, figures)} />
      </div>
    </section>
  );
}

/** Every fill. */
export function FillPanel({ order }: { readonly order: OrderState }) {
  const { security } = order.ticket;
  return (
    <section className="gt-panel" aria-label="成交明细">
      <header>
        <h2>成交明细</h2>
      </header>
      <div className="gt-table-scroll">
        <table className="gt-table" aria-label="成交明细">
          <thead>
            <tr>
              <th scope="col">时间</th>
              <th scope="col" className="gt-right">
                价格
              </th>
              <th scope="col" className="gt-right">
                数量({unitOf(security)})
              </th>
              <th scope="col" className="gt-right">
                金额
              </th>
              <th scope="col">成交编号</th>
            </tr>
          </thead>
          <tbody className="gt-tabular">
            {fillsOf(order).map(({ no, at, priceMilli, quantity, tradeNo }) => (
              <tr key={no}>
                <td>{beijingClock(at)}</td>
                <td className="gt-right">{securityPrice(priceMilli, security)}</td>
                <td className="gt-right">{figureCount(quantity)}</td>
                <td className="gt-right">
                  {figureAmount(Math.round((priceMilli * quantity) / 10))}
                </td>
                <td>{tradeNo}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
