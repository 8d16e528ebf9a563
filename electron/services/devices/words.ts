import type { DeviceState } from '../../../shared/bridge/devices.ts';

/** A device, or what else it is used for: another thing can be done without it then. */
export type DeviceUse = DeviceState['device'] | 'new-password';

const names: Readonly<Record<DeviceUse, string>> = {
  'id-reader': '读卡器',
  keypad: '密码键盘',
  'new-password': '密码键盘',
};
/** What can be done without the device. */
const instead: Readonly<Record<DeviceUse, string>> = {
  'id-reader': '可先手工录入证件。',
  keypad: '可改用证件核验。',
  'new-password': '交易密码只能由客户在密码键盘上设置,其他步骤可先办理。',
};

/** Why a device cannot be used, and what to do: every sentence ends with what goes on without it. */
export const deviceWords = {
  notConfigured: (device: DeviceUse): string =>
    `未配置${names[device]}。${instead[device]}需要使用时,请联系总部运维填写设备地址。`,
  configFault: (device: DeviceUse): string =>
    `${names[device]}的配置不能使用:devices.json 内容不符,或地址不在本机(127.0.0.1)。${instead[device]}请联系总部运维更正。`,
  notAnswering: (device: DeviceUse): string =>
    `${names[device]}没有应答。请检查连线、电源和设备服务是否已启动,然后重试。${instead[device]}`,
  notUnderstood: (device: DeviceUse): string =>
    `${names[device]}的应答无法识别,没有采用。请重试;如再出现请联系总部运维。${instead[device]}`,
  faulty: (device: DeviceUse, message: string | undefined): string =>
    `${names[device]}报告故障${message === undefined ? '' : `:${message}`}。请检查设备后重试。${instead[device]}`,
  onlySimulated: (device: DeviceUse): string =>
    `${names[device]}是模拟设备,只能用于演示,不能使用。${instead[device]}请联系总部运维更换设备地址。`,
  busy: (device: DeviceUse): string => `${names[device]}正在被其他程序使用。请稍候再试。`,
} as const;
