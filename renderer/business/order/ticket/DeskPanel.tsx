import { availableFen, Funds, withdrawableFen } from '../../../../shared/rulebook/money/funds.ts';
import { Position, sellableNow } from '../../../../shared/rulebook/trading/position.ts';
import { type Security, unitOf } from '../../../../shared/rulebook/trading/security.ts';
import {
  Permission,
  permissionNames,
} from '../../../../shared/rulebook/suitability/permissions.ts';
import type { Side } from '../../../../shared/rulebook/trading/side.ts';
import { figureCount } from '../../../../shared/values/count.ts';
import { beijingDateTime } from '../../../../shared/values/dates.ts';
import { figureAmount } from '../../../../shared/values/money.ts';
import type { RegisterView } from '../../../data/types.ts';
import { Masked } from '../../../safeguards/visit/Masked.tsx';
import { WordList } from '../../../ui/WordList.tsx';
import type { Desk } from './desk.ts';

/** What matters of the client for this order: level, permissions, and what may be spent or sold, with its age. */
export function DeskPanel({
  desk,
  side,
  security,
  isSameDay,
  open,
}: {
  readonly desk: Desk;
  readonly side: Side;
  readonly security: Security | null;
  /** Whether what was bought today may be sold today. */
  readonly isSameDay: boolean;
  /** Whether personal data is shown in clear. */
  readonly open: boolean;
}) {
  const { client } = desk.facts;
  const permissions = (client?.permissions ?? [])
    .filter(({ state }) => state === 'OPEN')
    .map(({ permission }) => nameOf(permission));
  return (
    <section className="gt-panel" aria-label="客户与可用">
      <header>
        <h2>客户与可用</h2>
      </header>
      <div className="gt-panel-body gt-stack-near">
        {client === null ? (
          <p className="gt-soft">没有找到该客户的登记。</p>
        ) : (
          <WordList
            lines={[
              {
                label: '资金账户',
                value: <Masked kind="ACCOUNT" value={client.capitalAccount} open={open} />,
              },
              {
                label: '风险等级',
                value:
                  client.riskLevel === null
                    ? '没有测评'
                    : `${client.riskLevel},有效至 ${client.riskValidTo ?? '未登记'}`,
              },
              {
                label: '权限',
                value: permissions.length === 0 ? '无另行开通的权限' : permissions.join('、'),
              },
            ]}
          />
        )}
        {side === 'BUY' ? (
          <>
            <Three
              title="可用资金"
              view={desk.funds}
              none="没有该资金账户的资金登记。"
              figure={fundsFigure}
            />
            {desk.facts.funds === null ? null : (
              <p className="gt-soft gt-tabular">
                可取 {figureAmount(withdrawableFen(desk.facts.funds))},今日卖出所得次一交易日可取。
              </p>
            )}
          </>
        ) : (
          <Three
            title="可卖数量"
            view={desk.position}
            none={security === null ? '选定证券后显示。' : '没有该证券的持仓。'}
            figure={(body) => positionFigure(body, security, isSameDay)}
          />
        )}
      </div>
    </section>
  );
}

/** Three figures of one row: head office's with its instant, what this counter has pending, and what that comes to. */
function Three({
  title,
  view,
  none,
  figure,
}: {
  readonly title: string;
  readonly view: RegisterView | null;
  readonly none: string;
  readonly figure: (body: unknown) => Figure | null;
}) {
  if (view === null) return <p className="gt-soft">{none}</p>;
  const [head, projected] = [figure(view.body), figure(view.projected)];
  if (head === null || projected === null) return <p className="gt-soft">{none}</p>;
  const pending = projected.value - head.value;
  return (
    <dl className="gt-three gt-tabular" aria-label={title}>
      <div className="gt-three-main">
        <dt>{title}预计</dt>
        <dd>{projected.text(projected.value)}</dd>
      </div>
      <div>
        <dt>总部</dt>
        <dd>
          {head.text(head.value)}
          <span className="gt-soft"> 截至 {beijingDateTime(view.asOf).slice(5, 16)}</span>
        </dd>
      </div>
      <div>
        <dt>本机待记</dt>
        <dd>
          {pending > 0 ? '+' : ''}
          {head.text(pending)}
          <span className="gt-soft"> 共 {view.pendingActs} 笔</span>
        </dd>
      </div>
    </dl>
  );
}

interface Figure {
  readonly value: number;
  readonly text: (value: number) => string;
}

function fundsFigure(body: unknown): Figure | null {
  const funds = Funds.safeParse(body);
  return funds.success ? { value: availableFen(funds.data), text: figureAmount } : null;
}

function positionFigure(
  body: unknown,
  security: Security | null,
  isSameDay: boolean,
): Figure | null {
  const position = Position.safeParse(body);
  if (!position.success || security === null) return null;
  const text = (units: number) => `${figureCount(units)} ${unitOf(security)}`;
  return { value: sellableNow(position.data, isSameDay), text };
}

/** One this program does not know is shown by its code. */
function nameOf(permission: string): string {
  const known = Permission.safeParse(permission);
  return known.success ? permissionNames[known.data] : permission;
}
