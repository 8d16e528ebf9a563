import { Fault, faultText } from '../../shared/errors.ts';

/** What staff read when something was thrown: the fault's own words, or that it was unforeseen. */
export function wordsOf(error: unknown): string {
  return error instanceof Fault
    ? faultText(error.code)
    : '程序遇到未预料的情况,本次操作未完成。请重试;如再出现请联系总部运维。';
}
