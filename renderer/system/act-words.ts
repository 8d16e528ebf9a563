import { registry } from '../../shared/business/registry.ts';

/** Acts common to all businesses, in words. */
const commonWords: Readonly<Record<string, string>> = {
  DecideApproval: '复核/授权',
  AskApprover: '送复核',
  Withdraw: '撤回',
  PrintPaper: '打印凭条',
};

/** What an entry of the journal did, in words: the business and, where it is not its usual act, which. */
export function actWords(business: string, command: string): string {
  const title = registry.find(business)?.title ?? business;
  const act = commonWords[command];
  return act === undefined ? title : `${title} ${act}`;
}
