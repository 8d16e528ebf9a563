import { type Matched, explainMatch } from '../../rulebook/suitability/match.ts';
import { isProfessional } from '../../rulebook/suitability/levels.ts';
import { type Permission, permissionNames } from '../../rulebook/suitability/permissions.ts';
import { explainProductLevel, type Product } from '../../rulebook/suitability/product-levels.ts';
import type { RuleTables } from '../../rulebook/tables.ts';
import type { Board } from '../../rulebook/trading/board.ts';
import type { Security } from '../../rulebook/trading/security.ts';
import type { OrderClient } from './order-facts.ts';
import { linesAt, type OrderLine, orderLine } from './order-line.ts';
import type { OrderTicket } from './ticket.ts';

const products: Readonly<Record<Board, Product>> = {
  SH_MAIN: 'MAIN_BOARD',
  SZ_MAIN: 'MAIN_BOARD',
  CHINEXT: 'CHINEXT',
  STAR: 'STAR',
  BSE: 'BSE',
  ETF: 'ETF',
  CB: 'CONVERTIBLE_BOND',
  SH_B: 'B_SHARE',
  SZ_B: 'B_SHARE',
  REIT: 'REIT',
};

const ofBoard: Readonly<Partial<Record<Board, Permission>>> = {
  CHINEXT: 'CHINEXT',
  STAR: 'STAR',
  BSE: 'BSE',
  CB: 'CONVERTIBLE_BOND',
  REIT: 'REIT',
};

/** What a purchase of a security needs to be permitted; a sale of what is held needs nothing. */
export function permissionsFor({ board, status }: Security): readonly Permission[] {
  const own = ofBoard[board];
  const warned: Permission | undefined =
    status === 'RISK_WARNING'
      ? 'RISK_WARNING_BUY'
      : status === 'DELISTING'
        ? 'DELISTING_BUY'
        : undefined;
  return [own, warned].filter((one) => one !== undefined);
}

/** Every permission a purchase needs, open or not. Rule OR-5 (docs/rules.md). */
export function permissionLines(
  { side, security }: OrderTicket,
  client: OrderClient,
): readonly OrderLine[] {
  if (side === 'SELL') return [];
  return permissionsFor(security).map((permission) => {
    const name = permissionNames[permission];
    const held = client.permissions.find((one) => one.permission === permission);
    if (held?.state === 'OPEN') {
      return orderLine('security', 'OR-5', true, `已开通${name}权限。`);
    }
    const message =
      held === undefined
        ? `客户没有${name}权限,不能买入。请先办理权限开通。`
        : `客户的${name}权限待双录,尚未开通,不能买入。请先完成双录。`;
    return orderLine('security', 'OR-5', false, message);
  });
}

/** How client and product match; null for a sale, and where the client has no level or the tables have no row. */
export function matchOf(
  { side, security }: Pick<OrderTicket, 'side' | 'security'>,
  client: OrderClient,
  day: string,
  tables: RuleTables,
): Matched | null {
  if (side === 'SELL') return null;
  const product = explainProductLevel(productOf(security), day, tables);
  if (!product.found) return null;
  const { investorType, riskLevel, lowestCategory } = client;
  if (riskLevel === null && !isProfessional(investorType)) return null;
  const match = explainMatch({
    customerLevel: riskLevel ?? 'C1',
    lowestCategory,
    productLevel: product.answer.level,
    investorType,
    // An order at the counter is what the client asked for.
    initiatedBy: 'CLIENT',
    admissionOk: true,
    channel: 'COUNTER',
  });
  return match.found ? match.answer : null;
}

/** Whether the client's level allows a purchase, or only with the special warning. Rules OR-6, OR-7, SU-3 to SU-6. */
export function suitabilityLines(
  ticket: OrderTicket,
  client: OrderClient,
  context: { readonly day: string; readonly tables: RuleTables; readonly isWarned: boolean },
): readonly OrderLine[] {
  const { day, tables, isWarned } = context;
  if (ticket.side === 'SELL') return [];
  const product = explainProductLevel(productOf(ticket.security), day, tables);
  if (!product.found) return linesAt('security', product);
  const assessed = assessmentLine(client, day);
  const match = matchOf(ticket, client, day, tables);
  if (match === null) return [assessed];
  const { riskLevel, lowestCategory, investorType } = client;
  const [line] = linesAt(
    'security',
    explainMatch({
      customerLevel: riskLevel ?? 'C1',
      lowestCategory,
      productLevel: product.answer.level,
      investorType,
      initiatedBy: 'CLIENT',
      admissionOk: true,
      channel: 'COUNTER',
    }),
  );
  if (match.decision !== 'ALLOW_WITH_WARNING' || line === undefined) {
    return line === undefined ? [assessed] : [assessed, line];
  }
  const signed = orderLine(
    'warning',
    'OR-7',
    isWarned,
    isWarned
      ? '客户已签署特别书面风险警示书。'
      : '请客户签署特别书面风险警示书并扫描留存,再由主管授权。',
  );
  return [assessed, { ...line, met: true }, signed];
}

/** An ordinary investor buys only on an assessment that holds. */
function assessmentLine(client: OrderClient, day: string): OrderLine {
  const { riskLevel, riskValidTo, investorType } = client;
  if (isProfessional(investorType)) {
    return orderLine('client', 'OR-6', true, '专业投资者,不比对风险等级。');
  }
  if (riskLevel === null) {
    const message = '客户没有风险测评,不能买入。请先办理风险测评。';
    return orderLine('client', 'OR-6', false, message);
  }
  if (riskValidTo === null || riskValidTo < day) {
    const until = riskValidTo === null ? '没有有效期' : `已于 ${riskValidTo} 到期`;
    return orderLine('client', 'OR-6', false, `客户的风险测评${until},不能买入。请先重新测评。`);
  }
  return orderLine('client', 'OR-6', true, `风险测评 ${riskLevel},有效至 ${riskValidTo}。`);
}

/** A warned stock, or one about to leave the market, is a product of its own. */
function productOf({ board, status }: Security): Product {
  if (status === 'RISK_WARNING') return 'RISK_WARNING';
  return status === 'DELISTING' ? 'DELISTING' : products[board];
}
