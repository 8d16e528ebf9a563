import { z } from 'zod';
import { CustomerLevel, InvestorType, ProductLevel } from '../suitability/levels.ts';
import { explainMatch, type Match } from '../suitability/match.ts';
import {
  explainMatchWithGoals,
  InvestmentTerm,
  InvestmentVariety,
} from '../suitability/match-goals.ts';
import { explainProductLevel, Product } from '../suitability/product-levels.ts';
import { answered, DateText, type RuleKind, ruleKind } from './kind.ts';

const matchFields = {
  customer_level: CustomerLevel,
  lowest_category: z.boolean(),
  product_level: ProductLevel,
  investor_type: InvestorType,
  initiated_by: z.enum(['CLIENT', 'STAFF']),
  admission_ok: z.boolean(),
  channel: z.enum(['COUNTER', 'ONLINE']),
};
const MatchText = z.strictObject(matchFields);

const matchExample = {
  customer_level: 'C3',
  lowest_category: false,
  product_level: 'R4',
  investor_type: 'ORDINARY',
  initiated_by: 'CLIENT',
  admission_ok: true,
  channel: 'COUNTER',
};

const suitability = ruleKind({
  kind: 'suitability',
  title: '适当性匹配',
  input: MatchText,
  example: matchExample,
  answer: (input) => answered(explainMatch(matchOf(input)), (matched) => ({ ...matched })),
});

const suitabilityMatch = ruleKind({
  kind: 'suitability_match',
  title: '适当性匹配(含期限和品种)',
  input: z.strictObject({
    ...matchFields,
    customer_term: InvestmentTerm,
    customer_varieties: z.array(InvestmentVariety),
    product_term: InvestmentTerm,
    product_variety: InvestmentVariety,
  }),
  example: {
    ...matchExample,
    customer_term: 'UP_TO_5_YEARS',
    customer_varieties: ['FIXED_INCOME', 'EQUITY'],
    product_term: 'OVER_5_YEARS',
    product_variety: 'EQUITY',
  },
  answer: (input) =>
    answered(
      explainMatchWithGoals(matchOf(input), {
        customerTerm: input.customer_term,
        customerVarieties: input.customer_varieties,
        productTerm: input.product_term,
        productVariety: input.product_variety,
      }),
      ({ warnings, ...matched }) => ({ ...matched, warnings: [...warnings] }),
    ),
});

const productLevel = ruleKind({
  kind: 'product_level',
  title: '产品和服务风险等级',
  input: z.strictObject({ product: Product, date: DateText }),
  example: { product: 'STAR', date: '2026-11-23' },
  answer: ({ product, date }, tables) =>
    answered(explainProductLevel(product, date, tables), (risk) => ({
      level: risk.level,
      high_risk: risk.isHighRisk,
      cooling_hours: risk.coolingHours,
    })),
});

/** Matching of client and product. */
export const suitabilityMatchKinds: readonly RuleKind[] = [
  suitability,
  suitabilityMatch,
  productLevel,
];

function matchOf(input: z.output<typeof MatchText>): Match {
  return {
    customerLevel: input.customer_level,
    lowestCategory: input.lowest_category,
    productLevel: input.product_level,
    investorType: input.investor_type,
    initiatedBy: input.initiated_by,
    admissionOk: input.admission_ok,
    channel: input.channel,
  };
}
