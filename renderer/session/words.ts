import { Fault, faultText } from '../../shared/errors.ts';

/** What staff read when something was thrown: the fault's own words, or that it was unforeseen. */
export function wordsOf(error: unknown): string {
  if (isHostAnew(error)) return '程序已重新启动,本页的连接已失效。请从启动程序给出的新地址打开。';
  return error instanceof Fault
    ? faultText(error.code)
    : '程序遇到未预料的情况,本次操作未完成。请重试;如再出现请联系总部运维。';
}

/** The browser host was started anew and does not know this tab: only its own new address leads in. */
export function isHostAnew(error: unknown): boolean {
  // Payloads that break the contract have the same code; the socket's client names this case apart.
  return (
    error instanceof Fault && error.code === 'BRIDGE_REFUSED' && error.detail === 'unknown bearer'
  );
}
