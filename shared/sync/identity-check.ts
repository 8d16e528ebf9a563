import { z } from 'zod';
import { DocumentType } from '../rulebook/identity/document-types.ts';
import { IdentityCheck } from '../safeguards/identity-check.ts';
import { CommandId } from '../values/ids.ts';

/**
 * POST /v1/identity-checks: which check of whom, in which case of the asking counter. Answer: SignedCheck. Name and
 * number as the document has them; both go to the service and are not kept.
 */
export const IdentityCheckAsk = z.object({
  check: IdentityCheck,
  caseId: CommandId,
  name: z.string().min(1).max(400),
  number: z.string().min(1).max(64),
  document: DocumentType,
});
export type IdentityCheckAsk = Readonly<z.infer<typeof IdentityCheckAsk>>;
