import { type Market, marketNames } from '../../rulebook/trading/market.ts';
import type { Security } from '../../rulebook/trading/security.ts';
import type { OrderClient } from './order-facts.ts';
import { type OrderLine, orderLine } from './order-line.ts';
import type { OrderTicket } from './ticket.ts';

const accountKinds: Readonly<Record<Market, 'SH_A' | 'SZ_A'>> = {
  XSHG: 'SH_A',
  XSHE: 'SZ_A',
  // Shares of Beijing are held under the account of Shenzhen.
  XBSE: 'SZ_A',
};

/** The securities account a client orders a security under, or null. */
export function accountFor(
  client: Pick<OrderClient, 'securities' | 'shA' | 'szA'>,
  { market }: Pick<Security, 'market'>,
): { readonly number: string; readonly designated: boolean | null } | null {
  const kind = accountKinds[market];
  const listed = client.securities.find((one) => one.kind === kind);
  if (listed !== undefined) return { number: listed.number, designated: listed.designated };
  const number = kind === 'SH_A' ? client.shA : client.szA;
  return number === null ? null : { number, designated: null };
}

/** Whose order it is and under which accounts. Rules OR-1, OR-3, OR-4, OR-10 (docs/rules.md). */
export function accountLines(
  { client, account, security, commission }: OrderTicket,
  row: OrderClient | null,
): readonly OrderLine[] {
  if (row === null) {
    return [orderLine('client', 'OR-1', false, '没有找到该客户的登记,请按 F2 重新选择客户。')];
  }
  const isSame =
    row.name === client.name &&
    row.idNumber === client.idNumber &&
    row.capitalAccount === client.capitalAccount;
  const found = accountFor(row, security);
  const market = marketNames[security.market];
  const lines = [
    orderLine(
      'client',
      'OR-1',
      isSame,
      isSame ? '客户资料与登记一致。' : '客户资料与登记不一致,请按 F2 重新选择客户。',
    ),
    orderLine(
      'account',
      'OR-3',
      found?.number === account,
      found === null
        ? `客户没有可用于${market}的证券账户,不能委托。请先办理开户或加挂(1101)。`
        : found.number === account
          ? `证券账户 ${account}。`
          : '证券账户与登记不一致,请重新选择证券。',
    ),
  ];
  if (found?.designated === false && security.market === 'XSHG') {
    const message = '该沪市账户没有指定在本公司交易,不能委托。请先办理指定交易。';
    lines.push(orderLine('account', 'OR-4', false, message));
  }
  const agreed = row.commission;
  const isAgreed =
    agreed !== null &&
    agreed.ratePerMillion === commission.ratePerMillion &&
    agreed.minimumFen === commission.minimumFen &&
    agreed.mode === commission.mode;
  lines.push(
    orderLine(
      'client',
      'OR-10',
      isAgreed,
      agreed === null
        ? '该客户没有佣金约定,不能计算费用。请联系总部补录后再委托。'
        : isAgreed
          ? '按客户的佣金约定计费。'
          : '客户的佣金约定已经变更,请重新选择客户后再委托。',
    ),
  );
  return lines;
}
