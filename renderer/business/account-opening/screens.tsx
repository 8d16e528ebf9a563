import { tidyFirst } from '../../../shared/business/account-opening/first-form.ts';
import type { BusinessScreens } from '../screen.ts';
import { openingReview } from './opening-differences.ts';
import { fieldsFrom } from './opening-fields.ts';
import { openingSlip } from './opening-slip.ts';
import { OpeningScreen } from './OpeningScreen.tsx';

/** What the opening shows. */
export const openingScreens: BusinessScreens = {
  Screen: OpeningScreen,
  forNewClients: true,
  slip: openingSlip,
  help: [
    '核对客户本人与居民身份证原件,录入姓名和证件号码;出生日期、性别、年龄由号码读出,不用录入。',
    '录入手机、联系地址,向客户复述;电子邮箱没有可不填。',
    '按客户意愿勾选沪A、深A(数字键 1、2)。',
    'F10 打印开户申请表请客户签字;打印后内容再有修改,原件作废,须重新打印。',
    'F11 采集影像材料:证件正反面、签字文件、签名;Enter 采集,数字选摄像头、文件或手写签名,R 旋转,C 裁剪,F8 留存。',
    'F8 核对:向客户读一遍,确认无误再按 F8 提交。',
    '提交后由另一位有复核权限的人员在本终端按 F9 复核,或按 Alt+F9 送给其他终端的人员,您可继续办理其他业务;复核通过即为已受理。',
    'F10 打印受理凭条,客户联交客户,留存联加盖业务专用章后归档。',
    '退回补正的开户,由经办从待办打开后按原因修改,再按 F8;他人打开时资料不显示,按 F8 选择原因后接手补正。',
    '待复核或退回补正的开户不再办理时,按 F6,选择原因后撤回。',
  ],
  materials: ['客户本人有效居民身份证原件', '客户本人手机(号码须为本人使用)'],
  draftSubject: (data) => {
    const { name, idNumber } = tidyFirst(fieldsFrom(data));
    return { subject: name, document: idNumber };
  },
  review: openingReview,
};
