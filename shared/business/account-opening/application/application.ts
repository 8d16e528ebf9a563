import { z } from 'zod';
import { SignedCheck } from '../../../safeguards/identity-check.ts';
import { NewPassword } from '../../../safeguards/new-password.ts';
import { normaliseDigits } from '../../../values/text.ts';
import { Agent } from './agent.ts';
import { Agreed, AssessmentMade, Depository, emptyBank, Terms } from './agreed.ts';
import { emptyIdentity, Identity, type ShownDocument } from './identity.ts';
import { emptyNeed, Need } from './need.ts';
import { Contact, emptyContact, emptyProfile, Profile } from './profile.ts';

/** Name of the business, as cases, drafts and papers carry it. */
export const openingName = 'account-opening';

/**
 * An individual's application for accounts, whole: what the client wants, who the client is and who came, what due
 * diligence asks, how the client is classed, and what was agreed and signed. `form` 1 is an older program's
 * application (first-form.ts), which knew only some of it.
 */
export const Application = z.object({
  form: z.literal([1, 2]),
  need: Need,
  identity: Identity,
  /** Null: the client came in person. */
  agent: Agent.nullable(),
  contact: Contact,
  profile: Profile,
  bank: Depository,
  /** Null until the client has filled in the questionnaire. */
  assessment: AssessmentMade.nullable(),
  terms: Terms.nullable(),
  agreed: z.array(Agreed).max(40),
  /** Head office's signed answers, asked while there was a line; null: pending. */
  checks: z.object({ police: SignedCheck.nullable(), clearing: SignedCheck.nullable() }),
  /** The trading password as the client sealed it on the keypad; null: to be set later. */
  password: NewPassword.nullable(),
});
/** An individual's application for accounts. */
export type Application = Readonly<z.infer<typeof Application>>;

/** The application of a form nobody has typed into. */
export const emptyApplication: z.output<typeof Application> = {
  form: 2,
  need: emptyNeed,
  identity: emptyIdentity,
  agent: null,
  contact: emptyContact,
  profile: emptyProfile,
  bank: emptyBank,
  assessment: null,
  terms: null,
  agreed: [],
  checks: { police: null, clearing: null },
  password: null,
};

/** An application with its numbers cleaned of pasted spaces and full-width digits, and what is not wanted left out. */
export function tidyApplication(typed: Application): Application {
  const { need, identity, agent, contact, profile, bank } = typed;
  const hasShanghai = need.accounts.some(({ kind }) => kind === 'SH_A' || kind === 'SH_FUND');
  return {
    ...typed,
    need: {
      ...need,
      accounts: need.accounts.map((one) => ({
        ...one,
        number: one.way === 'NEW' ? '' : normaliseDigits(one.number).toUpperCase(),
      })),
      designated: need.designated && hasShanghai,
      testsPassed: need.testsPassed.filter((one) => need.permissions.includes(one)),
      referrer: normaliseDigits(need.referrer),
    },
    identity: {
      ...identity,
      ...tidyDocument(identity),
      name: identity.name.trim(),
      latinName: identity.latinName.trim(),
      supporting: identity.supporting.trim(),
      termReason: identity.termReason.trim(),
    },
    agent:
      agent === null
        ? null
        : {
            ...agent,
            ...tidyDocument(agent),
            name: agent.name.trim(),
            mobile: normaliseDigits(agent.mobile),
            mandate: { ...agent.mandate, reference: agent.mandate.reference.trim() },
          },
    contact: {
      mobile: normaliseDigits(contact.mobile),
      phone: normaliseDigits(contact.phone),
      email: normaliseDigits(contact.email),
      address: contact.address.trim(),
      postcode: normaliseDigits(contact.postcode),
    },
    profile: {
      ...profile,
      employer: profile.employer.trim(),
      taxCountries: profile.taxStatus === 'CHINA' ? [] : profile.taxCountries,
      badRecord: profile.badRecord.trim(),
    },
    bank: need.bank ? { bank: bank.bank, card: normaliseDigits(bank.card) } : emptyBank,
  };
}

function tidyDocument<Document extends ShownDocument>(shown: Document): Document {
  return {
    ...shown,
    number: normaliseDigits(shown.number).toUpperCase(),
    validTo: shown.longTerm ? '' : shown.validTo,
    issuer: shown.issuer.trim(),
  };
}
