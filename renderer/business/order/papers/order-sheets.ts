import { orderCommandWords } from '../../../../shared/business/order/order-words.ts';
import type { OrderTicket } from '../../../../shared/business/order/ticket.ts';
import { paperDigest, type PaperContent } from '../../../../shared/safeguards/paper-content.ts';
import { intl1 } from '../../../../shared/suite-intl-1.ts';
import { sideNames } from '../../../../shared/rulebook/trading/side.ts';
import type { Paper } from '../../../safeguards/paper/paper.ts';
import {
  formRows,
  heading,
  item,
  paragraph,
  type PaperLine,
} from '../../../safeguards/paper/sheet-blocks.ts';
import { sheetPaper, signBoxes } from '../../../safeguards/paper/sheet.ts';
import type { PrintPlace } from './print-place.ts';
import type { Warned } from './order-papers.ts';

interface SheetPlace extends PrintPlace {
  readonly content: PaperContent;
}

/** What stays the same while the client signs: neither how it is instructed nor whether there is a line. */
function ticketLines(ticket: OrderTicket): readonly PaperLine[] {
  return orderCommandWords({ type: 'PlaceOrder', data: { ticket, evidence: [] } })
    .filter(({ label }) => label !== '委托依据' && label !== '报送')
    .map(({ label, value }) => ({ label, value }));
}

/** The order on paper, to be signed by the client before it is submitted. */
export function slipSheet(
  ticket: OrderTicket,
  day: string,
  { place, maker, content }: SheetPlace,
  printedAt: number,
): Paper {
  return signedSheet(
    `证券委托单(${sideNames[ticket.side]})`,
    [
      heading('委托内容'),
      ...formRows([...ticketLines(ticket), { label: '有效期', value: `${day} 当日有效` }]),
      heading('客户声明'),
      ...orderDeclarations.map((sentence, at) => item(`${at + 1}.`, sentence)),
    ],
    { place, maker, content },
    printedAt,
  );
}

/** An order asked back, on paper. */
export function cancelSheet(
  ticket: OrderTicket,
  serial: string,
  { place, maker, content }: SheetPlace,
  printedAt: number,
): Paper {
  return signedSheet(
    '撤单申请单',
    [
      heading('申请撤销的委托'),
      ...formRows([{ label: '流水号', value: serial }, ...ticketLines(ticket)]),
      heading('客户声明'),
      item('1.', '本人申请撤销上述委托尚未成交的部分。'),
      item('2.', '本人知悉撤单以交易所回报为准,回报前委托仍可能成交,已成交部分不能撤销。'),
    ],
    { place, maker, content },
    printedAt,
  );
}

/** The special warning on paper, for a purchase above the client's level. */
export function warningSheet(
  ticket: OrderTicket,
  { judgement, version }: Warned,
  text: { readonly title: string; readonly paragraphs: readonly string[] },
  { place, maker, content }: SheetPlace,
  printedAt: number,
): Paper {
  const { client, security } = ticket;
  return signedSheet(
    text.title,
    [
      heading('本次委托'),
      ...formRows([
        { label: '客户', value: client.name },
        { label: '证件号码', value: client.idNumber },
        { label: '证券', value: `${security.code} ${security.name}` },
        { label: '方向', value: sideNames[ticket.side] },
        { label: '适当性', value: judgement },
      ]),
      ...paragraph('本件所称权限,在本次委托中指买入上列证券;所称开户申请表,指本次委托单。'),
      heading(`${text.title} 版本 ${version}`),
      ...text.paragraphs.flatMap((one) => paragraph(one)),
    ],
    { place, maker, content },
    printedAt,
  );
}

function signedSheet(
  title: string,
  blocks: Parameters<typeof sheetPaper>[0]['blocks'],
  { place, maker, content }: SheetPlace,
  printedAt: number,
): Paper {
  return sheetPaper({
    title,
    place,
    mark: '待客户签字',
    blocks,
    boxes: signBoxes(maker),
    digest: paperDigest(intl1, content),
    foot: '签字后不得修改;内容如有变动,本件作废,须重新打印签字。',
    printedAt,
  });
}

const orderDeclarations = [
  '上述委托由本人自主决定,工作人员没有向本人推介,也没有承诺收益。',
  '本人知悉委托当日有效,是否成交、成交价格和数量以交易所回报为准。',
  '营业部离线时,本委托仅作登记,未经本人再次确认不报送交易所,当日未确认即失效。',
];
