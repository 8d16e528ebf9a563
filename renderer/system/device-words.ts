import type { CardOutcome, CardRead, DeviceState } from '../../shared/bridge/devices.ts';
import { mask } from '../../shared/rulebook/identity/mask.ts';

/** What staff call a device. */
export const deviceNames: Readonly<Record<DeviceState['device'], string>> = {
  'id-reader': '读卡器',
  keypad: '密码键盘',
};

/** How a device is, in one word. */
export const deviceStatusWords: Readonly<Record<DeviceState['status'], string>> = {
  ready: '就绪',
  faulty: '故障',
  'not-answering': '没有应答',
  'not-configured': '未配置',
};

/** What came of a test read: of the person no more than shows that the chip was read. */
export function testReadWords(outcome: CardOutcome): {
  readonly tone: 'good' | 'plain' | 'warning';
  readonly lines: readonly string[];
} {
  if (outcome.status === 'cancelled') return { tone: 'plain', lines: ['已取消试读。'] };
  if (outcome.status !== 'read') return { tone: 'warning', lines: [outcome.message] };
  return { tone: 'good', lines: ['读卡正常,以下为脱敏内容,不保存。', ...cardLines(outcome.card)] };
}

function cardLines(card: CardRead): readonly string[] {
  const { name, idNumber, ethnicity, sex, issuer, validFrom, validUntil, photo } = card;
  const kilobytes = (photo.bytes.length / 1024).toFixed(1);
  const kind = photo.mediaType === 'image/png' ? 'PNG' : 'JPEG';
  return [
    `${mask('NAME', name)} ${mask('ID', idNumber)} ${sex === 'M' ? '男' : '女'} ${ethnicity}族`,
    `${issuer},有效期 ${validFrom} 至 ${validUntil ?? '长期'}`,
    `芯片照片 ${kind} ${kilobytes} KB`,
  ];
}
