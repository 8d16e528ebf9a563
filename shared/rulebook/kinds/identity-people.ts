import { z } from 'zod';
import { decimalText } from '../../values/decimal.ts';
import type { Ratio } from '../../values/exact.ts';
import { explainAgeDecision } from '../identity/age-decision.ts';
import {
  type BeneficialOwners,
  explainBeneficialOwners,
  ownerThreshold,
} from '../identity/explain-beneficial-owners.ts';
import { mask } from '../identity/mask.ts';
import { explainName } from '../identity/name.ts';
import type { RuleTables } from '../tables.ts';
import { answered, DateText, type Json, RatioText, type RuleKind, ruleKind } from './kind.ts';

const ageGate = ruleKind({
  kind: 'age_gate',
  title: '开户年龄',
  input: z.strictObject({ birth: DateText, on: DateText, own_labour_income: z.boolean() }),
  example: { birth: '2008-11-22', on: '2026-11-23', own_labour_income: false },
  answer: ({ birth, on, own_labour_income }, tables) =>
    answered(
      explainAgeDecision({ birth, on, hasOwnLabourIncome: own_labour_income }, tables.ageGate),
      ({ age, decision }) => ({ age, decision }),
    ),
});

const name = ruleKind({
  kind: 'name',
  title: '姓名',
  input: z.strictObject({ name: z.string() }),
  example: { name: '阿依古丽·买买提' },
  answer: ({ name }) =>
    answered(explainName(name), (check) =>
      check.valid ? { valid: true } : { valid: false, reason: check.reason },
    ),
});

const masked = ruleKind({
  kind: 'mask',
  title: '个人信息脱敏',
  input: z.strictObject({
    type: z.enum(['ID', 'MOBILE', 'NAME', 'BANK_CARD', 'ACCOUNT', 'PASSPORT', 'ADDRESS']),
    value: z.string(),
  }),
  example: { type: 'NAME', value: '王小明' },
  answer: ({ type, value }) => {
    const message = '按脱敏规则显示;需要完整内容的,请登记理由后查看(Alt+M)。';
    return {
      found: true,
      answer: { masked: mask(type, value) },
      lines: [{ rule: 'ID-9', met: true, message, source: 'JR/T 0171-2020 · M' }],
    };
  },
});

const StakeText = RatioText.refine(
  ({ numerator, denominator }) => numerator <= denominator,
  '持股比例不能超过 1。',
);

const beneficialOwner = ruleKind({
  kind: 'beneficial_owner',
  title: '受益所有人',
  input: z.strictObject({
    chains: z
      .array(
        z.strictObject({
          person: z.string().min(1),
          stakes: z.array(StakeText).min(1).max(50),
        }),
      )
      .max(500),
    /** Left out: the share of the table on the day. */
    threshold: StakeText.exactOptional(),
  }),
  example: { chains: [{ person: 'P1', stakes: ['0.60', '0.50'] }], threshold: '0.25' },
  answer: ({ chains, threshold }, tables) => {
    const used = thresholdOf(threshold, tables);
    if (!used.found) return used;
    return answered(explainBeneficialOwners(chains, used.threshold), ownersAnswer);
  },
});

export const identityPeopleKinds: readonly RuleKind[] = [ageGate, name, masked, beneficialOwner];

function thresholdOf(threshold: Ratio | undefined, tables: RuleTables) {
  return threshold === undefined
    ? ownerThreshold(tables.beneficialOwner, tables.judgedOn)
    : ({ found: true, threshold: { share: threshold } } as const);
}

function ownersAnswer({ shares, needsFallback }: BeneficialOwners): Json {
  return {
    owners: shares.filter(({ isOwner }) => isOwner).map(({ person }) => person),
    effective: Object.fromEntries(
      shares.map(({ person, tenThousandths }) => [person, decimalText(tenThousandths, 4)]),
    ),
    fallback_to_control_or_senior_management: needsFallback,
  };
}
