import type { OpeningCircumstance } from '../../../../shared/business/account-opening/application/circumstances.ts';
import type { RegisterView } from '../../../data/types.ts';
import { hasKind, type Submitted } from './submitted.ts';

/** What the checker confirms one by one before deciding, as the content asks for it. */
export function ticksOf(
  submitted: Submitted,
  circumstances: readonly OpeningCircumstance[],
  rows: Readonly<Record<string, readonly RegisterView[]>>,
): readonly string[] {
  const { need } = submitted.application;
  return [
    hasKind(submitted, 'document-front')
      ? '姓名、证件号码与证件原件影像一致'
      : '没有证件影像,姓名、证件号码已与证件原件核对一致',
    need.permissions.length === 0 ? '开立账户与客户意愿一致' : '开立账户、申请权限与客户意愿一致',
    ...whoComes(submitted),
    ...new Set(circumstances.flatMap(({ code }) => circumstanceTicks[code] ?? [])),
    ...papersOf(submitted),
    ...othersOf(submitted),
    ...((rows['mobile'] ?? []).length > 0 ? ['手机号与他人相同,已核实为客户本人使用'] : []),
  ];
}

/** One for each thing a supervisor is asked for; the same words once, however many reasons there are. */
const circumstanceTicks: Readonly<Partial<Record<OpeningCircumstance['code'], readonly string[]>>> =
  {
    MINOR: ['收入证明原件已核,以本人劳动收入为主要生活来源'],
    OVER_70: ['老年客户:意愿真实、了解风险,已当面核实'],
    AGENT: ['委托书原件、期限、权限已核', '代理人身份与其证件影像一致'],
    FOREIGNER: ['外籍客户:证件、签证(居留)与资料一致'],
    SPECIAL_DOCUMENT: ['特殊证件及其辅助证明原件已核'],
    EXPIRED_ID: ['证件过期:办理依据与换领凭证已核'],
    TERM_LOOKS_WRONG: ['证件有效期已与原件逐字核对'],
    MISMATCH: ['低于要求等级的权限:客户主动要求、无人推介,不适合已告知,特别风险警示书已签'],
    HIGH_RISK: ['强化尽职调查:财富来源已了解,同意建立业务关系'],
  };

function whoComes(submitted: Submitted): readonly string[] {
  return hasKind(submitted, 'face') ? ['现场照片与证件照片为同一人'] : [];
}

/** What was filled in or signed on paper is compared with the paper. */
function papersOf({ application }: Submitted): readonly string[] {
  const { assessment, agreed, need } = application;
  return [
    ...(assessment?.route === 'PAPER' ? ['问卷答案与纸质原件逐题一致'] : []),
    ...(agreed.some(({ route }) => route === 'PAPER') ? ['签字文件齐全,签字为客户本人'] : []),
    ...(need.standing.proof === 'STATEMENT' ? ['资产证明原件已核,金额、期间与填写一致'] : []),
  ];
}

function othersOf({ application }: Submitted): readonly string[] {
  const { profile } = application;
  return [
    ...(profile.controller === null && profile.beneficiary === null
      ? []
      : ['实际控制人、受益所有人身份已核']),
    ...(profile.exposure === 'NONE' ? [] : ['政治公众人物:职务与关系已了解']),
  ];
}
