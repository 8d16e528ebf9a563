/** One reason why an act is not taken: the rule, the field it belongs to, and what to do, in Chinese. */
export interface Refusal {
  readonly rule: string;
  /** Name of the form field; absent when the reason belongs to the act as a whole. */
  readonly field?: string;
  readonly message: string;
}

/** What staff read for each fault: what happened and what to do next. The code is what support asks for. */
const faultTexts = {
  JOURNAL_CHAIN_BROKEN: '业务流水在该处对不上。请停止使用本终端,并联系总部运维。',
  JOURNAL_DAMAGED: '业务流水文件该处损坏。请停止受理新业务,并联系总部运维。',
  JOURNAL_FORK: '同一流水号在总部另有内容。本终端已停止受理,请联系总部运维。',
  JOURNAL_RESTORED: '本终端的数据是从旧备份恢复的。已停止受理,请联系总部运维换发新周期。',
  JOURNAL_NOT_CONTINUED: '流水已被另一窗口续写,本次未受理。请重新载入后再提交。',
  JOURNAL_WRITE_FAILED: '流水未能写入磁盘,本次未受理。请检查磁盘后重新启动程序。',
  JOURNAL_STOPPED: '磁盘写入曾失败,已停止受理。请重新启动程序,由启动检查核对流水。',
  LEASE_HELD: '另一个窗口正在使用本终端。请回到该窗口,或先关闭它。',
  DISK_LOW: '磁盘空间不足,暂停受理新业务。请清理磁盘后再试,已受理的业务不受影响。',
  FEED_NOT_CONTINUED: '总部下发内容与本机位置不衔接,已停止接收,将从本机位置重新领取。',
  FEED_FORGED: '总部下发内容的签名不符,未接收。请联系总部运维。',
  SEAL_BROKEN: '加密内容无法打开:密钥不符或内容被改动。请联系总部运维。',
  ENTRY_NOT_CANONICAL: '内容含有无法保存的字符,请删除后重新输入。',
  VALUE_OUT_OF_RANGE: '数值超出允许范围,请核对后重新输入。',
  COMMAND_ID_REUSED: '同一提交编号对应了不同内容,本次未受理。请重新打开该表单后提交。',
  TABLE_HAS_NO_ROW: '规则表没有该日期适用的条目,不能办理。请联系总部更新规则版本。',
  RULES_UNREADABLE: '规则表不能读取,程序不能启动。请联系总部运维重新下发规则或重新安装程序。',
  NOT_SIGNED_IN: '签到已失效,请重新签到后继续,已填内容仍在。',
  NOT_ENROLLED: '本终端尚未登记。请向总部领取一次性登记码。',
  BRIDGE_REFUSED: '程序内部调用不合规则,已拒绝。请重新载入;如再出现请联系总部运维。',
  BRIDGE_LOST: '与外壳程序的连接已断开,正在重新连接。已受理的业务不受影响。',
  UPLINK_UNREACHABLE: '暂时连不上总部,已转为离线受理。',
  EVIDENCE_WRITE_FAILED: '材料未能写入磁盘,没有留存。请检查磁盘后重新采集。',
  EVIDENCE_TOO_LARGE: '材料超过 20 MB,没有留存。请降低分辨率或分页后重新采集。',
  EVIDENCE_NOT_HERE: '本机没有这份材料,总部也暂时取不到。请在线路恢复后再试。',
  EVIDENCE_DAMAGED: '这份材料的文件已损坏,不能显示。请重新采集,并联系总部运维。',
  EVIDENCE_MISSING: '所附材料中有的不在本机,本次未受理。请重新采集后再提交。',
  DEVICE_BUSY: '读卡器或密码键盘正在使用,请先完成或按 Esc 取消。',
  SEARCH_FAILED: '客户检索未能启动。请再输入一次;如仍不行请重新载入程序,受理不受影响。',
  PANEL_BUSY: '已有一个密码窗口打开,请先完成或取消。',
  CLIENT_SCREEN_BUSY: '客户屏正在使用,请等客户完成,或先收回正在进行的一项。',
  CLIENT_SCREEN_NONE: '本终端没有客户屏,请改用纸质方式。',
} as const;

export type FaultCode = keyof typeof faultTexts;

/** What staff read for a fault code. */
export function faultText(code: FaultCode): string {
  return faultTexts[code];
}

/** Whether a string received from another program is a fault code we know. */
export function isFaultCode(code: string): code is FaultCode {
  return Object.hasOwn(faultTexts, code);
}

/**
 * Something that must not happen, with a stable code. `message` is for the log (English),
 * `faultText(code)` for staff; `detail` names the place and never holds personal data.
 */
export class Fault extends Error {
  override readonly name = 'Fault';
  readonly code: FaultCode;
  readonly detail: string;

  constructor(code: FaultCode, detail: string, options?: ErrorOptions) {
    super(`${code}: ${detail}`, options);
    this.code = code;
    this.detail = detail;
  }
}
