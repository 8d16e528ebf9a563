import type { AlarmCode } from '../alarms.ts';

/** What an alarm means for whoever must act, and what to do. */
interface AlarmWords {
  readonly title: string;
  readonly meaning: string;
  readonly advice: string;
}

/** Words for every alarm, as operators read them. */
export const alarmWords: Readonly<Record<AlarmCode, AlarmWords>> = {
  JOURNAL_FORK: {
    title: '流水分叉',
    meaning: '终端的流水与总部已收的不一致:同一流水号有两种内容。终端已自动冻结。',
    advice: '请营业部停用该终端并保留数据,核对两边流水后重新登记终端。不能直接解冻。',
  },
  JOURNAL_RESTORED: {
    title: '流水缺失',
    meaning: '终端缺少总部已收的流水,可能是数据被恢复到旧备份,或被复制到另一台电脑。',
    advice: '请营业部确认终端是否换机或恢复过数据。终端在处理前不能办理业务。',
  },
  COMMAND_ID_REUSED: {
    title: '提交编号重复',
    meaning: '同一提交编号对应两种不同内容,后到的一笔已退回。',
    advice: '请经办重新打开该业务后提交,并把终端日志交运维核查。',
  },
  EVENTS_DIFFER: {
    title: '审核结果不一致',
    meaning: '总部按同一规则得出的结果与柜台记录不同,该笔已退回。',
    advice: '请核对终端程序版本与规则版本,更新后由经办重新提交。',
  },
  EFFECT_NOT_ALLOWED: {
    title: '越权改写台账',
    meaning: '柜台的一笔业务试图改写总部台账,已退回。',
    advice: '请核查终端程序是否被改动,必要时先冻结终端。',
  },
  ENTRY_SET_ASIDE: {
    title: '流水搁置',
    meaning: '总部无法审核该笔流水,已原样保存并搁置,不会再审。',
    advice: '请按说明末尾的代码排除原因,再请经办作为新的一笔重新办理。',
  },
  ACT_REFUSED: {
    title: '总部办理被拒',
    meaning: '外部机构的答复与业务当前状态不符,未能记入。',
    advice: '请核对该笔业务与外部机构的记录,人工处理。',
  },
  ORDER_REPORT_REFUSED: {
    title: '交易回报不符',
    meaning: '交易所的回报与委托不符(数量、价格或状态),没有记入,资金和持仓未变动。',
    advice: '请按说明中的委托编号核对交易所回报,查明前不要重复报送。',
  },
  DAY_NOT_ROLLED: {
    title: '日切未完成',
    meaning: '以前交易日还有未了结的委托,该营业部的资金、持仓没有转入新的一天。',
    advice: '请核对交易所的收市回报是否收齐;收齐后自动日切。',
  },
  EVIDENCE_AWAITED: {
    title: '材料未到',
    meaning: '一笔流水所附的材料过了时限仍未送达总部。业务照常审核。',
    advice: '请查看该终端是否联机。长期离线或换机的,请营业部按流水补采材料。',
  },
  EVIDENCE_DAMAGED: {
    title: '材料损坏',
    meaning: '总部存放的一份材料读不出或与摘要不符,已移到一旁,重新等待终端送达。',
    advice: '请检查材料文件夹所在磁盘。终端仍留有的,会自动重新送来。',
  },
  PASSWORD_TRIES: {
    title: '交易密码试错过多',
    meaning: '一台终端一小时内核对交易密码的错误次数达到上限,本小时内不再受理。',
    advice: '请向营业部核实该终端由谁使用。不能说明原因的,请先冻结终端再核查。',
  },
  PASSWORD_NOT_SET: {
    title: '交易密码未设置',
    meaning:
      '新客户开户时在密码键盘上设置的交易密码没有采用:密文打不开,或不是为该笔业务设置的。开户照常办理。',
    advice:
      '请营业部通知客户到柜台重新设置交易密码,设置前不能用密码核验。同一终端多次出现的,请核查其密码键盘。',
  },
  SCREENING_HIT: {
    title: '名单筛查待复核',
    meaning: '一笔开户与筛查名单可能相符,总部未决定前不会申请账户号码。',
    advice: '请合规人员在“开户”页核实后选择通过或不予办理。不得向营业部和客户透露筛查情况。',
  },
  SCREENING_LIST_MISSING: {
    title: '没有筛查名单',
    meaning: '总部尚未载入筛查名单,新开户停在总部核查,不会申请账户号码。',
    advice: '请合规人员用 cli screening-load 或操作员接口载入名单,载入后自动继续。',
  },
  SCREENING_LIST_OLD: {
    title: '筛查名单过期',
    meaning: '总部的筛查名单已超过规定天数,开户仍按这份名单筛查。',
    advice: '请合规人员尽快载入新名单。',
  },
  EDITION_UNREADABLE: {
    title: '规则版本不能读取',
    meaning:
      '说明中的规则版本由更新版本的程序发布,总部现用程序不能读取。该营业部的审核暂停,流水照常保存。',
    advice: '请用新版程序启动总部。启动后自动继续审核,再关闭本告警。',
  },
  OUTBOX_FAILING: {
    title: '外部报送失败',
    meaning: '向外部机构的报送连续失败,仍在自动重试。',
    advice: '请检查与外部机构的线路。恢复后自动补报,不会重复。',
  },
};
