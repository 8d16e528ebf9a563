import { agreementTable } from './agreements.ts';
import { amlBandTable, amlFactorTable } from './aml-tables.ts';
import { countryTable } from './countries.ts';
import { depositoryBankTable } from './depository-banks.ts';
import { openingFeeTable } from './opening-fees.ts';
import { openingFormTable } from './opening-forms.ts';
import {
  educationLevelTable,
  fundSourceTable,
  occupationTable,
  openingPurposeTable,
} from './opening-lists.ts';
import { openingTermsTable } from './opening-terms.ts';
import { screeningTermsTable } from './screening-terms.ts';

/** What an opening rests on besides document and suitability: lists, countries, risk rating, papers, banks, fees. */
export const openingTables = {
  occupations: occupationTable,
  educationLevels: educationLevelTable,
  fundSources: fundSourceTable,
  openingPurposes: openingPurposeTable,
  countries: countryTable,
  amlFactors: amlFactorTable,
  amlBands: amlBandTable,
  agreements: agreementTable,
  depositoryBanks: depositoryBankTable,
  openingFees: openingFeeTable,
  screeningTerms: screeningTermsTable,
  openingForms: openingFormTable,
  openingTerms: openingTermsTable,
};
