import type { UplinkFailure } from '../../shared/bridge/uplink.ts';

/** What staff read when a call to head office brought nothing. */
export function failureWords(failure: UplinkFailure): string {
  switch (failure.kind) {
    case 'unreachable':
      return '暂时连不上总部,已转为离线受理。';
    case 'unreadable':
      return '收到的不是总部的应答,可能被网络设备拦截。已转为离线受理。';
    case 'status':
      return statusWords(failure);
    case 'no-contact':
      return '与总部的连接已过期,正在重新连接。';
    case 'not-enrolled':
      return '本终端尚未登记,不能与总部交换数据。';
    case 'interrupted':
      return '正在发送新的流水。';
  }
}

/** Words of a clock that head office's time tokens disagree with; null when they agree well enough. */
export function clockWords(aheadMs: number): string | null {
  const minutes = Math.round(Math.abs(aheadMs) / 60_000);
  if (Math.abs(aheadMs) < toleratedMs) return null;
  const direction = aheadMs > 0 ? '快' : '慢';
  return `本机时钟比总部${direction}约 ${minutes} 分钟,请校准。受理不受影响,与时间有关的业务可能被总部退回。`;
}

/** What head office's judgement of the two heads means for the counter, in words; null for OK. */
export function judgementWords(judgement: 'OK' | 'RESTORED' | 'FORK' | 'FROZEN'): string | null {
  switch (judgement) {
    case 'OK':
      return null;
    case 'RESTORED':
      return '本终端的数据是从旧备份恢复的,总部有本机没有的流水。已停止受理,请联系总部运维。';
    case 'FORK':
      return '同一流水号在总部另有内容。已停止受理,请联系总部运维。';
    case 'FROZEN':
      return '总部已停用本终端,暂停受理新业务。请联系总部运维。';
  }
}

const toleratedMs = 2 * 60_000;

function statusWords({ status = 0, code }: UplinkFailure): string {
  const which = code === undefined ? `${status}` : `${status} ${code}`;
  return status >= 500
    ? `总部系统暂时出错(${which}),稍后自动重试。已受理的业务不受影响。`
    : `总部未接收(${which}),稍后自动重试。如持续出现请联系总部运维。`;
}
