import { z } from 'zod';
import { datedRow, type DatedTable, datedTable } from '../dated-table.ts';
import { Yuan } from '../units.ts';

/** Who asks to be a professional investor: a person or a legal person, by law (B) or converted on application (C). */
export const ProfessionalKind = z.enum(['NATURAL_B', 'NATURAL_C', 'LEGAL_B', 'LEGAL_C']);
/** One of them. */
export type ProfessionalKind = z.infer<typeof ProfessionalKind>;

const professionalTermsRow = datedRow
  .extend({
    kind: ProfessionalKind,
    minFinancialAssets: Yuan,
    minAvgIncome: Yuan.nullable(),
    minNetAssets: Yuan.nullable(),
    minYears: z.int().min(1).max(50),
    mayQualifyByProfession: z.boolean(),
    procedure: z.array(z.enum(['APPLICATION', 'TEST', 'DECISION', 'NOTICE', 'RECORDING'])),
    recheckMonths: z.int().min(1).max(120),
  })
  .refine(
    (row) => (row.minAvgIncome === null) !== (row.minNetAssets === null),
    '自然人填年均收入,法人填净资产,只能填一项,且必须填一项。',
  );
/** What one class asks for. */
export type ProfessionalTerms = Readonly<z.infer<typeof professionalTermsRow>>;

/**
 * What makes somebody a professional investor (`assets/reference/professional-terms.json`): a person has the financial
 * assets or the income, a legal person the net assets and the financial assets; both the years. Part of a row:
 *
 * { "kind": "NATURAL_C", "minFinancialAssets": "3,000,000.00 CNY", "minAvgIncome": "300,000.00 CNY",
 *   "minNetAssets": null, "minYears": 1, "mayQualifyByProfession": false, "procedure": ["APPLICATION"],
 *   "recheckMonths": 12 }
 */
export const professionalTermsTable = datedTable(professionalTermsRow, ['kind']);
/** The table, parsed. */
export type ProfessionalTermsTable = DatedTable<ProfessionalTerms>;
