import { residentNumber } from './whole-application.ts';

/** What a clerk types into an opening; what is left out is as an ordinary client has it. */
export interface TypedOpening extends TypedTerm {
  readonly name: string;
  readonly idNumber: string;
  readonly mobile: string;
  readonly address: string;
  /** Another document than a resident's card: what does not follow from its number is typed too. */
  readonly document?: {
    readonly code: string;
    readonly latinName: string;
    readonly birthDate: string;
    /** 1 男, 2 女. */
    readonly sex: '1' | '2';
  };
  /** Ticked for somebody of 16 or 17, who then brings an income proof. */
  readonly ownLabourIncome?: true;
  readonly agent?: TypedAgent;
  /** Occupation, employer where it asks for one, education, purpose; and the digit of where the money comes from. */
  readonly life?: { readonly texts: readonly string[]; readonly fundSource: string };
  readonly taxedIn?: { readonly country: string; readonly number: string };
  /** Absent: the bank is signed later. */
  readonly bank?: { readonly code: string; readonly card: string };
  /** The first document is taken by the camera, not given as a file. */
  readonly pictures?: true;
}

/** When a document is valid, as typed; `validTo` null: 长期. Absent: twenty years from 2020 on. */
export interface TypedTerm {
  readonly validFrom?: string;
  readonly validTo?: string | null;
}

/** Who comes in the client's place with a notarised mandate. */
export interface TypedAgent extends TypedTerm {
  /** The digit of what they are to the client. */
  readonly relation: string;
  readonly idNumber: string;
  readonly name: string;
  readonly mobile: string;
  readonly mandate: { readonly reference: string; readonly from: string; readonly to: string };
}

/** A valid opening; numbers of no real person. */
export const liMing: TypedOpening = {
  name: '李明',
  idNumber: '110000199003070124',
  mobile: '16800001234',
  address: '北京市东城区某街 1 号',
};

/** An ordinary client who signs with a bank at the counter. */
export const withBank: TypedOpening = {
  ...liMing,
  name: '钱多多',
  idNumber: residentNumber('110000', '19880612', '031'),
  mobile: '16800001235',
  bank: { code: 'ICBC', card: '6222020000000000005' },
};

/** A boy of 16 who lives on his own work. */
export const minor: TypedOpening = {
  ...liMing,
  name: '周小明',
  idNumber: residentNumber('650000', '20101105', '345'),
  mobile: '16800001236',
  validFrom: '20240601',
  validTo: '20290601',
  ownLabourIncome: true,
  pictures: true,
};

/** A resident of Hong Kong with a home-return permit, taxed there. */
export const hongKong: TypedOpening = {
  ...liMing,
  name: '陳大文',
  idNumber: 'H12345678',
  mobile: '16800001237',
  document: { code: '03', latinName: 'CHAN Tai Man', birthDate: '19851212', sex: '1' },
  validFrom: '20220301',
  validTo: '20320301',
  taxedIn: { country: 'HKG', number: 'A1234563' },
};

/** Somebody of 72 whose son comes with a mandate. */
export const elder: TypedOpening = {
  ...liMing,
  name: '王建国',
  idNumber: residentNumber('110000', '19540210', '018'),
  mobile: '16800001238',
  validFrom: '20120101',
  validTo: null,
  life: { texts: ['20', '60', '03'], fundSource: '2' },
  agent: {
    relation: '3',
    idNumber: residentNumber('110000', '19850419', '017'),
    name: '王强',
    mobile: '16800004321',
    mandate: { reference: '(2026)京某证字第 123 号', from: '20261001', to: '20270930' },
  },
};
