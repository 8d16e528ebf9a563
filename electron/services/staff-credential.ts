import type { Signer } from '../../shared/suite.ts';
import { authorityRefusals, type StaffRow } from '../../shared/safeguards/authority.ts';
import { intl1 } from '../../shared/suite-intl-1.ts';
import type { EnrolmentAnswer, StaffDocument } from '../../shared/sync/contact.ts';
import { beijingDateTime } from '../../shared/values/dates.ts';
import { branchOf } from '../../shared/values/ids.ts';
import { signingKeyOf } from './ed25519.ts';
import type { Judged } from './panel.ts';
import type { Clock } from './ports.ts';
import { openKey } from './sealed-key.ts';
import type { StaffFiles } from './staff-files.ts';
import type { TryCounter } from './try-counter.ts';

/** Somebody who has just given their own password. */
export interface Credential {
  readonly document: StaffDocument;
  readonly key: Signer;
}

export interface CredentialParts {
  readonly files: StaffFiles;
  readonly tries: TryCounter;
  readonly clock: Clock;
}

/**
 * Looks at a staff number and a password, without a line: known here, not locked, authority holding, password
 * right; each refusal in words at its field.
 */
export async function checkCredential(
  parts: CredentialParts,
  counter: EnrolmentAnswer,
  staff: string,
  password: string,
): Promise<Judged<Credential>> {
  const { files, tries, clock } = parts;
  const document = await files.find(staff);
  if (document === null) {
    return refused(
      'staff',
      `本终端没有柜员 ${staff} 的签到资料。首次使用请选“首次签到”,并联网使用总部的一次性签到码。`,
    );
  }
  const { publicKey } = document.authority.statement;
  const owner = { staff, publicKey };
  const locked = await tries.lockedUntil(staff, publicKey);
  if (locked !== null) return refused('password', lockedText(locked));
  const [invalid] = authorityRefusals(intl1, counter.headOfficeKey, document.authority, {
    branch: branchOf(counter.counter),
    at: clock(),
    row: rowOf(document),
  });
  if (invalid !== undefined) return refused('staff', invalid.message);
  await tries.begin(staff, publicKey);
  const seed = await openKey(document.sealedKey, password, owner);
  if (seed === null) {
    const lockedNow = await tries.lockedUntil(staff, publicKey);
    return refused(
      'password',
      lockedNow === null ? '密码不正确,请重新输入。' : `密码不正确。${lockedText(lockedNow)}`,
    );
  }
  await tries.succeed(staff, publicKey);
  return { status: 'done', value: { document, key: signingKeyOf(seed) } };
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

const lockedText = (until: number): string =>
  `因多次输错密码,该柜员在本终端暂停签到至 ${beijingDateTime(until)}。如忘记密码,请联系总部重置。`;
