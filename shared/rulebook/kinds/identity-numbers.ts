import { z } from 'zod';
import { AccountType, explainAccountNumber } from '../identity/account-formats.ts';
import { explainAccountLimit, LimitedAccount } from '../identity/account-limits.ts';
import { explainBankCard } from '../identity/bank-card.ts';
import { explainResidentNumber } from '../identity/explain-resident-number.ts';
import { explainUscc } from '../identity/explain-uscc.ts';
import { explainMobile } from '../identity/mobile.ts';
import { MRZ_FIELD, mrzCheckDigit } from '../identity/mrz.ts';
import type { ResidentNumberCheck } from '../identity/resident-number.ts';
import type { UsccCheck } from '../identity/uscc.ts';
import { answered, DateText, type Json, type RuleKind, ruleKind } from './kind.ts';

const id18 = ruleKind({
  kind: 'id18',
  title: '18 位证件号码',
  input: z.strictObject({ number: z.string(), as_of: DateText }),
  example: { number: '11010519491231002X', as_of: '2026-11-23' },
  answer: ({ number, as_of }) => answered(explainResidentNumber(number, as_of), id18Answer),
});

const uscc = ruleKind({
  kind: 'uscc',
  title: '统一社会信用代码',
  input: z.strictObject({ code: z.string() }),
  example: { code: '91350100M000100Y43' },
  answer: ({ code }, tables) =>
    answered(explainUscc(code, tables.judgedOn, tables.usccPrefixes), usccAnswer),
});

const bankCard = ruleKind({
  kind: 'bank_card',
  title: '银行卡号',
  input: z.strictObject({ number: z.string() }),
  example: { number: '6217000000000000012' },
  answer: ({ number }) => answered(explainBankCard(number), ({ valid }) => ({ valid })),
});

const mobile = ruleKind({
  kind: 'mobile',
  title: '手机号码',
  input: z.strictObject({ number: z.string() }),
  example: { number: '13900000001' },
  answer: ({ number }) => answered(explainMobile(number), ({ valid }) => ({ valid })),
});

const accountNumber = ruleKind({
  kind: 'account_number',
  title: '账户号码格式',
  input: z.strictObject({ type: AccountType, number: z.string() }),
  example: { type: 'SH_A_PERSON', number: 'A123456789' },
  answer: ({ type, number }, tables) =>
    answered(
      explainAccountNumber({ account: type, number }, tables.judgedOn, tables.accountFormats),
      ({ matches }) => ({ matches }),
    ),
});

const Accounts = z.int().min(0).max(10_000);

const accountLimit = ruleKind({
  kind: 'account_limit',
  title: '一人可开账户数',
  input: z.strictObject({
    type: LimitedAccount,
    held_accounts: Accounts,
    new_accounts: Accounts.default(1),
    date: DateText,
  }),
  example: { type: 'SH_A', held_accounts: 2, new_accounts: 1, date: '2026-11-23' },
  answer: ({ type, held_accounts, new_accounts, date }, tables) =>
    answered(
      explainAccountLimit(
        { account: type, held: held_accounts, wanted: new_accounts },
        date,
        tables.accountLimits,
      ),
      ({ allowed, limit, free }) => ({ allowed, limit, free }),
    ),
});

const mrzDigit = ruleKind({
  kind: 'mrz_digit',
  title: '护照机读码校验位',
  input: z.strictObject({
    field: z.string().regex(MRZ_FIELD, '应为机读码中的一段,只有数字、大写字母和 <。'),
  }),
  example: { field: 'L898902C3' },
  answer: ({ field }) => {
    const digit = mrzCheckDigit(field);
    const message = `这一段机读码的校验位应为 ${digit}。`;
    return {
      found: true,
      answer: { digit },
      lines: [{ rule: 'ID-20', met: true, message, source: 'ICAO 9303 · M' }],
    };
  },
});

export const identityNumberKinds: readonly RuleKind[] = [
  id18,
  uscc,
  bankCard,
  mobile,
  accountNumber,
  accountLimit,
  mrzDigit,
];

function id18Answer(check: ResidentNumberCheck): Json {
  if (!check.valid) return { valid: false, reason: check.reason };
  const { kind, birth, sex, age } = check;
  const holder = { valid: true, kind, birth, sex, age };
  return check.kind === 'FOREIGN_PR'
    ? {
        ...holder,
        accept_region: check.acceptRegion,
        nationality_numeric: check.nationalityNumeric,
      }
    : holder;
}

function usccAnswer(check: UsccCheck): Json {
  if (!check.valid) return { valid: false, reason: check.reason };
  return {
    valid: true,
    dept: check.department,
    cls: check.category,
    region: check.region,
    org_code: check.organisationCode,
    org_code_ok: check.isOrganisationCodeOk,
  };
}
