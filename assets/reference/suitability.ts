import assessmentReview from './assessment-review.json' with { type: 'json' };
import assessmentTerms from './assessment-terms.json' with { type: 'json' };
import callBackShares from './call-back-shares.json' with { type: 'json' };
import callBackTerms from './call-back-terms.json' with { type: 'json' };
import highRiskSale from './high-risk-sale.json' with { type: 'json' };
import permissionLevels from './permission-levels.json' with { type: 'json' };
import permissionThresholds from './permission-thresholds.json' with { type: 'json' };
import productLevels from './product-levels.json' with { type: 'json' };
import professionalTerms from './professional-terms.json' with { type: 'json' };
import questionnaire from './questionnaire.json' with { type: 'json' };
import riskBands from './risk-bands.json' with { type: 'json' };

export const suitabilityFiles = {
  permissionThresholds,
  permissionLevels,
  professionalTerms,
  productLevels,
  highRiskSale,
  riskBands,
  questionnaire,
  assessmentTerms,
  assessmentReview,
  callBackTerms,
  callBackShares,
};
