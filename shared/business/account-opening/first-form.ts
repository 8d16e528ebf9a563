import { z } from 'zod';
import type { Refusal } from '../../errors.ts';
import { checkAgeGate } from '../../rulebook/identity/age-gate.ts';
import { identityRefusals } from '../../rulebook/identity/messages.ts';
import { checkMobile } from '../../rulebook/identity/mobile.ts';
import { checkName } from '../../rulebook/identity/name.ts';
import { checkResidentNumber } from '../../rulebook/identity/resident-number.ts';
import type { RuleTables } from '../../rulebook/tables.ts';
import type { PaperContent } from '../../safeguards/paper-content.ts';
import {
  countCodePoints,
  hasControlOrBidi,
  hasLoneSurrogate,
  normaliseDigits,
} from '../../values/text.ts';
import { type Application, emptyApplication, openingName } from './application/application.ts';

/** Accounts a client may ask for with the opening. */
export const WantedAccount = z.enum(['SH_A', 'SZ_A']);
export type WantedAccount = z.infer<typeof WantedAccount>;

/** What a client applied for by the first form. Names are kept as typed; numbers are half-width without spaces. Lengths in UTF-16 units. */
export const FirstApplication = z.object({
  name: z.string().max(400),
  idNumber: z.string().max(18),
  mobile: z.string().max(11),
  address: z.string().max(400),
  /** Empty when the client gives none. */
  email: z.string().max(254),
  accounts: z.array(WantedAccount).max(2),
});
/** What a client applied for by the first form. */
export type FirstApplication = Readonly<z.infer<typeof FirstApplication>>;

/** An application with its numbers cleaned of pasted spaces and full-width digits; text is only trimmed. */
export function tidyFirst(typed: FirstApplication): FirstApplication {
  return {
    name: typed.name.trim(),
    idNumber: normaliseDigits(typed.idNumber).toUpperCase(),
    mobile: normaliseDigits(typed.mobile),
    address: typed.address.trim(),
    email: normaliseDigits(typed.email),
    accounts: [...new Set(typed.accounts)].toSorted(),
  };
}

/** An application of the first form as the whole one has it: what it did not know stands as in an empty form. */
export function wholeOf({ accounts, ...first }: FirstApplication): Application {
  const { need, identity, contact } = emptyApplication;
  return {
    ...emptyApplication,
    form: 1,
    need: {
      ...need,
      accounts: accounts.map((kind) => ({ kind, way: 'NEW', number: '' })),
      designated: false,
      bank: false,
    },
    identity: { ...identity, name: first.name, number: first.idNumber },
    contact: { ...contact, mobile: first.mobile, address: first.address, email: first.email },
  };
}

/** The first form's application inside a whole one that was made of it. */
export function firstOf({ need, identity, contact }: Application): FirstApplication {
  return {
    name: identity.name,
    idNumber: identity.number,
    mobile: contact.mobile,
    address: contact.address,
    email: contact.email,
    accounts: need.accounts.flatMap(({ kind }) => WantedAccount.safeParse(kind).data ?? []),
  };
}

/** The application as the client signs it on paper. */
export function firstPaper(caseId: string, application: FirstApplication): PaperContent {
  const data = { ...application, accounts: [...application.accounts] };
  return {
    purpose: 'paper',
    business: openingName,
    paper: 'application',
    version: 1,
    caseId,
    data,
  };
}

/** Birth date and sex as the number says them, or null when it says nothing valid. */
export function personOf(
  idNumber: string,
  businessDate: string,
): { readonly birthDate: string; readonly sex: 'M' | 'F'; readonly age: number } | null {
  const check = checkResidentNumber(idNumber, businessDate);
  return check.valid ? { birthDate: check.birth, sex: check.sex, age: check.age } : null;
}

/** Everything wrong with a tidied application, each at its field. Rules ID-1…8, AG-1, AO-1…AO-4 (docs/rules.md). */
export function firstRefusals(
  application: FirstApplication,
  businessDate: string,
  tables: RuleTables,
): Refusal[] {
  return [
    ...nameRefusals(application.name),
    ...idNumberRefusals(application.idNumber, businessDate, tables),
    ...(checkMobile(application.mobile).valid
      ? []
      : [{ ...identityRefusals.mobile.FORMAT, field: 'mobile' }]),
    ...addressRefusals(application.address),
    ...emailRefusals(application.email),
    ...(application.accounts.length > 0
      ? []
      : [{ rule: 'AO-3', field: 'accounts', message: '请至少选择一个要开立的账户。' }]),
  ];
}

function nameRefusals(name: string): Refusal[] {
  const check = checkName(name);
  return check.valid ? [] : [{ ...identityRefusals.name[check.reason], field: 'name' }];
}

function idNumberRefusals(idNumber: string, businessDate: string, tables: RuleTables): Refusal[] {
  const check = checkResidentNumber(idNumber, businessDate);
  if (!check.valid) return [{ ...identityRefusals.idNumber[check.reason], field: 'idNumber' }];
  if (check.kind !== 'RESIDENT') {
    const message =
      '本功能只受理居民身份证。港澳台居民居住证、外国人永久居留身份证请联系主管办理。';
    return [{ rule: 'AO-1', field: 'idNumber', message }];
  }
  const gate = checkAgeGate({ birth: check.birth, on: businessDate }, tables.ageGate);
  return gate.allowed ? [] : [{ rule: 'AG-1', field: 'idNumber', message: gate.message }];
}

function addressRefusals(address: string): Refusal[] {
  const refuse = (message: string): Refusal[] => [{ rule: 'AO-2', field: 'address', message }];
  // The length comes first, so that megabytes pasted by mistake are not searched.
  if (address.length > 400) return refuse('联系地址过长,请控制在 100 个字以内。');
  if (hasLoneSurrogate(address)) return refuse('联系地址中有不完整的字符,请删除后重新录入。');
  if (hasControlOrBidi(address)) return refuse('联系地址中有看不见的控制字符,请清空后手工录入。');
  const length = countCodePoints(address);
  if (length < 5) return refuse('联系地址请写到省、市和详细地址,至少 5 个字。');
  return length > 100 ? refuse('联系地址过长,请控制在 100 个字以内。') : [];
}

function emailRefusals(email: string): Refusal[] {
  if (email === '') return [];
  const plain =
    email.length <= 254 && /^[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/.test(email);
  return plain
    ? []
    : [
        {
          rule: 'AO-4',
          field: 'email',
          message: '电子邮箱格式不符,应如 name@example.com;没有可不填。',
        },
      ];
}
