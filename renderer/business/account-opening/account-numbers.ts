import {
  OpeningState,
  type AllocatedNumbers,
} from '../../../shared/business/account-opening/events.ts';
import type { WantedAccount } from '../../../shared/business/account-opening/first-form.ts';
import type { CaseState } from '../../../shared/business/case.ts';
import type { Line } from './opening-lines.ts';
import { fieldsOfCommand } from './opening-fields.ts';

/** The numbers of an opening: what head office has given, 待下发 for what it has not. */
export function accountNumbers(state: CaseState): readonly Line[] {
  const opened = OpeningState.safeParse(state.body);
  const numbers = opened.success ? opened.data.numbers : null;
  const { accounts } = fieldsOfCommand(state.command.data);
  const line = (label: string, read: (numbers: AllocatedNumbers) => string | null): Line => ({
    label,
    value: (numbers === null ? null : read(numbers)) ?? '待下发',
  });
  const securities: Readonly<Record<WantedAccount, Line>> = {
    SH_A: line('沪A 账户', (given) => given.shA),
    SZ_A: line('深A 账户', (given) => given.szA),
  };
  return [
    line('客户号', (given) => given.clientNo),
    line('资金账户', (given) => given.capitalAccount),
    line('一码通', (given) => given.ymt),
    ...accounts.map((account) => securities[account]),
  ];
}
