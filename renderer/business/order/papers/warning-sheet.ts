import type { OrderTicket } from '../../../../shared/business/order/ticket.ts';
import type { AgreementRow } from '../../../../shared/rulebook/opening/agreements.ts';
import { paperDigest } from '../../../../shared/safeguards/paper-content.ts';
import { intl1 } from '../../../../shared/suite-intl-1.ts';
import type { Paper } from '../../../safeguards/paper/paper.ts';
import { formRows, heading, paragraph } from '../../../safeguards/paper/sheet-blocks.ts';
import { sheetPaper, signBoxes } from '../../../safeguards/paper/sheet.ts';
import { warningContent } from './order-papers.ts';
import type { PrintPlace } from './slip-sheet.ts';

/** The special warning on paper: whom and which security it is about, what was compared, and the whole text. */
export function warningSheet(
  ticket: OrderTicket,
  text: AgreementRow,
  compared: string,
  { caseId, day, place, maker }: PrintPlace,
  printedAt: number,
): Paper {
  const { client, security } = ticket;
  return sheetPaper({
    title: text.title,
    place,
    mark: '待客户签字',
    blocks: [
      ...formRows([
        { label: '客户', value: client.name },
        { label: '证件号码', value: client.idNumber },
        { label: '资金账户', value: client.capitalAccount },
        { label: '拟买入证券', value: `${security.code} ${security.name}` },
        { label: '适当性匹配', value: compared },
        { label: '日期', value: day },
      ]),
      heading(`${text.title} 版本 ${text.version}`),
      ...text.paragraphs.flatMap((one) => paragraph(one)),
    ],
    boxes: signBoxes(maker),
    digest: paperDigest(intl1, warningContent(caseId, ticket, text, intl1)),
    foot: '签字后扫描留存,再由主管授权;未签字、未授权不能买入。',
    printedAt,
  });
}
