import type { UpdateState } from '../../shared/bridge/update.ts';

/** What staff read of a newer version, or null when there is nothing to say. */
export function updateWords(update: UpdateState): string | null {
  switch (update.status) {
    case 'idle':
    case 'checking':
      return null;
    case 'downloading':
      return `正在后台下载新版本 ${update.version}(${update.percent} %),不影响办理业务。`;
    case 'ready':
      return `新版本 ${update.version} 已下载,${whenWords(update)}`;
    case 'refused':
      return `新版本 ${update.version} 未通过校验,不予安装。可继续使用现版本,请联系总部运维。`;
  }
}

function whenWords({ waits }: Extract<UpdateState, { status: 'ready' }>): string {
  switch (waits) {
    case 'signed-in':
    case 'day-open':
      return '将在日终签退后、退出程序时安装。';
    case 'unsent':
      return '尚有流水未送达总部,全部送达后方可安装。';
    case null:
      return '将在退出程序时安装;也可按 Alt+U 现在安装。';
  }
}
