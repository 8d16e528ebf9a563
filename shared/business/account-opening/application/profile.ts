import { z } from 'zod';
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

/** 税收居民身份. CHINA: of China only · ABROAD: not of China · BOTH. */
export const TaxStatus = z.enum(['CHINA', 'ABROAD', 'BOTH']);
/** One of them. */
export type TaxStatus = z.infer<typeof TaxStatus>;

/** The words of the declaration. */
export const taxWords: Readonly<Record<TaxStatus, string>> = {
  CHINA: '仅为中国税收居民',
  ABROAD: '仅为非居民',
  BOTH: '既是中国税收居民又是其他国家(地区)税收居民',
};

/** Why a country's tax number is not given. */
export const NoNumberReason = z.enum(['NOT_ISSUED', 'NOT_OBTAINED', 'CANNOT_OBTAIN']);

/** The words for why a tax number is not given. */
export const noNumberWords: Readonly<Record<z.infer<typeof NoNumberReason>, string>> = {
  NOT_ISSUED: '该国(地区)不发放纳税人识别号',
  NOT_OBTAINED: '尚未取得纳税人识别号',
  CANNOT_OBTAIN: '无法取得纳税人识别号',
};

/** One country the client is a tax resident of, besides China. */
export const TaxCountry = z.object({
  country: z.string().max(3),
  taxNumber: z.string().max(64),
  noNumberReason: NoNumberReason.nullable(),
  explanation: z.string().max(400),
});
/** One country the client is a tax resident of. */
export type TaxCountry = Readonly<z.infer<typeof TaxCountry>>;

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
