import { z } from 'zod';
import { Role } from '../journal/entry.ts';
import { canonicalBytes } from '../journal/canonical.ts';
import type { Refusal } from '../errors.ts';
import type { Suite } from '../suite.ts';
import { fromHex } from '../values/bytes.ts';
import { beijingDateTime } from '../values/dates.ts';
import { StaffNo } from '../values/ids.ts';

/** 32 bytes of an Ed25519 public key, hex. */
export const PublicKeyHex = z.string().regex(/^[0-9a-f]{64}$/);
/** 64 bytes of an Ed25519 signature, hex. */
export const SignatureHex = z.string().regex(/^[0-9a-f]{128}$/);

/** What one person may do and until when, as head office signs it. Limits arrive with their first user. */
export const AuthorityStatement = z.object({
  purpose: z.literal('authority'),
  staff: StaffNo,
  name: z.string().min(1).max(100),
  branch: z.string().regex(/^\d{4}$/),
  roles: z.array(Role).min(1),
  /** The right to check another teller's work (复核). */
  checker: z.boolean(),
  publicKey: PublicKeyHex,
  issuedAt: z.int(),
  /** Instant after which nothing may be done with it. */
  until: z.int(),
});
export type AuthorityStatement = Readonly<z.infer<typeof AuthorityStatement>>;

export const SignedAuthority = z.object({ statement: AuthorityStatement, signature: SignatureHex });
export type SignedAuthority = Readonly<z.infer<typeof SignedAuthority>>;

/** The roster row of a person (register `staff`, key = staff number). It may only forbid. */
export const StaffRow = z.object({
  staff: StaffNo,
  name: z.string(),
  branch: z.string(),
  roles: z.array(Role),
  checker: z.boolean(),
  /** Null until the first sign-in has made a key. */
  publicKey: PublicKeyHex.nullable(),
  /** Instant of revocation of the person's authority, if any. */
  revokedAt: z.int().nullable(),
});
export type StaffRow = Readonly<z.infer<typeof StaffRow>>;

/** Whether head office signed this authority. */
export function isSignedByHeadOffice(
  suite: Suite,
  headOfficeKey: string,
  authority: SignedAuthority,
): boolean {
  const before = verified.get(authority);
  if (before?.suite === suite && before.headOfficeKey === headOfficeKey) return before.isSigned;
  const isSigned = suite.verify(
    fromHex(headOfficeKey),
    canonicalBytes(authority.statement),
    fromHex(authority.signature),
  );
  verified.set(authority, { suite, headOfficeKey, isSigned });
  return isSigned;
}

/** The authority of a session is asked for at every act done in it, and is the same object as long as the session's state is. */
const verified = new WeakMap<
  SignedAuthority,
  { readonly suite: Suite; readonly headOfficeKey: string; readonly isSigned: boolean }
>();

/**
 * Why this authority does not hold at an instant: forged, of another branch, run out, or revoked by the
 * roster (`row`, if the roster is known). Empty when it holds. Rule AU-1…AU-4.
 */
export function authorityRefusals(
  suite: Suite,
  headOfficeKey: string,
  authority: SignedAuthority,
  where: { readonly branch: string; readonly at: number; readonly row: StaffRow | null },
): Refusal[] {
  const { statement } = authority;
  const who = `${statement.staff} ${statement.name}`;
  if (!isSignedByHeadOffice(suite, headOfficeKey, authority)) {
    return [{ rule: 'AU-1', message: `${who} 的权限文件签名不符,不能办理。请联系总部。` }];
  }
  const refusals: Refusal[] = [];
  if (statement.branch !== where.branch) {
    refusals.push({ rule: 'AU-2', message: `${who} 不属于本营业部,不能办理。` });
  }
  // Not by the instant of issue: that is head office's clock, which a counter's may be behind by any length.
  // No act rests on an authority that does not exist yet, whatever its counter's clock said.
  if (where.at > statement.until) {
    refusals.push({
      rule: 'AU-3',
      message: `${who} 的权限有效期至 ${beijingDateTime(statement.until)},现已不在有效期内。请联网更新权限后再办理。`,
    });
  }
  const revokedAt = where.row?.revokedAt ?? null;
  if (revokedAt !== null && where.at >= revokedAt) {
    refusals.push({
      rule: 'AU-4',
      message: `${who} 的权限已于 ${beijingDateTime(revokedAt)} 被总部撤销。`,
    });
  } else if (
    where.row !== null &&
    where.row.publicKey !== null &&
    where.row.publicKey !== statement.publicKey
  ) {
    refusals.push({
      rule: 'AU-4',
      message: `${who} 的签名密钥已更换,原权限文件作废。请重新签到。`,
    });
  }
  return refusals;
}
