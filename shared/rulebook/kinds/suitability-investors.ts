import { z } from 'zod';
import { CallBackGroup, explainCallBackQuota } from '../suitability/call-back-shares.ts';
import { CallBackEvent, explainCallBack } from '../suitability/call-back-terms.ts';
import { explainProfessional } from '../suitability/professional.ts';
import { AmountText, answered, DateText, type RuleKind, ruleKind } from './kind.ts';

const Years = z.number().min(0).max(150);

const professionalInvestor = ruleKind({
  kind: 'professional_investor',
  title: '专业投资者条件',
  input: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.enum(['NATURAL_B', 'NATURAL_C']),
      financial_assets: AmountText,
      avg_income_3y: AmountText,
      experience_years: Years,
      has_profession: z.boolean().default(false),
    }),
    z.strictObject({
      kind: z.enum(['LEGAL_B', 'LEGAL_C']),
      financial_assets: AmountText,
      net_assets: AmountText,
      experience_years: Years,
    }),
  ]),
  example: {
    kind: 'NATURAL_C',
    financial_assets: '3000000',
    avg_income_3y: '0',
    experience_years: 1,
  },
  answer: (input, tables) =>
    answered(
      explainProfessional(
        input.kind,
        {
          financialAssets: input.financial_assets,
          avgIncome: 'avg_income_3y' in input ? input.avg_income_3y : 0,
          netAssets: 'net_assets' in input ? input.net_assets : 0,
          experienceYears: input.experience_years,
          hasProfession: 'has_profession' in input && input.has_profession,
        },
        tables.judgedOn,
        tables,
      ),
      ({ eligible }) => ({ eligible }),
    ),
});

const callBackDue = ruleKind({
  kind: 'call_back_due',
  title: '回访截止日',
  input: z.strictObject({ event: CallBackEvent, happened_on: DateText }),
  example: { event: 'NEW_ACCOUNT', happened_on: '2026-11-23' },
  answer: ({ event, happened_on }, tables) =>
    answered(explainCallBack(event, happened_on, tables), (dueOn) => ({ due_on: dueOn })),
});

const callBackQuota = ruleKind({
  kind: 'call_back_quota',
  title: '年度回访户数',
  input: z.strictObject({ group: CallBackGroup, clients: z.int().min(0), date: DateText }),
  example: { group: 'SUITABILITY', clients: 1203, date: '2026-11-23' },
  answer: ({ group, clients, date }, tables) =>
    answered(explainCallBackQuota(group, clients, date, tables), (least) => ({ least })),
});

/** Classes of investors, and whom to call back. */
export const suitabilityInvestorKinds: readonly RuleKind[] = [
  professionalInvestor,
  callBackDue,
  callBackQuota,
];
