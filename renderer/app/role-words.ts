import type { Role } from '../../shared/journal/entry.ts';

/** The trade's words for the roles. */
export const roleWords: Readonly<Record<Role, string>> = {
  maker: '经办',
  supervisor: '主管',
  'branch-manager': '营业部负责人',
  compliance: '合规',
  'account-manager': '客户经理',
  'head-office': '总部',
};
