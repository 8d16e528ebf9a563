import { z } from 'zod';
import { canonicalBytes } from '../journal/canonical.ts';
import type { Suite } from '../suite.ts';
import { fromHex } from '../values/bytes.ts';
import { CommandId, CounterId } from '../values/ids.ts';
import { SignatureHex } from './authority.ts';
import { ClientNo } from './password-box.ts';

/** Head office's word that the client's trading password was right, for one visit at one counter. */
export const PasswordProof = z.object({
  purpose: z.literal('client-password'),
  clientNo: ClientNo,
  counter: CounterId,
  visit: CommandId,
  /** Head office's clock, ms UTC. */
  at: z.int(),
});
export type PasswordProof = Readonly<z.infer<typeof PasswordProof>>;

export const SignedPasswordProof = z.object({ statement: PasswordProof, signature: SignatureHex });
export type SignedPasswordProof = Readonly<z.infer<typeof SignedPasswordProof>>;

/** Whether head office signed this proof for this client in this visit at this counter. */
export function provesPassword(
  suite: Suite,
  headOfficeKey: string,
  proof: SignedPasswordProof,
  about: { readonly clientNo: string; readonly visit: string; readonly counter: string },
): boolean {
  const { statement } = proof;
  return (
    statement.clientNo === about.clientNo &&
    statement.visit === about.visit &&
    statement.counter === about.counter &&
    suite.verify(fromHex(headOfficeKey), canonicalBytes(statement), fromHex(proof.signature))
  );
}
