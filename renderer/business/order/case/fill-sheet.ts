import type { CaseDetail } from '../../../data/types.ts';
import type { OrderState } from '../../../../shared/business/order/order-events.ts';
import { orderCommandWords } from '../../../../shared/business/order/order-words.ts';
import { securityPrice, unitOf } from '../../../../shared/rulebook/trading/security.ts';
import { figureCount } from '../../../../shared/values/count.ts';
import { beijingDateTime } from '../../../../shared/values/dates.ts';
import { capitalAmount } from '../../../../shared/values/money.ts';
import type { Paper } from '../../../safeguards/paper/paper.ts';
import { formRows, heading } from '../../../safeguards/paper/sheet-blocks.ts';
import { sheetPaper } from '../../../safeguards/paper/sheet.ts';
import { standingWords } from '../order-body.ts';
import type { PrintPlace } from '../papers/print-place.ts';
import { wordsShown } from '../words-shown.ts';
import { fillsOf } from './fills.ts';
import { figureLines, type OrderFigures } from './order-figures.ts';

/** The confirmation of an order's fills (成交确认单), for the client to keep. */
export function fillSheet(
  { serial }: Pick<CaseDetail, 'serial'>,
  order: OrderState,
  figures: OrderFigures,
  { place, maker }: PrintPlace,
  printedAt: number,
): Paper {
  const { ticket, day } = order;
  const words = orderCommandWords({ type: 'PlaceOrder', data: { ticket, evidence: [] } });
  const unit = unitOf(ticket.security);
  return sheetPaper({
    title: '成交确认单',
    place,
    mark: '交客户留存',
    blocks: [
      heading('委托'),
      ...formRows([
        { label: '流水号', value: serial },
        { label: '业务日期', value: day },
        ...wordsShown(words, false),
        { label: '委托状态', value: standingWords(order, day) },
      ]),
      heading('成交明细'),
      ...formRows(
        fillsOf(order).map(({ at, priceMilli, quantity, tradeNo }) => ({
          label: beijingDateTime(at).slice(11),
          value: `${securityPrice(priceMilli, ticket.security)} 元 × ${figureCount(quantity)} ${unit},成交编号 ${tradeNo}`,
        })),
      ),
      heading('合计'),
      ...formRows([
        ...figureLines(order, figures),
        {
          label: figures.cashFen < 0 ? '实付' : '实收',
          value: capitalAmount(Math.abs(figures.cashFen)),
        },
      ]),
    ],
    boxes: [
      { label: '经办', value: maker },
      { label: '业务专用章', value: '' },
    ],
    digest: null,
    foot: '成交以交易所回报为准,费用以日终清算为准。',
    printedAt,
  });
}
