import type { Signer } from '../../shared/suite.ts';
import type { Refusal } from '../../shared/errors.ts';
import { authorityRefusals, type StaffRow } from '../../shared/safeguards/authority.ts';
import { intl1 } from '../../shared/suite-intl-1.ts';
import type { EnrolmentAnswer, StaffDocument } from '../../shared/sync/contact.ts';
import { branchOf } from '../../shared/values/ids.ts';
import { signingKeyOf } from './ed25519.ts';
import type { Judged } from './panel.ts';
import type { Clock } from './ports.ts';
import { type KeyCost, openKey } from './sealed-key.ts';
import type { StaffFiles } from './staff-files.ts';
import type { HeldBack, TryCounter } from './try-counter.ts';

/** Somebody who has just given their own password. */
export interface Credential {
  readonly document: StaffDocument;
  readonly key: Signer;
  /** Wrong passwords given here that no signed entry tells of yet. */
  readonly failedTries: number;
}

export interface CredentialParts {
  readonly files: StaffFiles;
  readonly tries: TryCounter;
  readonly clock: Clock;
  readonly keyCost: KeyCost;
}

/** An authority that has only run out: whoever is signed in may still come back to what they typed, and leave. */
export const onlyRunOut = ({ rule }: Refusal): boolean => rule === 'AU-3';

/**
 * Looks at a staff number and a password, without a line: known here, not held back, authority holding (but for
 * what `overlook` lets pass), password right; each refusal in words at its field. Rule SE-10.
 */
export async function checkCredential(
  parts: CredentialParts,
  counter: EnrolmentAnswer,
  staff: string,
  password: string,
  overlook: (refusal: Refusal) => boolean = () => false,
): Promise<Judged<Credential>> {
  const { files, tries, clock, keyCost } = parts;
  const document = await files.find(staff);
  if (document === null) {
    return refused(
      'staff',
      `本终端没有柜员 ${staff} 的签到资料。首次使用请选“首次签到”,并联网使用总部的一次性签到码。`,
    );
  }
  const { publicKey } = document.authority.statement;
  const stopped = tries.stopped();
  if (stopped !== null) return refused('password', stopped);
  const held = await tries.heldBack(staff, publicKey);
  if (held !== null) return heldBack('', held, clock());
  const [invalid] = authorityRefusals(intl1, counter.headOfficeKey, document.authority, {
    branch: branchOf(counter.counter),
    at: clock(),
    row: rowOf(document),
  }).filter((refusal) => !overlook(refusal));
  if (invalid !== undefined) return refused('staff', invalid.message);
  await tries.begin(staff, publicKey);
  const seed = await openKey(document.sealedKey, password, { staff, publicKey }, keyCost);
  if (seed === null) {
    const heldNow = await tries.heldBack(staff, publicKey);
    return heldNow === null
      ? refused('password', '密码不正确,请重新输入。')
      : heldBack('密码不正确。', heldNow, clock());
  }
  const failedTries = await tries.succeed(staff, publicKey);
  return { status: 'done', value: { document, key: signingKeyOf(seed), failedTries } };
}

// The document knows of a revocation as the roster would.
function rowOf({ authority, revokedAt }: StaffDocument): StaffRow {
  const { staff, name, branch, roles, checker, publicKey } = authority.statement;
  return { staff, name, branch, roles, checker, publicKey, revokedAt };
}

/** What is wrong, at a field of the panel or (null) about the whole. */
export function refused(
  field: string | null,
  message: string,
): Extract<Judged<never>, { status: 'refused' }> {
  return field === null ? { status: 'refused', message } : { status: 'refused', field, message };
}

/** The panel counts the wait down; the words say why, and what helps. */
function heldBack(
  before: string,
  { until, wrong, locked }: HeldBack,
  now: number,
): Extract<Judged<never>, { status: 'refused' }> {
  const why = locked
    ? `已连续输错 ${wrong} 次,该柜员在本终端已锁定。忘记密码请向总部领取一次性签到码,选“首次签到”重设。`
    : `已连续输错 ${wrong} 次,请稍候再试。`;
  return { ...refused('password', `${before}${why}`), waitMs: until - now };
}
