import { z } from 'zod';
import { DayOrEmpty, ShownDocument } from './identity.ts';

/** What the agent is to the client. */
export const Relation = z.enum(['SPOUSE', 'PARENT', 'CHILD', 'SIBLING', 'GUARDIAN', 'OTHER']);
/** One of them. */
export type Relation = z.infer<typeof Relation>;

/** The words for what one person is to another. */
export const relationWords: Readonly<Record<Relation, string>> = {
  SPOUSE: '配偶',
  PARENT: '父母',
  CHILD: '子女',
  SIBLING: '兄弟姐妹',
  GUARDIAN: '监护人',
  OTHER: '其他',
};

/** How a mandate was made out. */
export const MandateForm = z.enum(['NOTARISED', 'WITNESSED']);

/** The words for how a mandate was made out. */
export const mandateWords: Readonly<Record<z.infer<typeof MandateForm>, string>> = {
  NOTARISED: '公证委托书',
  WITNESSED: '营业部见证签署',
};

/** The client's word that somebody may open for them, with its term. */
export const Mandate = z.object({
  form: MandateForm,
  /** Number of the notarial deed; of a witnessed one empty. */
  reference: z.string().max(100),
  from: DayOrEmpty,
  to: DayOrEmpty,
});

/** Who comes in the client's place. */
export const Agent = ShownDocument.extend({
  name: z.string().max(400),
  sex: z.enum(['M', 'F', '']),
  birthDate: DayOrEmpty,
  mobile: z.string().max(64),
  relation: Relation,
  mandate: Mandate,
});
/** Who comes in the client's place. */
export type Agent = Readonly<z.infer<typeof Agent>>;

/** An agent nothing is known of yet. */
export const emptyAgent: z.output<typeof Agent> = {
  document: 'RESIDENT_ID',
  number: '',
  validFrom: '',
  validTo: '',
  longTerm: false,
  issuer: '',
  name: '',
  sex: '',
  birthDate: '',
  mobile: '',
  relation: 'SPOUSE',
  mandate: { form: 'NOTARISED', reference: '', from: '', to: '' },
};
