import type { UplinkFailure } from '../../shared/bridge/uplink.ts';
import { isTimeTokenGenuine } from '../../shared/sync/time-token.ts';
import { intl1 } from '../../shared/suite-intl-1.ts';
import { normaliseDigits } from '../../shared/values/text.ts';
import type { CanaryStore } from './canary.ts';
import { type EnrolmentStore, isFingerprintOf } from './enrolment.ts';
import type { DeviceKeys } from './key-store.ts';
import type { Judged } from './panel.ts';
import { refused } from './staff-credential.ts';
import type { ShellUplink } from './uplink.ts';

export interface EnrolParts {
  readonly uplink: Pick<ShellUplink, 'headOffice' | 'enrol'>;
  readonly keys: DeviceKeys;
  readonly enrolment: EnrolmentStore;
  readonly canary: CanaryStore;
  readonly installation: string;
}

/** Enrols this counter: one-time code up, its number and head office's key down, the key held against the fingerprint. */
export async function enrol(
  parts: EnrolParts,
  given: { readonly code: string; readonly fingerprint: string },
): Promise<Judged<'enrolled'>> {
  const code = normaliseDigits(given.code);
  if (parts.enrolment.current() !== null) return refused('code', '本终端已经登记,不能再次登记。');
  if (code.length < 8) return refused('code', '请输入总部发放的一次性登记码。');
  if (!/^[0-9a-f]{32}$/i.test(given.fingerprint.replace(/[\s\-:]/g, ''))) {
    return refused('fingerprint', '总部密钥指纹应为 32 位数字和字母 a–f,请按登记通知逐组输入。');
  }
  // Asked first: a mistyped fingerprint, or somebody else's head office, must not use up the code.
  const told = await parts.uplink.headOffice();
  if (told.ok && !isFingerprintOf(given.fingerprint, told.value.headOfficeKey)) return otherKey();
  // One that does not know the question is older than this program, and judged by its answer alone.
  if (!told.ok && told.failure.status !== 404) return notTold(told.failure);
  const answer = await parts.uplink.enrol({
    code,
    signingKey: parts.keys.signing.publicKey,
    receivingKey: parts.keys.recipient,
    installation: parts.installation,
  });
  if (!answer.ok) return failureInWords(answer.failure);
  const { headOfficeKey, timeToken } = answer.value;
  const isGenuine =
    isFingerprintOf(given.fingerprint, headOfficeKey) &&
    isTimeTokenGenuine(intl1, headOfficeKey, timeToken);
  if (!isGenuine) return otherKey();
  // Whatever counter was here before, its canary must not stop this one.
  await parts.canary.remove();
  await parts.enrolment.keep(answer.value);
  return { status: 'done', value: 'enrolled' };
}

function otherKey(): Judged<'enrolled'> {
  return refused(
    'fingerprint',
    '对方的密钥与输入的指纹不符,未登记。请核对指纹和总部地址;如仍不符,请联系总部运维。',
  );
}

/** Nothing was said of the code yet, so that no status is about it. */
function notTold({ kind, detail }: UplinkFailure): Judged<'enrolled'> {
  return failureInWords({ kind: kind === 'status' ? 'unreadable' : kind, detail });
}

function failureInWords({ kind, status = 0 }: UplinkFailure): Judged<'enrolled'> {
  if (kind === 'status' && status >= 400 && status < 500) {
    return refused('code', '总部未接受该登记码:不正确、已使用或已过期。请向总部重新领取。');
  }
  if (kind === 'unreachable')
    return refused('code', '暂时连不上总部,请检查线路后再试。登记码仍然有效。');
  return refused('code', '总部的应答无法识别,未登记。请稍后再试,或联系总部运维。');
}
