import { z } from 'zod';
import { TaxCountry, TaxStatus } from '../../../rulebook/opening/tax-residence.ts';
import { Relation } from './agent.ts';

/** How the client is reached. */
export const Contact = z.object({
  mobile: z.string().max(64),
  /** Empty when the client gives none. */
  phone: z.string().max(32),
  /** Empty when the client gives none. */
  email: z.string().max(254),
  address: z.string().max(400),
  /** Six digits; empty when not known. */
  postcode: z.string().max(16),
});
/** How the client is reached. */
export type Contact = Readonly<z.infer<typeof Contact>>;

/** Somebody else behind the account: who controls it, or for whom it is held. */
export const OtherPerson = z.object({
  name: z.string().max(400),
  number: z.string().max(64),
  relation: Relation,
});
/** Somebody else behind the account. */
export type OtherPerson = Readonly<z.infer<typeof OtherPerson>>;

/** Whether the client holds or held a high public office, or is close to who does (政治公众人物). */
export const Exposure = z.enum(['NONE', 'SELF', 'RELATED']);

/** The words for public office. */
export const exposureWords: Readonly<Record<z.infer<typeof Exposure>, string>> = {
  NONE: '否',
  SELF: '本人是',
  RELATED: '近亲属或关系密切人是',
};

/** What due diligence asks of a natural person; codes are those of the tables. */
export const Profile = z.object({
  occupation: z.string().max(8),
  /** Empty where the occupation asks for none. */
  employer: z.string().max(200),
  education: z.string().max(8),
  taxStatus: TaxStatus,
  taxCountries: z.array(TaxCountry).max(5),
  fundSources: z.array(z.string().max(8)).max(8),
  purpose: z.string().max(8),
  /** Null: the client controls the account. */
  controller: OtherPerson.nullable(),
  /** Null: the account is the client's own. */
  beneficiary: OtherPerson.nullable(),
  exposure: Exposure,
  /** 不良诚信记录, in words; empty: none. */
  badRecord: z.string().max(400),
});
/** What due diligence asks of a natural person. */
export type Profile = Readonly<z.infer<typeof Profile>>;

/** An empty form's contact. */
export const emptyContact: z.output<typeof Contact> = {
  mobile: '',
  phone: '',
  email: '',
  address: '',
  postcode: '',
};

/** An empty form's profile: what is true of nearly everybody, to be changed where it is not. */
export const emptyProfile: z.output<typeof Profile> = {
  occupation: '',
  employer: '',
  education: '',
  taxStatus: 'CHINA',
  taxCountries: [],
  fundSources: [],
  purpose: '',
  controller: null,
  beneficiary: null,
  exposure: 'NONE',
  badRecord: '',
};
