import type { BusinessScreens } from '../screen.ts';
import { delegationReview } from './delegation-review.ts';
import { DelegationScreen } from './DelegationScreen.tsx';

/** What a delegation shows. */
export const delegationScreens: BusinessScreens = {
  Screen: DelegationScreen,
  help: [
    '录入受托人柜员号,按数字勾选要转授的权限;只能转授本人持有的权限。',
    '录入起止日期(最长天数由规则表规定,且不超过本人权限有效期)和原因。',
    'F8 在密码窗口中用本人密码签名并提交,由另一位主管按 F9 授权,通过即生效。',
    '受托人复核时,窗口显示受谁转授权;转授权人是经办的业务,受托人不能代为复核。',
    '撤销:从业务清单打开后按 F6,写明原因;撤销后到达总部的决定不再有效。',
  ],
  materials: ['无'],
  // A draft names staff, whom lists do not mask; whom it is about shows once it is opened.
  draftSubject: () => ({ subject: '', document: '' }),
  review: delegationReview,
};
