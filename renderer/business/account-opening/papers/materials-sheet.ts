import type { Application } from '../../../../shared/business/account-opening/application/application.ts';
import type { ApplicationContext } from '../../../../shared/business/account-opening/application/context.ts';
import { materialsFor } from '../../../../shared/business/account-opening/application/materials.ts';
import type { Paper } from '../../../safeguards/paper/paper.ts';
import { heading, item, paragraph } from '../../../safeguards/paper/sheet-blocks.ts';
import { sheetPaper } from '../../../safeguards/paper/sheet.ts';
import type { PrintPlace } from './print-place.ts';

/** What this client brings, to take along: nothing of the client stands on it. */
export function materialsSheet(
  application: Application,
  day: Pick<ApplicationContext, 'businessDate' | 'tables'>,
  { place }: Pick<PrintPlace, 'place'>,
  printedAt: number,
): Paper {
  return sheetPaper({
    title: '个人开户材料清单',
    place,
    mark: '交客户',
    blocks: [
      ...paragraph(
        '办理个人开户(沪深证券账户、资金账户和交易权限)请带齐下列材料。带“□”的请逐项核对,备齐后打勾。',
      ),
      ...materialsFor(application, day).flatMap(({ title, materials }) => [
        heading(title),
        ...materials.map(({ text, note }) => item('□', text, note)),
      ]),
      heading('请您知悉'),
      ...notices.map((sentence, at) => item(`${at + 1}.`, sentence)),
    ],
    boxes: [],
    digest: null,
    foot: '本清单按办理当日的规定列出,以受理时核对为准。',
    printedAt,
  });
}

const notices = [
  '风险测评问卷由本人独立作答;交易密码由本人在密码键盘上设置,请勿告诉他人,包括工作人员。',
  '开户费由公司承担或从资金账户扣收,营业部不收取现金。',
  '线路中断时也可受理;公安核查、中登查询、存管银行和账户号码待恢复后由总部办理,办结后我们联系您。',
];
