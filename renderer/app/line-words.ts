import { beijingClock } from '../../shared/values/dates.ts';
import type { LineState } from '../sync/status.ts';

/** The line in words: a fact, not an alarm. */
export function lineWords(line: LineState): string {
  switch (line.kind) {
    case 'starting':
      return '正在连接';
    case 'online':
      return '在线';
    case 'exchanging':
      return '交换中';
    case 'offline':
      return `离线(自 ${beijingClock(line.since).slice(0, 5)})`;
    case 'stopped':
      return '停止';
  }
}

/** Why, where there is more to say. */
export function lineReason(line: LineState): string | null {
  return line.kind === 'offline' || line.kind === 'stopped' ? line.reason : null;
}
