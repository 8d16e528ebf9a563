import type { Report } from '../../shared/business/order/reports.ts';
import type { Report as ExchangeReport } from './exchange/index.ts';

/** A report of the simulated exchange as orders record it; null for what says nothing of how an order stands. */
export function reportOf(report: ExchangeReport, day: string): Report | null {
  const { at } = report;
  const no = `${day}-${report.no}`;
  switch (report.status) {
    case 'held':
      return null;
    case 'accepted':
      return { kind: 'accepted', no, at, orderNo: String(report.orderNo) };
    case 'filled': {
      const { tradeNo, price, quantity } = report;
      return { kind: 'filled', no, at, tradeNo: String(tradeNo), priceMilli: price, quantity };
    }
    case 'rejected':
      return { kind: 'rejected', no, at, code: report.code, message: rejected[report.code] };
    case 'cancelled': {
      const by = report.reason === 'REQUESTED' ? 'client' : 'market';
      return { kind: 'cancelled', no, at, quantity: report.quantity, by };
    }
    case 'cancelRejected': {
      const { code } = report;
      return { kind: 'cancel-refused', no, at, code, message: cancelRejected[code] };
    }
    case 'expired':
      return { kind: 'cancelled', no, at, quantity: report.quantity, by: 'day-end' };
  }
}

type RejectCode = Extract<ExchangeReport, { readonly status: 'rejected' }>['code'];
type CancelCode = Extract<ExchangeReport, { readonly status: 'cancelRejected' }>['code'];

/** Why the exchange refused an order, as staff read it. */
const rejected: Readonly<Record<RejectCode, string>> = {
  UNKNOWN_SECURITY: '交易所没有该证券。',
  HALTED: '该证券停牌。',
  PHASE_NOT_ACCEPTING: '交易所此时不接受委托。',
  TYPE_NOT_OFFERED: '交易所此时不接受该类委托。',
  NOT_ON_NO_LIMIT_DAY: '无涨跌幅限制的证券不接受该类委托。',
  QTY_NOT_POSITIVE_INTEGER: '委托数量不是正整数。',
  INSUFFICIENT_SELLABLE: '可卖数量不足。',
  OVER_MAX: '委托数量超过单笔上限。',
  BELOW_MIN: '委托数量低于最低数量。',
  BAD_INCREMENT: '委托数量不是规定的整数倍。',
  ODD_LOT_MUST_BE_SOLD_TOGETHER: '零股应一次全部卖出。',
  PRICE_MISSING: '没有委托价格。',
  PRICE_NOT_TAKEN: '该类委托不填价格。',
  OFF_TICK: '委托价格不是最小变动单位的整数倍。',
  OUTSIDE_LIMITS: '委托价格超出涨跌幅限制。',
  OUTSIDE_CAGE: '委托价格超出有效申报价格范围。',
  BEYOND_CLOSE: '委托价格劣于收盘价。',
  NO_RULE: '交易所没有适用的规则。',
};

/** Why the exchange refused a cancellation, as staff read it. */
const cancelRejected: Readonly<Record<CancelCode, string>> = {
  UNKNOWN_ORDER: '交易所没有该笔委托。',
  NOT_OPEN: '该笔委托已经成交或结束,没有可撤的数量。',
  PHASE_NOT_ACCEPTING: '交易所此时不接受撤单。',
};
