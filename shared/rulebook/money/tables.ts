import { commissionFloorsTable, commissionLimitsTable } from './commission-tables.ts';
import { dividendTaxTable } from './dividend-tax.ts';
import { feeRatesTable } from './fee-rates.ts';
import { hkFeeRatesTable } from './hk-fee-rates.ts';

/** What trading costs. */
export const moneyTables = {
  feeRates: feeRatesTable,
  hkFeeRates: hkFeeRatesTable,
  commissionLimits: commissionLimitsTable,
  commissionFloors: commissionFloorsTable,
  dividendTax: dividendTaxTable,
};
