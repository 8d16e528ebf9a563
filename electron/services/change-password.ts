import type { PanelAnswer } from '../../shared/bridge/staff-keys.ts';
import { canonicalBytes } from '../../shared/journal/canonical.ts';
import { passwordFault } from '../../shared/rulebook/counter/staff-password.ts';
import type { ResealStatement } from '../../shared/safeguards/session.ts';
import type { EnrolmentAnswer } from '../../shared/sync/contact.ts';
import { nameForms } from './name-forms.ts';
import type { Judged } from './panel.ts';
import type { RandomBytes } from './ports.ts';
import type { ResealedKeys } from './resealed-keys.ts';
import { openKey, sealKey } from './sealed-key.ts';
import {
  checkCredential,
  type Credential,
  type CredentialParts,
  onlyRunOut,
  refused,
} from './staff-credential.ts';

export interface ChangePasswordParts extends CredentialParts {
  readonly random: RandomBytes;
  readonly resealed: ResealedKeys;
}

/** A change of password as it stands in the person's file. */
export interface Resealing {
  readonly credential: Credential;
  readonly sealedAt: number;
}

/**
 * Seals a person's key by a new password, with a salt of its own; the key stays the same. The statement that
 * brings it to head office is kept before the file changes, so that no counter is left behind by a power cut.
 */
export async function changePassword(
  parts: ChangePasswordParts,
  counter: EnrolmentAnswer,
  staff: string,
  answer: Extract<PanelAnswer, { kind: 'change-password' }>,
): Promise<Judged<Resealing>> {
  const checked = await checkCredential(parts, counter, staff, answer.password, onlyRunOut);
  if (checked.status === 'refused') return { ...checked, field: 'password' };
  const credential = checked.value;
  const { document, key } = credential;
  const { name, publicKey } = document.authority.statement;
  const weak = passwordFault(answer.next, {
    staff,
    nameForms: nameForms(name),
    last: answer.password,
  });
  if (weak !== null) return refused('next', weak);
  const owner = { staff, publicKey };
  const seed = await openKey(document.sealedKey, answer.password, owner, parts.keyCost);
  if (seed === null) return refused('password', '密码不正确,请重新输入。');
  const sealedKey = await sealKey(seed, answer.next, owner, parts);
  // Later than the last, whatever the clock says: the newest sealing counts everywhere.
  const sealedAt = Math.max(parts.clock(), (document.sealedAt ?? 0) + 1);
  const statement: ResealStatement = { purpose: 'sealed-key', staff, sealedKey, sealedAt };
  await parts.resealed.keep({ statement, signature: key.sign(canonicalBytes(statement)) });
  await parts.files.reseal(document, sealedKey, sealedAt);
  return { status: 'done', value: { credential, sealedAt } };
}
