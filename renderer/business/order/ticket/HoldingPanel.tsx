import type { OrderClient } from '../../../../shared/business/order/order-facts.ts';
import { availableFen, Funds } from '../../../../shared/rulebook/money/funds.ts';
import { CustomerLevel, levelName } from '../../../../shared/rulebook/suitability/levels.ts';
import { Permission, permissionNames } from '../../../../shared/rulebook/suitability/permissions.ts';
import type { RuleTables } from '../../../../shared/rulebook/tables.ts';
import { type Security, unitOf } from '../../../../shared/rulebook/trading/security.ts';
import { beijingDateTime } from '../../../../shared/values/dates.ts';
import { figureCount } from '../../../../shared/values/count.ts';
import { figureAmount } from '../../../../shared/values/money.ts';
import type { RegisterView } from '../../../data/types.ts';
import { investorWord } from '../../../safeguards/visit/client-words.ts';
import { sellableOf } from './quantities.ts';
import type { OrderRows } from './use-order-facts.ts';

/** What the client may do and has: level and permissions, money and shares, each figure head office's, pending and projected. */
export function HoldingPanel({
  rows,
  security,
  most,
  day,
  tables,
}: {
  readonly rows: OrderRows;
  readonly security: Security | null;
  /** How much can be bought or sold at most, in words; empty while it is not known. */
  readonly most: string;
  readonly day: string;
  readonly tables: RuleTables;
}) {
  const { client, funds, position } = rows;
  if (client === null) return null;
  const unit = security === null ? '' : ` ${unitOf(security)}`;
  const sellable = (body: RegisterView['body']) =>
    security === null ? 0 : (sellableOf(security, body, { day, tables }) ?? 0);
  return (
    <section className="gt-panel" aria-label="客户与可用">
      <header>
        <h2>客户与可用</h2>
        <span className="gt-push">
          <b>{most}</b>
        </span>
      </header>
      <div className="gt-panel-body gt-stack">
        <p>{clientWords(client)}</p>
        {funds === null ? (
          <p className="gt-soft">没有资金登记。</p>
        ) : (
          <Figures label="可用资金" view={funds} of={fundsAvailable} words={figureAmount} />
        )}
        {security === null ? null : position === null ? (
          <p className="gt-soft">没有该证券的持仓。</p>
        ) : (
          <Figures
            label="可卖数量"
            view={position}
            of={sellable}
            words={(units) => `${figureCount(units)}${unit}`}
          />
        )}
      </div>
    </section>
  );
}

function Figures({
  label,
  view,
  of,
  words,
}: {
  readonly label: string;
  readonly view: RegisterView;
  readonly of: (body: RegisterView['body']) => number;
  readonly words: (figure: number) => string;
}) {
  const [office, projected] = [of(view.body), of(view.projected)];
  const pending = projected - office;
  return (
    <div role="group" aria-label={label}>
      <dl className="gt-quote-facts gt-three">
        <div>
          <dt>{label}(总部)</dt>
          <dd>{words(office)}</dd>
        </div>
        <div>
          <dt>本机待记</dt>
          <dd>{pending > 0 ? `+${words(pending)}` : signed(pending, words)}</dd>
        </div>
        <div>
          <dt>预计</dt>
          <dd>
            <b>{words(projected)}</b>
          </dd>
        </div>
      </dl>
      <p className="gt-soft">
        截至 {beijingDateTime(view.asOf)} 总部 · 本机待记 {view.pendingActs} 笔
      </p>
    </div>
  );
}

function signed(figure: number, words: (figure: number) => string): string {
  return figure < 0 ? `-${words(-figure)}` : words(0);
}

function fundsAvailable(body: RegisterView['body']): number {
  const funds = Funds.safeParse(body).data;
  return funds === undefined ? 0 : availableFen(funds);
}

function clientWords({ investorType, riskLevel, riskValidTo, permissions }: OrderClient): string {
  const level = CustomerLevel.safeParse(riskLevel).data;
  const assessed =
    level === undefined ? '未测评' : `${levelName(level)},有效至 ${riskValidTo ?? '未登记'}`;
  const open = permissions
    .filter(({ state }) => state === 'OPEN')
    .map(({ permission }) => {
      const known = Permission.safeParse(permission).data;
      return known === undefined ? permission : permissionNames[known];
    });
  const opened = open.length === 0 ? '无另行开通的权限' : `权限:${open.join('、')}`;
  return `${investorWord(investorType)} · ${assessed} · ${opened}`;
}
