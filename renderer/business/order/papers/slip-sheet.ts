import type { OrderTicket } from '../../../../shared/business/order/ticket.ts';
import { orderCommandWords } from '../../../../shared/business/order/order-words.ts';
import { paperDigest } from '../../../../shared/safeguards/paper-content.ts';
import { intl1 } from '../../../../shared/suite-intl-1.ts';
import type { Paper } from '../../../safeguards/paper/paper.ts';
import { formRows, heading, item } from '../../../safeguards/paper/sheet-blocks.ts';
import { sheetPaper, signBoxes } from '../../../safeguards/paper/sheet.ts';
import { slipContent } from './order-papers.ts';

/** Where a paper is printed, for which case, on which day and by whom. */
export interface PrintPlace {
  readonly caseId: string;
  readonly day: string;
  /** Branch number and name. */
  readonly place: string;
  /** Staff number and name. */
  readonly maker: string;
}

/** The order on paper, for the client to sign before it is submitted. */
export function slipSheet(
  ticket: OrderTicket,
  { caseId, day, place, maker }: PrintPlace,
  printedAt: number,
): Paper {
  const words = orderCommandWords({ type: 'PlaceOrder', data: { ticket, evidence: [] } });
  // Whether there is a line is no part of what the client orders.
  const lines = words.filter(({ label }) => label !== '报送' && label !== '委托依据');
  return sheetPaper({
    title: ticket.side === 'BUY' ? '证券买入委托单' : '证券卖出委托单',
    place,
    mark: '待客户签字',
    blocks: [
      heading('委托内容'),
      ...formRows([...lines, { label: '有效期', value: `${day} 当日有效` }]),
      heading('客户声明'),
      ...declarations.map((sentence, at) => item(`${at + 1}.`, sentence)),
    ],
    boxes: signBoxes(maker),
    digest: paperDigest(intl1, slipContent(caseId, ticket, day)),
    foot: '签字后不得修改;内容如有变动,本件作废,须重新打印签字。',
    printedAt,
  });
}

const declarations = [
  '以上委托由本人作出,方向、证券、价格和数量核对无误。',
  '本人知悉委托受理不等于成交,成交价格和数量以交易所回报为准;未成交部分可在交易时段申请撤单。',
  '线路中断时营业部只登记委托,不报送交易所;恢复后须经本人再次确认才报送,未确认的当日失效。',
];
