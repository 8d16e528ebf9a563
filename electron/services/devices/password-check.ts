import type { DeviceState, PasswordAsk, PasswordOutcome } from '../../../shared/bridge/devices.ts';
import type { UplinkFailure, UplinkResult } from '../../../shared/bridge/uplink.ts';
import { Fault } from '../../../shared/errors.ts';
import type { SignedPasswordChallenge } from '../../../shared/safeguards/password-box.ts';
import { provesPassword } from '../../../shared/safeguards/password-proof.ts';
import { intl1 } from '../../../shared/suite-intl-1.ts';
import type { PasswordCheckAnswer } from '../../../shared/sync/client-password.ts';
import type { EnrolmentAnswer } from '../../../shared/sync/contact.ts';
import { beijingDateTime } from '../../../shared/values/dates.ts';
import type { ShellUplink } from '../uplink.ts';
import { withContact } from '../with-contact.ts';
import type { OpenDevice } from './open-device.ts';
import { deviceWords } from './words.ts';

/** How passwords reach head office. */
export interface PasswordLine {
  readonly uplink: Pick<ShellUplink, 'passwordChallenge' | 'passwordCheck'>;
  readonly enrolment: { current(): EnrolmentAnswer | null };
  /** Opens a contact where none is open. */
  openContact(): Promise<UplinkResult<unknown>>;
}

/** How long a client has at the keypad. */
const typeWithinMs = 60_000;

/**
 * Asks head office what the keypad is to seal, lets the client type, and has head office judge the sealed
 * box. The digits are in the keypad and at head office, nowhere between.
 *
 * @throws Fault NOT_ENROLLED
 */
export async function checkPassword(
  line: PasswordLine,
  open: () => Promise<OpenDevice | DeviceState>,
  ask: PasswordAsk,
  signal: AbortSignal,
): Promise<PasswordOutcome> {
  const counter = line.enrolment.current();
  if (counter === null) throw new Fault('NOT_ENROLLED', 'no enrolment file');
  const keypad = await open();
  if (!('info' in keypad)) {
    const status = keypad.status === 'not-configured' ? 'not-configured' : 'not-answering';
    return { status, message: keypad.words };
  }
  const asked = await withContact(line, () => line.uplink.passwordChallenge(ask));
  if (signal.aborted) return { status: 'cancelled' };
  if (!asked.ok) return noAnswer(asked.failure);
  if (asked.value.status !== 'challenge') return outcomeOf(asked.value);
  const { challenge } = asked.value;
  const typed = await sealedBy(keypad, challenge);
  if (typeof typed !== 'string') return typed;
  const answer = await withContact(line, () =>
    line.uplink.passwordCheck({ challenge: challenge.statement.challenge, box: typed }),
  );
  if (!answer.ok) return noAnswer(answer.failure);
  const isForged =
    answer.value.status === 'right' &&
    !provesPassword(intl1, counter.headOfficeKey, answer.value.proof, {
      ...ask,
      counter: counter.counter,
    });
  return isForged ? { status: 'refused', message: words.forged } : outcomeOf(answer.value);
}

/** The box, or why there is none. */
async function sealedBy(
  keypad: OpenDevice,
  challenge: SignedPasswordChallenge,
): Promise<string | PasswordOutcome> {
  const answer = await keypad.password({ waitMs: typeWithinMs, challenge });
  if (!answer.ok) {
    if (answer.why === 'aborted') return { status: 'cancelled' };
    const why = answer.why === 'not-answering' ? 'notAnswering' : 'notUnderstood';
    return { status: 'not-answering', message: deviceWords[why]('keypad') };
  }
  switch (answer.value.status) {
    case 'sealed':
      return answer.value.box;
    case 'cancelled':
      return { status: 'cancelled' };
    case 'not-typed':
      return { status: 'not-typed', message: words.notTyped };
    case 'refused':
      return { status: 'refused', message: words.keypadRefused };
    case 'fault':
      return {
        status: 'not-answering',
        message: deviceWords.faulty('keypad', answer.value.message),
      };
    case 'busy':
      return { status: 'not-answering', message: deviceWords.busy('keypad') };
  }
}

function outcomeOf(
  answer: PasswordCheckAnswer,
): Exclude<PasswordOutcome, { readonly status: 'cancelled' }> {
  switch (answer.status) {
    case 'right':
      return { status: 'proved', proof: answer.proof };
    case 'wrong': {
      const { triesLeft } = answer;
      return { status: 'wrong', triesLeft, message: words.wrong(triesLeft) };
    }
    case 'locked':
      return { status: 'locked', until: answer.until, message: words.locked(answer.until) };
    case 'no-password':
      return { status: 'no-password', message: words.noPassword };
  }
}

function noAnswer({ kind, status = 0, code }: UplinkFailure): PasswordOutcome {
  if (code === 'PASSWORD_BOX_REFUSED') return { status: 'refused', message: words.boxRefused };
  if (kind === 'status' && status >= 400 && status < 500) {
    return { status: 'refused', message: words.officeRefused };
  }
  return { status: 'no-line', message: words.noLine };
}

const words = {
  noLine: '现在连不上总部,不能核对交易密码。可改用证件核验,或待联网后再试。',
  noPassword: '该客户没有可核对的交易密码。请改用证件核验。',
  notTyped: '客户未在 60 秒内输完密码。请向客户说明后重新发起,或改用证件核验。',
  keypadRefused:
    '密码键盘不认可本次请求的总部签名,没有让客户输入。请改用证件核验,并联系总部运维核对键盘密钥。',
  boxRefused: '总部没有采用本次输入:已超时,或键盘密文不符。请重新发起,或改用证件核验。',
  officeRefused: '总部未受理本终端的密码核对。请改用证件核验,并联系总部运维。',
  forged: '总部应答的签名不符,没有采用。请改用证件核验,并联系总部运维。',
  wrong: (triesLeft: number): string =>
    `交易密码不正确,还可再试 ${triesLeft} 次。请客户确认后重新输入,或改用证件核验。`,
  locked: (until: number): string =>
    `交易密码连续输错,已锁定至 ${beijingDateTime(until)}。请改用证件核验,到时再试或由总部解锁。`,
} as const;
