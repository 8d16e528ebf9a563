import type {
  DeviceState,
  NewPasswordAsk,
  NewPasswordOutcome,
} from '../../../shared/bridge/devices.ts';
import { Fault } from '../../../shared/errors.ts';
import type { SignedPasswordSetting } from '../../../shared/safeguards/new-password.ts';
import type { EnrolmentAnswer } from '../../../shared/sync/contact.ts';
import { beijingDateTime } from '../../../shared/values/dates.ts';
import type { PasswordSettingFile } from '../password-setting.ts';
import type { Clock } from '../ports.ts';
import type { DeviceResult } from './device-client.ts';
import type { OpenDevice } from './open-device.ts';
import type { KeypadAnswer } from './protocol.ts';
import { deviceWords } from './words.ts';

/** What setting a password needs besides the keypad; no line among it. */
export interface PasswordSetter {
  readonly setting: Pick<PasswordSettingFile, 'current'>;
  readonly enrolment: { current(): EnrolmentAnswer | null };
  readonly clock: Clock;
}

/** How long a client has to think of six digits and type them twice. */
const typeWithinMs = 120_000;

/**
 * Lets the client choose a trading password on the keypad, under head office's newest standing statement. The digits
 * leave the keypad sealed; shell and window never have them.
 *
 * @throws Fault NOT_ENROLLED
 */
export async function setPassword(
  { setting, enrolment, clock }: PasswordSetter,
  open: () => Promise<OpenDevice | DeviceState>,
  ask: NewPasswordAsk,
): Promise<NewPasswordOutcome> {
  const counter = enrolment.current();
  if (counter === null) throw new Fault('NOT_ENROLLED', 'no enrolment file');
  const standing = await setting.current(counter);
  if (standing === null) return { status: 'no-setting', message: words.noSetting };
  const { until } = standing.statement;
  if (clock() > until) return { status: 'no-setting', message: words.runOut(until) };
  const keypad = await open();
  if (!('info' in keypad)) {
    const status = keypad.status === 'not-configured' ? 'not-configured' : 'not-answering';
    return { status, message: keypad.words };
  }
  const answer = await keypad.newPassword({ waitMs: typeWithinMs, setting: standing, ...ask });
  return outcomeOf(answer, { setting: standing, keypad, sealedAt: clock() });
}

interface Sealing {
  readonly setting: SignedPasswordSetting;
  readonly keypad: OpenDevice;
  readonly sealedAt: number;
}

function outcomeOf(
  answer: DeviceResult<KeypadAnswer>,
  { setting, keypad: { info }, sealedAt }: Sealing,
): NewPasswordOutcome {
  if (!answer.ok) {
    if (answer.why === 'aborted') return { status: 'cancelled' };
    const why = answer.why === 'not-answering' ? 'notAnswering' : 'notUnderstood';
    return { status: 'not-answering', message: deviceWords[why]('new-password') };
  }
  const { until } = setting.statement;
  switch (answer.value.status) {
    case 'sealed': {
      // The client may have typed over the end of the term; head office would not take the box.
      if (sealedAt > until) return { status: 'no-setting', message: words.runOut(until) };
      const { box } = answer.value;
      const { name: keypad, simulated } = info;
      return { status: 'set', newPassword: { box, sealedAt, until, setting, keypad, simulated } };
    }
    case 'cancelled':
      return { status: 'cancelled' };
    case 'not-typed':
      return { status: 'not-typed', message: words.notTyped };
    case 'refused':
      return { status: 'refused', message: words.refused };
    case 'fault':
      return {
        status: 'not-answering',
        message: deviceWords.faulty('new-password', answer.value.message),
      };
    case 'busy':
      return { status: 'not-answering', message: deviceWords.busy('new-password') };
  }
}

const words = {
  noSetting: '本终端还没有总部的设置许可,不能设置交易密码。请联网一次后再设置,其他步骤可先办理。',
  runOut: (until: number): string =>
    `总部的设置许可有效期至 ${beijingDateTime(until)},已过期。请联网更新后再设置,其他步骤可先办理。`,
  notTyped: '客户未在 120 秒内完成两次输入。请向客户说明后重新发起。',
  refused:
    '密码键盘不认可总部许可的签名,没有让客户输入。请联系总部运维核对键盘密钥,其他步骤可先办理。',
} as const;
