import { z } from 'zod';
import { PersonalDocument } from '../../shared/business/account-opening/application/identity.ts';
import type { CheckStatement } from '../../shared/safeguards/identity-check.ts';
import { CounterId } from '../../shared/values/ids.ts';

/** A person to be checked with the police and screened, with who else stands behind the account. */
export const IdentityRequest = z.object({
  kind: z.literal('check-identity'),
  counter: CounterId,
  caseId: z.string(),
  name: z.string(),
  document: PersonalDocument,
  number: z.string(),
  /** Everybody the application names, the client first. */
  screened: z.array(
    z.object({
      name: z.string(),
      birthDate: z.string().nullable(),
      numbers: z.array(z.string()),
    }),
  ),
});
export type IdentityRequest = Readonly<z.infer<typeof IdentityRequest>>;

/** What the police answered. */
export type PoliceAnswer = Extract<CheckStatement, { check: 'police' }>;
