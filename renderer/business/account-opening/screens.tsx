import { tidyApplication } from '../../../shared/business/account-opening/application/application.ts';
import { paperWords } from '../../../shared/business/account-opening/application/papers.ts';
import { PaperNamesProvider } from '../../safeguards/evidence/page-names.tsx';
import type { BusinessScreens } from '../screen.ts';
import { officeActs } from './case/office-acts.ts';
import { openItems } from './case/open-items.ts';
import { openingReview } from './review/opening-review.ts';
import { fieldsFrom } from './form/opening-fields.ts';
import { openingSlip } from './opening-slip.ts';
import { OpeningScreen } from './OpeningScreen.tsx';

/** What the opening shows. */
export const openingScreens: BusinessScreens = {
  Screen: (props) => (
    <PaperNamesProvider value={paperWords}>
      <OpeningScreen {...props} />
    </PaperNamesProvider>
  ),
  forNewClients: true,
  slip: openingSlip,
  help: [
    '开户分七步,左侧显示各步是否齐全,可任意先后:Enter 到下一栏,一步的最后一栏再按 Enter 进入下一步,PageUp、PageDown 换步骤。',
    '右上列出缺项,按 Alt+J 逐项到达;齐全后按 F8 核对。',
    '需求:按客户意愿勾选账户(数字键 1 至 6)、权限、三方存管;权限门槛在右侧逐条显示。',
    '身份:F7 读取证件并核验到场,或手工录入;号码带出生日期和性别的不用另录。公安联网核查、中登查询在联网时自动进行,离线时待核查。',
    '资料:联系方式和尽职调查内容,风险评级和名单筛查在右侧显示。',
    '测评由客户本人在客户屏或纸质问卷上作答;协议读完后签署;交易密码由客户在密码键盘上设置。',
    'F10 到材料步骤:打印申请表、测评结果和协议请客户签字;打印后内容再有修改,原件作废,须重新打印。',
    'F11 采集影像材料:证件正反面、签字文件、签名;Enter 采集,数字选摄像头、文件或手写签名,R 旋转,C 裁剪,F8 留存。',
    'F8 核对:向客户读一遍,确认无误再按 F8 提交。',
    '提交后由另一位有复核权限的人员在本终端按 F9 复核,或按 Alt+F9 送给其他终端的人员,您可继续办理其他业务;复核通过即为已受理。',
    'F10 打印受理凭条,客户联交客户,留存联加盖业务专用章后归档。',
    '退回补正的开户,由经办从待办打开后按原因修改,再按 F8;他人打开时资料不显示,按 F8 选择原因后接手补正。',
    '待复核或退回补正的开户不再办理时,按 F6,选择原因后撤回。',
  ],
  materials: [
    '客户本人有效身份证件原件(居民身份证、港澳台居民居住证、通行证、外国人永久居留身份证等)',
    '客户本人手机(号码须为本人使用)',
    '办理三方存管的:客户本人银行卡',
    '满 16 周岁未满 18 周岁的:本人劳动收入证明',
    '由代理人办理的:代理人证件原件、公证或见证的授权委托书',
    '申请有资产门槛的权限的:前 20 个交易日资产证明(中登可查的除外)',
  ],
  draftSubject: (data) => {
    const { name, number } = tidyApplication(fieldsFrom(data)).identity;
    return { subject: name, document: number };
  },
  review: openingReview,
  openItems,
  officeActs,
};
