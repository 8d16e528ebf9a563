import { registry } from '../../shared/business/registry.ts';

/** What each act is called; a business's usual act goes by the business's own name. */
const words: Readonly<Record<string, string>> = {
  DecideApproval: '复核/授权',
  AskApprover: '送复核',
  Withdraw: '撤回',
  PrintPaper: '打印凭条',
  NoteCall: '登记联系客户',
  SignIn: '签到',
  SignOut: '签退',
  Lock: '锁屏',
  Unlock: '解锁',
  ChangePassword: '修改密码',
  HandOver: '交接班',
  EndSession: '结束他人签到',
  BeginVisit: '开始',
  EndVisit: '结束',
  GrantDelegation: '转授',
  RevokeDelegation: '撤销',
};

/** Businesses whose acts say by themselves what they are. */
const plain: ReadonlySet<string> = new Set(['session']);

/** What an entry of the journal did, in words. */
export function actWords(business: string, command: string): string {
  const title = registry.find(business)?.title ?? business;
  const act = words[command];
  if (act === undefined) return title;
  return plain.has(business) ? act : `${title} ${act}`;
}
