import type { UplinkFailure, UplinkResult } from '../../shared/bridge/uplink.ts';
import { passwordFault } from '../../shared/rulebook/counter/staff-password.ts';
import type { EnrolmentAnswer, FirstSignInAsk, StaffDocument } from '../../shared/sync/contact.ts';
import { normaliseDigits } from '../../shared/values/text.ts';
import { signingKeyOf } from './ed25519.ts';
import { nameForms } from './name-forms.ts';
import type { Judged } from './panel.ts';
import type { RandomBytes } from './ports.ts';
import { type KeyCost, sealKey } from './sealed-key.ts';
import { type Credential, refused } from './staff-credential.ts';
import type { StaffFiles } from './staff-files.ts';
import type { ShellUplink } from './uplink.ts';

export interface FirstSignInParts {
  readonly files: StaffFiles;
  readonly uplink: Pick<ShellUplink, 'firstSignIn' | 'newcomers'>;
  /** Opens a contact with head office from where the logs stand. */
  readonly openContact: () => Promise<unknown>;
  readonly random: RandomBytes;
  readonly keyCost: KeyCost;
}

/** What a person gives at their first sign-in: head office's one-time code and a password of their own. */
export interface FirstSignInGiven {
  readonly staff: string;
  readonly code: string;
  readonly password: string;
}

/**
 * A first sign-in as a person makes it: the password they choose is judged before anything is sent. Rules PW-1 to
 * PW-5. Not PW-6: whether it opens the sealing from before a reset is for nobody to hear without giving that password.
 */
export async function chosenFirstSignIn(
  parts: FirstSignInParts,
  counter: EnrolmentAnswer,
  given: FirstSignInGiven,
): Promise<Judged<Credential>> {
  const { staff, password } = given;
  if (codeOf(given) === null) return noCode;
  const name = await nameOf(parts, staff);
  const forms = name === null ? [] : nameForms(name);
  const weak = passwordFault(password, { staff, nameForms: forms, last: null });
  if (weak !== null) return refused('password', weak);
  return await firstSignIn(parts, counter, given);
}

/**
 * The first sign-in of a person: makes their key pair here, seals the private key with the new password and
 * has head office sign an authority for the public one. Needs the line.
 */
export async function firstSignIn(
  parts: FirstSignInParts,
  counter: EnrolmentAnswer,
  given: FirstSignInGiven,
): Promise<Judged<Credential>> {
  const { staff, password } = given;
  const code = codeOf(given);
  if (code === null) return noCode;
  const seed = parts.random(32);
  const key = signingKeyOf(seed);
  const owner = { staff, publicKey: key.publicKey };
  const sealedKey = await sealKey(seed, password, owner, parts);
  const answer = await send(parts, { ...owner, code, sealedKey });
  if (!answer.ok) return failureInWords(answer.failure);
  const document = answer.value;
  const isOurs =
    document.staff === staff &&
    document.authority.statement.publicKey === key.publicKey &&
    document.sealedKey === sealedKey;
  if (!isOurs || !(await parts.files.keep(document, counter.headOfficeKey))) {
    return refused('staff', '总部返回的权限文件与本次签到不符,未采用。请联系总部运维。');
  }
  return { status: 'done', value: { document, key, failedTries: 0 } };
}

function codeOf({ code }: FirstSignInGiven): string | null {
  const tidy = normaliseDigits(code);
  return tidy.length < 6 ? null : tidy;
}

const noCode = refused('code', '请输入总部发放的一次性签到码。');

/** The name of a person, from their own file or as head office tells it of who has no key yet; null without a line. */
async function nameOf(
  { files, uplink, openContact }: FirstSignInParts,
  staff: string,
): Promise<string | null> {
  const known = await files.find(staff);
  if (known !== null) return known.authority.statement.name;
  const named = () => uplink.newcomers().find((one) => one.staff === staff)?.name ?? null;
  if (named() === null) await openContact();
  return named();
}

// Before anybody has signed in the window may not have opened a contact yet.
async function send(
  { uplink, openContact }: FirstSignInParts,
  ask: FirstSignInAsk,
): Promise<UplinkResult<StaffDocument>> {
  const answer = await uplink.firstSignIn(ask);
  if (answer.ok || answer.failure.kind !== 'no-contact') return answer;
  await openContact();
  return await uplink.firstSignIn(ask);
}

function failureInWords(failure: UplinkFailure): Judged<Credential> {
  const { kind, status = 0 } = failure;
  if (kind === 'status' && status >= 400 && status < 500) {
    return refused(
      'code',
      '总部未接受:柜员号与一次性签到码不符,或签到码已使用、已过期。请向总部重新领取。',
    );
  }
  if (kind === 'unreachable' || kind === 'no-contact') {
    return refused('code', '首次签到需要联网,暂时连不上总部。请在线路恢复后再试,签到码仍然有效。');
  }
  return refused('code', '总部的应答无法识别,首次签到未完成。请稍后再试,或联系总部运维。');
}
