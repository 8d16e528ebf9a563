import type { Application } from '../../../../shared/business/account-opening/application/application.ts';
import { agreementsPaper } from '../../../../shared/business/account-opening/application/papers.ts';
import { paperDigest } from '../../../../shared/safeguards/paper-content.ts';
import { intl1 } from '../../../../shared/suite-intl-1.ts';
import type { Paper } from '../../../safeguards/paper/paper.ts';
import {
  type Block,
  formRows,
  heading,
  item,
  paragraph,
} from '../../../safeguards/paper/sheet-blocks.ts';
import { sheetPaper, signBoxes } from '../../../safeguards/paper/sheet.ts';
import type { PrintPlace } from './print-place.ts';
import { signerLines } from './questionnaire-sheet.ts';

/** An agreement with its text; `digest` is that of the text. */
export interface AgreementText {
  readonly code: string;
  readonly version: string;
  readonly digest: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/** Agreements in one print, each from a page of its own, and at the end one page that is signed for all of them. */
export function agreementsSheet(
  application: Application,
  agreements: readonly AgreementText[],
  { caseId, place, maker }: PrintPlace,
  printedAt: number,
): Paper {
  return sheetPaper({
    title: '开户协议文件',
    place,
    mark: '待客户签字',
    blocks: [...agreements.flatMap(textBlocks), ...signaturePage(application, agreements)],
    boxes: signBoxes(maker),
    digest: paperDigest(intl1, agreementsPaper(caseId, application, agreements)),
    foot: '各份协议以签署页所列版本和文本摘要为准;内容如有变动,签署页作废,须重新打印签字。',
    printedAt,
  });
}

function textBlocks({ title, version, digest, paragraphs }: AgreementText): readonly Block[] {
  return [
    heading(title, { startsPage: true }),
    ...paragraph(`版本 ${version} · 文本摘要 ${digest.slice(0, 16)}`),
    ...paragraphs.flatMap((one) => paragraph(one)),
  ];
}

function signaturePage(
  application: Application,
  agreements: readonly AgreementText[],
): readonly Block[] {
  return [
    heading('协议签署页', { startsPage: true }),
    ...formRows(signerLines(application)),
    heading('本页签字对下列文件有效'),
    ...agreements.map(({ title, version, digest }, at) =>
      item(`${at + 1}.`, title, `版本 ${version} · 文本摘要 ${digest.slice(0, 16)}`),
    ),
    heading('客户声明'),
    ...paragraph(
      '本人已逐份阅读上列协议、风险揭示和告知文件的全部内容,工作人员已就本人的疑问作出说明。本人理解其中的权利义务和风险,自愿签署并受其约束。',
    ),
  ];
}
