import { beijingClock } from '../../../../shared/values/dates.ts';
import type { PaperStanding } from './opening-papers.ts';

/** How a paper stands, in a few words. */
export function standingWords({ printed, holds, signed }: PaperStanding): string {
  const back = signed.length === 0 ? '' : backWords(signed);
  if (printed === null) return back === '' ? '未打印' : back;
  if (!holds) return '内容已修改,已打印的作废,请收回后重新打印';
  return `已打印 ${beijingClock(printed.takenAt)},${back === '' ? '待签字扫描' : back}`;
}

function backWords(signed: PaperStanding['signed']): string {
  const onScreen = signed.find(({ kind }) => kind === 'signature');
  return onScreen === undefined
    ? `已扫描 ${signed.length} 页`
    : `客户屏已签 ${beijingClock(onScreen.takenAt)}`;
}
