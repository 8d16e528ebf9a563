import { z } from 'zod';
import { canonicalHash } from '../../journal/canonical.ts';
import type { Suite } from '../../suite.ts';
import { datedRow, type DatedTable, datedTable } from '../dated-table.ts';
import { Permission, PermissionPaper } from '../suitability/permissions.ts';

/** When an agreement is read and signed; PERMISSION: with one of the row's permissions; MISMATCH: below its level. */
export const AgreementCondition = z.enum([
  'ALWAYS',
  'SH_ACCOUNT',
  'BANK',
  'AGENT',
  'ELDERLY',
  'MINOR',
  'PERMISSION',
  'MISMATCH',
]);
/** One of them. */
export type AgreementCondition = z.infer<typeof AgreementCondition>;

const agreementRow = datedRow
  .extend({
    /** Stable for ever: BROKERAGE_AGREEMENT. */
    code: z.string().regex(/^[A-Z][A-Z_]{2,39}$/, '应为大写字母代码,如 CLIENT_NOTICE。'),
    /** Its place among the papers a client signs. */
    order: z.int().min(0).max(10_000),
    title: z.string().min(1),
    /** A new one whenever a word changes. */
    version: z.string().regex(/^\d{1,4}\.\d{1,3}$/, '应为版本号,如 1.0。'),
    when: AgreementCondition,
    permissions: z.array(Permission),
    /** The paper of a permission that is done by signing this one. */
    paper: PermissionPaper.nullable(),
    /** How long it is at least before a client, or who reads it out, has come to its end. */
    minReadSeconds: z.int().min(1).max(3600),
    paragraphs: z.array(z.string().min(1).max(2000)).min(1).max(200),
  })
  .refine(
    ({ when, permissions, paper }) =>
      when === 'PERMISSION' ? permissions.length > 0 : permissions.length === 0 && paper === null,
    '权限类的协议须填权限,其他协议不填权限和文件。',
  );
/** One agreement, notice or risk disclosure, with its whole text. */
export type AgreementRow = Readonly<z.infer<typeof agreementRow>>;

/**
 * What a client reads and signs with an opening (`assets/reference/agreements.json`), each with its own text. Part of a
 * row:
 *
 * { "code": "CHINEXT_RISK", "order": 120, "title": "创业板市场投资风险揭示书", "version": "1.0", "when": "PERMISSION",
 *   "permissions": ["CHINEXT"], "paper": "RISK_DISCLOSURE", "minReadSeconds": 30, "paragraphs": ["为了使您…"] }
 */
export const agreementTable = datedTable(agreementRow, ['code']);
/** The table, parsed. */
export type AgreementTable = DatedTable<AgreementRow>;

/**
 * The digest by which it is known to the letter what was signed: 64 hex digits over code, version, title and text. What
 * only decides when it is signed, and dates and sources, is not part of it. Rule AT-2 (docs/rules.md).
 */
export function agreementDigest(
  suite: Suite,
  row: Pick<AgreementRow, 'code' | 'version' | 'title' | 'paragraphs'>,
): string {
  const known = digests.get(row);
  if (known?.suite === suite.id) return known.digest;
  const { code, version, title, paragraphs } = row;
  const digest = canonicalHash(suite, { code, version, title, paragraphs });
  digests.set(row, { suite: suite.id, digest });
  return digest;
}

/** By the row, which never changes: a form that is typed in asks with every key. */
const digests = new WeakMap<object, { readonly suite: string; readonly digest: string }>();
