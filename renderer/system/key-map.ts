/** Keys of one kind of place, as the page 9009 and its print list them. */
export interface KeyGroup {
  readonly title: string;
  readonly keys: readonly { readonly key: string; readonly does: string }[];
}

/** Every key of the counter; what acts at the moment is in the bar at the bottom. */
export const keyGroups: readonly KeyGroup[] = [
  {
    title: '任何地方',
    keys: [
      { key: 'F1', does: '帮助:本功能的材料清单、步骤和按键' },
      { key: 'F2', does: '选择客户:当前页为其办理' },
      { key: 'F4', does: '待办:等待、退回、搁置、即将到期的业务' },
      { key: 'F7', does: '客户到场:核验当前客户' },
      { key: 'Alt+G', does: '功能栏:四位功能号加 Enter 打开功能' },
      { key: 'Alt+0', does: '业务清单:本终端全部业务' },
      { key: 'Alt+1 … Alt+9', does: '打开的业务' },
      { key: 'Alt+W', does: '关闭本页,已录入内容保存为草稿' },
      { key: 'Alt+N', does: '阅读总部公告' },
      { key: 'Alt+L', does: '锁屏' },
      { key: 'Alt+Q', does: '签退' },
      { key: 'Alt+U', does: '安装已下载的新版本(日终签退后)' },
      { key: 'Ctrl + / - / 0', does: '放大、缩小、复原' },
    ],
  },
  {
    title: '录入',
    keys: [
      { key: 'Enter', does: '下一栏' },
      { key: 'Shift+Enter', does: '上一栏' },
      { key: '1 … 9', does: '在短清单中选择' },
      { key: 'PageDown / PageUp', does: '下一步骤、上一步骤(分步录入的业务)' },
      { key: 'Alt+J', does: '下一个缺项' },
      { key: 'F8', does: '核对,再按一次提交;连按两次只提交一笔' },
      { key: 'Esc', does: '返回上一级,只有会丢失内容时才询问' },
    ],
  },
  {
    title: '一笔业务',
    keys: [
      { key: 'F6', does: '撤回;撤销(转授权);撤单、取消登记(委托)' },
      { key: 'F8', does: '提交、重新提交' },
      { key: 'F9', does: '现场复核、授权' },
      { key: 'Alt+F9', does: '送复核:请其他终端的人员决定' },
      { key: 'Alt+R', does: '打开刚有复核结果的业务' },
      { key: 'Alt+T', does: '记录致电(退回补正的业务)' },
      { key: 'F10', does: '打印、补打' },
      { key: 'F11', does: '影像材料:采集或查看' },
      { key: 'Alt+M', does: '查看明文(1001),原因记入业务流水' },
    ],
  },
  {
    title: '清单',
    keys: [
      { key: '↑ ↓', does: '选择一行' },
      { key: 'Home / End', does: '第一行、最后一行' },
      { key: '1 … 9', does: '筛选(先按 Shift+Tab 到筛选栏)' },
      { key: 'Enter', does: '打开' },
      { key: 'Alt+S', does: '排序:升序、降序、下一栏;Alt+Shift+S 倒回' },
      { key: '空格', does: '勾选(可多笔办理的清单)' },
      { key: 'Delete', does: '删除草稿' },
      { key: 'PageDown', does: '下移十行;下一张(影像)' },
      { key: 'PageUp', does: '上移十行;上一张(影像)' },
      { key: 'Alt+PageDown', does: '更早的一段(业务流水)' },
      { key: 'Alt+Home', does: '最新的一段(业务流水)' },
      { key: 'Alt+E', does: '导出(授权登记簿、规则表)' },
    ],
  },
  {
    title: '委托(2001、2002)',
    keys: [
      { key: 'F3', does: '证券' },
      { key: '+ / −', does: '价格加减一档,数量加减一手' },
      { key: '*', does: '最新价;数量按金额,如 *50000' },
      { key: '/', does: '对手一档;数量一半' },
      { key: '.', does: '数量全部' },
      { key: 'B / Z / D', does: '本方一档、涨停、跌停' },
      { key: 'F10 / F11 / Alt+B', does: '委托单:打印、扫描、签名板' },
      { key: 'Alt+P / I / Y', does: '风险警示书:打印、扫描、签名板' },
      { key: 'Alt+K', does: '没有行情时改为离线登记' },
    ],
  },
  {
    title: '影像材料',
    keys: [
      { key: 'Enter', does: '采集该类材料;在已留存的页上放大' },
      { key: '1 2 3', does: '摄像头、文件、手写签名' },
      { key: '空格', does: '拍照' },
      { key: 'R / ← →', does: '旋转;在清单中 R 重拍' },
      { key: 'C', does: '裁剪:方向键向内,Shift+方向键放回' },
      { key: 'F8', does: '留存' },
      { key: 'Alt+↑ ↓', does: '调整页的次序' },
      { key: 'Delete', does: '删除该页;清除签名' },
      { key: '+ / −', does: '放大、缩小' },
    ],
  },
  {
    title: '规则查阅与试算(9013)',
    keys: [
      { key: '↓', does: '从查找栏到清单' },
      { key: 'F8', does: '试算;存为案例文件' },
      { key: 'Alt+V', does: '规则版本' },
      { key: 'Alt+O', does: '载入案例文件' },
      { key: 'Alt+B', does: '存为案例' },
      { key: 'Alt+X', does: '恢复范例' },
      { key: 'Alt+PageUp', does: '上一年(日历);Alt+PageDown 下一年' },
      { key: 'Ctrl+C', does: '复制清单中的一行' },
    ],
  },
  {
    title: '设备(9004)',
    keys: [
      { key: '1', does: '重新检查' },
      { key: '2', does: '试读证件' },
    ],
  },
  {
    title: '锁屏',
    keys: [
      { key: 'Enter', does: '解锁' },
      { key: 'Alt+Q', does: '本人签退' },
      { key: 'F9', does: '主管结束签到' },
      { key: 'Alt+W', does: '退出到签到页(签退记不进业务流水时)' },
    ],
  },
  {
    title: '密码窗口',
    keys: [
      { key: 'Enter', does: '下一栏,最后一栏为确定' },
      { key: 'Esc', does: '取消' },
    ],
  },
];
