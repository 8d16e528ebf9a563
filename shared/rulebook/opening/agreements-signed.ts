import { z } from 'zod';
import type { Refusal } from '../../errors.ts';
import type { Suite } from '../../suite.ts';
import type { Permission, PermissionPaper } from '../suitability/permissions.ts';
import { type AgreementRow, agreementDigest } from './agreements.ts';

/** An agreement as it was signed: which, in which version, and the digest of its text. */
export const SignedAgreement = z.strictObject({
  code: z.string().min(1).max(64),
  version: z.string().min(1).max(16),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
});
export type SignedAgreement = Readonly<z.infer<typeof SignedAgreement>>;

/** What signing an agreement writes down. */
export function signedAgreement(suite: Suite, row: AgreementRow): SignedAgreement {
  const { code, version } = row;
  return { code, version, digest: agreementDigest(suite, row) };
}

/**
 * What is not signed to the letter of the day, each at `agreements.<code>`: an agreement that is missing, one signed in
 * another version or text, one signed that does not follow from what is chosen. Rules AT-2, AT-4 (docs/rules.md).
 *
 * @param needed what `agreementsFor` gives
 */
export function agreementRefusals(
  suite: Suite,
  needed: readonly AgreementRow[],
  signed: readonly SignedAgreement[],
): readonly Refusal[] {
  const open = needed.flatMap((row) => {
    const own = signed.find(({ code }) => code === row.code);
    const at = { field: `agreements.${row.code}` };
    if (own === undefined) {
      return [{ rule: 'AT-4', ...at, message: `《${row.title}》尚未签署。请客户阅读后签署。` }];
    }
    const { version, digest } = signedAgreement(suite, row);
    if (own.version === version && own.digest === digest) return [];
    const message = `《${row.title}》签署的文本不是现行的 ${version} 版。请客户重新阅读后签署。`;
    return [{ rule: 'AT-2', ...at, message }];
  });
  const codes = new Set(needed.map(({ code }) => code));
  const idle = signed.filter(({ code }) => !codes.has(code));
  return [
    ...open,
    ...idle.map(({ code }) => ({
      rule: 'AT-4',
      field: `agreements.${code}`,
      message: `协议“${code}”与所选业务无关,不应签署。请核对所选业务后重新打印。`,
    })),
  ];
}

/** The papers of a permission that are done by what was signed, as PM-6 asks for them. */
export function papersSigned(
  permission: Permission,
  needed: readonly AgreementRow[],
  signed: readonly SignedAgreement[],
): readonly PermissionPaper[] {
  const codes = new Set(signed.map(({ code }) => code));
  return needed.flatMap(({ code, permissions, paper }) =>
    paper !== null && permissions.includes(permission) && codes.has(code) ? [paper] : [],
  );
}
