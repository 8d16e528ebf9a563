import { z } from 'zod';
import { canonicalBytes } from '../../journal/canonical.ts';
import { SignatureHex } from '../../safeguards/authority.ts';
import type { Suite } from '../../suite.ts';
import { fromHex } from '../../values/bytes.ts';
import { RuleEdition } from './edition.ts';

/** Where editions lie: the register of this name, under the edition's name. */
export const editionRegister = 'rule-edition';

/** What every row of the register is found by: a counter lists all editions by this one lookup. */
export const editionLookups = { kind: 'rule-edition' } as const;

/** What head office signs of an edition. */
export const EditionStatement = RuleEdition.extend({ purpose: z.literal('rule-edition') });
export type EditionStatement = Readonly<z.infer<typeof EditionStatement>>;

/**
 * An edition as it travels in the feed and lies in the register `rule-edition`. `withdrawnAt` is head office's clock, ms
 * UTC: an act after it by this edition is refused; null while it is in use. Withdrawing is not signed over by the
 * edition's signature: the feed page that brings it is signed itself.
 */
export const EditionRow = z.object({
  statement: EditionStatement,
  signature: SignatureHex,
  withdrawnAt: z.int().nullable(),
});
export type EditionRow = Readonly<z.infer<typeof EditionRow>>;

/** Whether head office signed this edition. Rule ED-4 (docs/rules.md). */
export function isSignedEdition(suite: Suite, headOfficeKey: string, row: EditionRow): boolean {
  return suite.verify(
    fromHex(headOfficeKey),
    canonicalBytes(row.statement),
    fromHex(row.signature),
  );
}
