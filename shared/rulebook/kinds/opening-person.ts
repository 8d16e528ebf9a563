import { z } from 'zod';
import type { Refusal } from '../../errors.ts';
import { StatedFactor } from '../opening/aml-tables.ts';
import { CountryCode } from '../opening/countries.ts';
import { explainInitialRating } from '../opening/initial-rating.ts';
import { explainTaxResidence, NoTaxNumber, TaxStatus } from '../opening/tax-residence.ts';
import { answered, DateText, type Json, type RuleKind, ruleKind } from './kind.ts';

const taxResidence = ruleKind({
  kind: 'tax_residence',
  title: '税收居民身份声明',
  input: z.strictObject({
    status: TaxStatus,
    tax_countries: z.array(
      z.strictObject({
        country: z.string(),
        tax_number: z.string().default(''),
        no_number_reason: NoTaxNumber.nullable().default(null),
        explanation: z.string().default(''),
      }),
    ),
    on: DateText.exactOptional(),
  }),
  example: { status: 'ABROAD', tax_countries: [{ country: 'SGP', tax_number: 'S1234567D' }] },
  answer: ({ status, tax_countries, on }, tables) =>
    answered(
      explainTaxResidence(
        {
          status,
          taxCountries: tax_countries.map((one) => ({
            country: one.country,
            taxNumber: one.tax_number,
            noNumberReason: one.no_number_reason,
            explanation: one.explanation,
          })),
        },
        on ?? tables.judgedOn,
        tables,
      ),
      ({ refusals, reportable }) =>
        refusals.length === 0
          ? { complete: true, reportable: [...reportable] }
          : { complete: false, refusals: refusals.map(refusalWritten) },
    ),
});

const amlRating = ruleKind({
  kind: 'aml_rating',
  title: '初次洗钱风险评级',
  input: z.strictObject({
    occupation: z.string(),
    fund_sources: z.array(z.string()).min(1),
    nationality: CountryCode,
    tax_countries: z.array(CountryCode).default([]),
    age: z.int().min(0).max(150),
    factors: z.array(StatedFactor).default([]),
    on: DateText.exactOptional(),
  }),
  example: { occupation: '02', fund_sources: ['01'], nationality: 'CHN', age: 36 },
  answer: ({ occupation, fund_sources, nationality, tax_countries, age, factors, on }, tables) =>
    answered(
      explainInitialRating(
        {
          occupation,
          fundSources: fund_sources,
          nationality,
          taxCountries: tax_countries,
          age,
          factors,
        },
        on ?? tables.judgedOn,
        tables,
      ),
      ({ points, level, reviewMonths, needsSeniorApproval }) => ({
        points,
        level,
        review_months: reviewMonths,
        senior_approval: needsSeniorApproval,
      }),
    ),
});

/** Whose tax residence an account is, and how risky a client is. */
export const openingPersonKinds: readonly RuleKind[] = [taxResidence, amlRating];

function refusalWritten({ rule, field = '' }: Refusal): Json {
  return { rule, field };
}
