import {
  type FirstApplication,
  firstPaper,
} from '../../../shared/business/account-opening/first-form.ts';
import { paperDigest } from '../../../shared/safeguards/paper-content.ts';
import { intl1 } from '../../../shared/suite-intl-1.ts';
import { branchOf } from '../../../shared/values/ids.ts';
import type { FormPaper } from '../../safeguards/paper/form-paper.ts';
import { clearLines } from './opening-lines.ts';

/** The application on paper, to be signed by the client before 复核. */
export function openingPaper(
  application: FirstApplication,
  print: {
    readonly caseId: string;
    readonly maker: string;
    readonly info: { readonly counter: string; readonly branchName: string };
    readonly now: number;
  },
): FormPaper {
  const { caseId, maker, info, now } = print;
  const data = { application: { ...application } };
  return {
    title: '个人开户申请表',
    branch: branchOf(info.counter),
    branchName: info.branchName,
    lines: clearLines({ type: 'SubmitOpening', version: 1, id: caseId, data }),
    declarations: [
      '本人提供的身份信息和联系方式真实、准确、完整,变更时及时告知。',
      '本人使用本人真实身份开立账户,不出借、转让账户。',
      '本人已知悉账户号码由总部办结后下发,下发前不能交易。',
    ],
    maker,
    digest: paperDigest(intl1, firstPaper(caseId, application)),
    printedAt: now,
  };
}
