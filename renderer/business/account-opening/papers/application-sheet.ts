import type { Application } from '../../../../shared/business/account-opening/application/application.ts';
import { applicationPaper } from '../../../../shared/business/account-opening/application/papers.ts';
import { paperDigest } from '../../../../shared/safeguards/paper-content.ts';
import { intl1 } from '../../../../shared/suite-intl-1.ts';
import type { Paper } from '../../../safeguards/paper/paper.ts';
import { formRows, heading, item, type PaperLine } from '../../../safeguards/paper/sheet-blocks.ts';
import { sheetPaper, signBoxes } from '../../../safeguards/paper/sheet.ts';
import type { PrintPlace } from './print-place.ts';

/** A part of the application in words. */
export interface LineGroup {
  readonly title: string;
  readonly lines: readonly PaperLine[];
}

/** The application on paper, all of it in its parts, to be signed by the client before 复核. */
export function applicationSheet(
  application: Application,
  groups: readonly LineGroup[],
  { caseId, place, maker }: PrintPlace,
  printedAt: number,
): Paper {
  const shown = groups.filter(({ lines }) => lines.length > 0);
  const declared = [
    ...declarations,
    ...(application.agent === null ? [] : [agentDeclaration]),
    ...(application.terms?.feeSource === 'CAPITAL_ACCOUNT' ? [feeDeclaration] : []),
  ];
  return sheetPaper({
    title: '个人开户申请表',
    place,
    mark: '待客户签字',
    blocks: [
      ...shown.flatMap(({ title, lines }) => [heading(title), ...formRows(lines)]),
      heading('客户声明'),
      ...declared.map((sentence, at) => item(`${at + 1}.`, sentence)),
    ],
    boxes: signBoxes(maker),
    digest: paperDigest(intl1, applicationPaper(caseId, application)),
    foot: '签字后不得修改;内容如有变动,本件作废,须重新打印签字。',
    printedAt,
  });
}

const declarations = [
  '本人提供的身份信息、联系方式和其他资料真实、准确、完整,变更时及时告知。',
  '本人使用本人真实身份开立账户,不出借、转让账户;账户的实际控制人和受益人如本表所填。',
  '本人已按实际情况声明税收居民身份,情况变化的,在 30 日内告知。',
  '本人已知悉开户费由公司承担或从资金账户扣收,营业部不收取现金。',
  '本人已知悉账户号码由总部办结后下发,下发前不能交易;存管银行以银行确认为准,权限以双录完成为准。',
];
const agentDeclaration = '代理人在委托书载明的权限和期限内代为办理,所作签署由委托人承担责任。';
const feeDeclaration = '本人同意开户费从本人资金账户扣收。';
