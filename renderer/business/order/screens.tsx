import { sideNames } from '../../../shared/rulebook/trading/side.ts';
import { PaperNamesProvider } from '../../safeguards/evidence/page-names.tsx';
import type { BusinessScreens } from '../screen.ts';
import { orderReview } from './order-review.ts';
import { orderSlip } from './order-slip.ts';
import { OrderScreen } from './OrderScreen.tsx';
import { paperWords } from './papers/order-papers.ts';
import { clientOfDraft, codeOfSide, orderFrom } from './ticket/order-fields.ts';

/** What an order shows. */
export const orderScreens: BusinessScreens = {
  Screen: (props) => (
    <PaperNamesProvider value={paperWords}>
      <OrderScreen {...props} />
    </PaperNamesProvider>
  ),
  slip: orderSlip,
  review: orderReview,
  codeOf: (detail) => codeOfSide(detail.startsWith(sideNames.SELL) ? 'SELL' : 'BUY'),
  draftSubject: (data) => {
    const client = clientOfDraft(data);
    return {
      subject: client?.name ?? '',
      document: client?.idNumber ?? '',
      detail: sideNames[orderFrom(data).side],
    };
  },
  help: [
    'F2 选择客户,F7 核验到场;电话委托不需到场。',
    '证券:录入代码、名称或拼音首字母,↑↓ 选择,Enter 选定;F3 回到证券。',
    '委托方式按数字选择,只列出该交易所接受的方式。',
    '价格:+ 和 − 加减一档;* 最新价,/ 对手一档(买入为卖一,卖出为买一),B 本方一档,Z 涨停,D 跌停。',
    '数量:+ 和 − 加减一手;. 全部,/ 一半;* 加金额按金额折算,如 *50000。',
    '委托依据:1 客户签字委托单:F10 打印,客户签字后 F11 扫描,或 Alt+B 在签名板签字;打印后内容再有修改,原件作废。2 电话委托:填写录音编号和来电时间。',
    '证券高于客户风险等级的:Alt+P 打印特别风险警示书,客户签字后 Alt+I 扫描或 Alt+Y 签名板,提交后由主管授权。',
    '右侧显示客户等级、权限、可用和行情,各有截至时间;逐项检查列出未符合项,在各栏下方说明。',
    'F8 核对:向客户复述一遍,再按 F8 提交。需复核、授权的,按 F9。',
    '总部没有该证券行情时,可按 Alt+K 改为离线登记。离线时只登记限价委托,当日有效,未报送;联网后在 2006 经客户再次确认才报送,不会自动报送。',
    '提交后:F10 打印受理凭条,F11 打印成交确认单,F6 撤单(已报)或取消登记(未报)。',
  ],
  materials: [
    '客户本人有效身份证件原件(签字委托)',
    '由代理人办理的:代理人证件原件、授权委托书(载明证券委托)',
    '电话委托的:录音编号、来电时间',
  ],
};
