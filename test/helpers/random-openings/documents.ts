import fc from 'fast-check';
import type { Agent } from '../../../shared/business/account-opening/application/agent.ts';
import type { Application } from '../../../shared/business/account-opening/application/application.ts';
import {
  type Identity,
  PersonalDocument,
  type ShownDocument,
} from '../../../shared/business/account-opening/application/identity.ts';
import { isForeigners } from '../../../shared/business/account-opening/application/identity-rules.ts';
import { explainDocumentValidity } from '../../../shared/rulebook/identity/document-validity.ts';
import { checkCharacter } from '../../../shared/rulebook/identity/resident-number.ts';
import { addDays } from '../../../shared/values/dates.ts';
import { ruleTables } from '../rule-tables.ts';
import { seldom } from './flaws.ts';

const numberFlaws = [
  'no-number',
  'check-digit',
  'region',
  'birth-date',
  'short',
  'of-another-document',
  'exit-permit',
] as const;
const termFlaws = [
  'no-first-day',
  'no-last-day',
  'ends-before',
  'not-yet-valid',
  'expired',
  'expired-told',
  'odd-term',
  'odd-term-told',
  'odd-term-hardly-told',
] as const;

/** A person with a document, in choices that a failure can print and shrink. */
export const personPlan = fc.record({
  document: fc.oneof(
    { weight: 40, arbitrary: fc.constant('RESIDENT_ID' as const) },
    {
      weight: 30,
      arbitrary: fc.constantFrom(
        ...PersonalDocument.options.filter((one) => one !== 'CN_PASSPORT'),
      ),
    },
    { weight: 1, arbitrary: fc.constant('CN_PASSPORT' as const) },
  ),
  age: fc.oneof(
    { weight: 12, arbitrary: fc.integer({ min: 18, max: 70 }) },
    { weight: 3, arbitrary: fc.integer({ min: 14, max: 99 }) },
  ),
  daysAfterBirthday: fc.nat(364),
  sex: fc.constantFrom('M' as const, 'F' as const),
  /** How long ago the document was issued; short enough that every document still runs. */
  issuedDaysAgo: fc.integer({ min: 1, max: 800 }),
  name: fc.oneof(
    { weight: 24, arbitrary: fc.constantFrom('李明', '阿依古丽·买买提', '𬱖雷', 'CHAN TAI MAN') },
    { weight: 1, arbitrary: fc.constantFrom('', '李', '李\u202e明', '李\ud800', '3'.repeat(101)) },
  ),
  number: seldom(...numberFlaws),
  term: seldom(...termFlaws),
  holder: seldom('no-birth-date', 'no-sex', 'other-nationality', 'no-nationality', 'broken-latin'),
});
/** One of them. */
type PersonPlan = typeof personPlan extends fc.Arbitrary<infer Plan> ? Plan : never;

/** Somebody who comes for the client, of one in four. */
export const agentPlan = fc.oneof(
  { weight: 3, arbitrary: fc.constant(null) },
  {
    weight: 1,
    arbitrary: fc.record({
      person: personPlan,
      relation: fc.constantFrom<Agent['relation']>('SPOUSE', 'CHILD', 'GUARDIAN', 'OTHER'),
      form: fc.constantFrom<Agent['mandate']['form']>('NOTARISED', 'WITNESSED'),
      flaw: seldom(
        'is-client',
        'no-mobile',
        'no-deed',
        'no-days',
        'not-begun',
        'ended',
        'backward',
      ),
    }),
  },
);
type AgentPlan = NonNullable<typeof agentPlan extends fc.Arbitrary<infer Plan> ? Plan : never>;

interface Of {
  /** Makes the number another one. */
  readonly serial: number;
  readonly on: string;
}

/** The client of a plan. */
export function identityOf(plan: PersonPlan, of: Of): Identity {
  const shown = shownDocument(plan, of);
  const isForeign = isForeigners(plan.document);
  const isOther = plan.holder === 'other-nationality';
  return {
    ...shown,
    name: plan.name,
    latinName: plan.holder === 'broken-latin' ? 'CHAN\u0007' : isForeign ? 'Chan Tai Man' : '',
    nationality: plan.holder === 'no-nationality' ? '' : isForeign === isOther ? 'CHN' : 'GBR',
    supporting: '',
    ownLabourIncome: plan.age < 18,
    termReason: reasonOf(plan.term),
  };
}

/** The agent of a plan. */
export function agentOf(
  plan: AgentPlan,
  client: Identity,
  { serial, on }: Of,
): NonNullable<Application['agent']> {
  const { person, relation, form, flaw } = plan;
  const shown = shownDocument(person, { serial: serial + 500_000, on });
  const days = {
    from: flaw === 'not-begun' ? addDays(on, 1) : addDays(on, -30),
    to: flaw === 'ended' ? addDays(on, -1) : addDays(on, 30),
  };
  return {
    ...shown,
    ...(flaw === 'is-client' ? { document: client.document, number: client.number } : {}),
    name: person.name,
    mobile: flaw === 'no-mobile' ? '' : '16800004321',
    relation,
    mandate: {
      form,
      reference: flaw === 'no-deed' ? '' : '(2026)京某证字第 123 号',
      ...(flaw === 'no-days' ? { from: '', to: '' } : days),
      ...(flaw === 'backward' ? { from: on, to: addDays(on, -1) } : {}),
    },
  };
}

function reasonOf(term: PersonPlan['term']): string {
  if (term === 'odd-term-hardly-told') return '已';
  return term === 'expired-told' || term === 'odd-term-told' ? '正在换领,已核实' : '';
}

function shownDocument(
  plan: PersonPlan,
  of: Of,
): ShownDocument & Pick<Identity, 'birthDate' | 'sex'> {
  const { document, holder, sex } = plan;
  const birth = addDays(of.on, -Math.ceil(plan.age * 365.25) - plan.daysAfterBirthday);
  const isTyped = !/RESIDENT|TEMPORARY|GAT|FOREIGN_PR/.test(document);
  return {
    document,
    number: numberOf(plan, birth, of.serial),
    birthDate: isTyped && holder !== 'no-birth-date' ? birth : '',
    sex: isTyped && holder !== 'no-sex' ? sex : '',
    ...termOf(plan, birth, of.on),
    issuer: '某某机关',
  };
}

function termOf({ document, issuedDaysAgo, term }: PersonPlan, birth: string, on: string) {
  const validFrom = addDays(on, -issuedDaysAgo);
  const explained = explainDocumentValidity(
    { document, birth, validFrom, validTo: null },
    on,
    ruleTables.documentTerms,
  );
  const expected = explained.found ? explained.answer.expectedTo : null;
  const whole = {
    validFrom,
    validTo: expected === undefined ? addDays(on, 900) : (expected ?? ''),
    longTerm: expected === null,
  };
  switch (term) {
    case 'no-first-day':
      return { ...whole, validFrom: '' };
    case 'no-last-day':
      return { ...whole, validTo: '', longTerm: false };
    case 'ends-before':
      return { ...whole, validTo: addDays(validFrom, -1), longTerm: false };
    case 'not-yet-valid':
      return { ...whole, validFrom: addDays(on, 1) };
    case 'expired':
    case 'expired-told':
      return { ...whole, validTo: addDays(on, -1), longTerm: false };
    case 'odd-term':
    case 'odd-term-told':
    case 'odd-term-hardly-told':
      return { ...whole, validTo: addDays(on, 77), longTerm: false };
    case 'none':
      return whole;
  }
}

const provinces = ['11', '31', '44', '65'];

function numberOf(plan: PersonPlan, birth: string, serial: number): string {
  const { number: flaw, sex } = plan;
  const document = flaw === 'of-another-document' ? other(plan.document) : plan.document;
  const born = flaw === 'birth-date' ? '19901332' : birth.replaceAll('-', '');
  const digit = (serial % 5) * 2 + (sex === 'M' ? 1 : 0);
  const sequence = `${String(Math.floor(serial / 5) % 100).padStart(2, '0')}${digit}`;
  const digits = String(serial).padStart(8, '0');
  const region = `${provinces[serial % 4]}${String(serial % 10_000).padStart(4, '0')}`;
  switch (flaw) {
    case 'no-number':
      return '';
    case 'short':
      return ' 1';
    case 'exit-permit':
      return `C${digits}`;
    case 'region':
      return checked(`000000${born}${sequence}`);
    case 'check-digit': {
      const whole = checked(`${region}${born}${sequence}`);
      return whole.slice(0, 17) + (whole.endsWith('1') ? '2' : '1');
    }
    case 'none':
    case 'birth-date':
    case 'of-another-document':
  }
  switch (document) {
    case 'RESIDENT_ID':
    case 'TEMPORARY_ID':
      return checked(`${region}${born}${sequence}`);
    case 'GAT_RESIDENCE':
      return checked(`8${1 + (serial % 3)}0000${born}${sequence}`);
    case 'FOREIGN_PR':
      return checked(`9${provinces[serial % 4]}826${born}${sequence}`);
    case 'HK_MACAO_PERMIT':
      return `H${digits}`;
    case 'TAIWAN_PERMIT':
      return digits;
    case 'OLD_PR_CARD':
      return `GBR0000${digits}`;
    case 'CN_PASSPORT':
      return `E${digits}`;
    case 'HK_MACAO_PERMIT_FOREIGN':
    case 'FOREIGN_PASSPORT':
      return `P${digits}`;
    case 'HOUSEHOLD_BOOK':
    case 'OFFICER_CARD':
    case 'SOLDIER_CARD':
      return `某字第 ${digits} 号`;
  }
}

function other(document: PersonalDocument): PersonalDocument {
  return document === 'FOREIGN_PR' ? 'RESIDENT_ID' : 'FOREIGN_PR';
}

function checked(digits: string): string {
  return digits + checkCharacter(digits);
}
