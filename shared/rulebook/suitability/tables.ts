import { assessmentReviewTable } from './assessment-review.ts';
import { assessmentTermsTable } from './assessment-terms.ts';
import { callBackSharesTable } from './call-back-shares.ts';
import { callBackTermsTable } from './call-back-terms.ts';
import { permissionLevelTable, permissionThresholdTable } from './permissions.ts';
import { highRiskSaleTable, productLevelTable } from './product-levels.ts';
import { professionalTermsTable } from './professional-terms.ts';
import { questionnaireTable } from './questionnaire.ts';
import { riskBandsTable } from './risk-bands.ts';

/** Which client may have what: permissions, classes of investor, the questionnaire, levels of products, call-backs. */
export const suitabilityTables = {
  permissionThresholds: permissionThresholdTable,
  permissionLevels: permissionLevelTable,
  professionalTerms: professionalTermsTable,
  productLevels: productLevelTable,
  highRiskSale: highRiskSaleTable,
  riskBands: riskBandsTable,
  questionnaire: questionnaireTable,
  assessmentTerms: assessmentTermsTable,
  assessmentReview: assessmentReviewTable,
  callBackTerms: callBackTermsTable,
  callBackShares: callBackSharesTable,
};
