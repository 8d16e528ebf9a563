import { z } from 'zod';
import { DocumentType } from '../../../rulebook/identity/document-types.ts';

/** The documents an individual may open with; which of them on a day says the table of documents (ID-15). */
export const PersonalDocument = DocumentType.exclude([
  'FIRST_GENERATION_ID',
  'BUSINESS_LICENCE',
  'PRODUCT_FILING',
]);
/** One of them. */
export type PersonalDocument = z.infer<typeof PersonalDocument>;

/** The documents as a list names them; their full title is in the table. */
export const documentWords: Readonly<Record<PersonalDocument, string>> = {
  RESIDENT_ID: '居民身份证',
  GAT_RESIDENCE: '港澳台居民居住证',
  HK_MACAO_PERMIT: '港澳居民来往内地通行证',
  HK_MACAO_PERMIT_FOREIGN: '港澳居民来往内地通行证(非中国籍)',
  TAIWAN_PERMIT: '台湾居民来往大陆通行证',
  FOREIGN_PR: '外国人永久居留身份证',
  OLD_PR_CARD: '外国人永久居留证(旧版)',
  CN_PASSPORT: '中国护照',
  FOREIGN_PASSPORT: '外国护照',
  HOUSEHOLD_BOOK: '户口簿',
  OFFICER_CARD: '军官证',
  SOLDIER_CARD: '士兵证',
  TEMPORARY_ID: '临时居民身份证',
};

/** A day as it is typed into a form: `YYYY-MM-DD`, or empty while it is not known. */
export const DayOrEmpty = z.string().max(32);

/** Sex, empty while it is not known. */
export const SexOrEmpty = z.enum(['M', 'F', '']);

/** A document with its term; a last day is empty where the document is 长期. */
export const ShownDocument = z.object({
  document: PersonalDocument,
  /** Half-width, without spaces, upper case. */
  number: z.string().max(64),
  validFrom: DayOrEmpty,
  validTo: DayOrEmpty,
  longTerm: z.boolean(),
  issuer: z.string().max(200),
});
/** A document with its term. */
export type ShownDocument = Readonly<z.infer<typeof ShownDocument>>;

/**
 * Who the client is. Birth date, sex and nationality of documents whose number tells them are the number's; they are
 * typed for the others. Names are kept as typed.
 */
export const Identity = ShownDocument.extend({
  name: z.string().max(400),
  /** Name in Latin letters where the document has one. */
  latinName: z.string().max(200),
  sex: SexOrEmpty,
  birthDate: DayOrEmpty,
  /** ISO 3166-1 alpha-3. */
  nationality: z.string().max(3),
  /** Number of the document that proves the rest: work permit, Hong Kong identity card …; empty where none is asked. */
  supporting: z.string().max(100),
  /** 以本人劳动收入为主要生活来源, of somebody of 16 or 17. */
  ownLabourIncome: z.boolean(),
  /** Why the opening goes on with an expired document, or one whose term looks wrong; for the supervisor. */
  termReason: z.string().max(400),
});
/** Who the client is. */
export type Identity = Readonly<z.infer<typeof Identity>>;

/** An empty form's identity. */
export const emptyIdentity: z.output<typeof Identity> = {
  document: 'RESIDENT_ID',
  number: '',
  validFrom: '',
  validTo: '',
  longTerm: false,
  issuer: '',
  name: '',
  latinName: '',
  sex: '',
  birthDate: '',
  nationality: 'CHN',
  supporting: '',
  ownLabourIncome: false,
  termReason: '',
};
