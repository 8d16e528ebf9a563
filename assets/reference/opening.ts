import agreements from './agreements.json' with { type: 'json' };
import amlBands from './aml-bands.json' with { type: 'json' };
import amlFactors from './aml-factors.json' with { type: 'json' };
import countries from './countries.json' with { type: 'json' };
import depositoryBanks from './depository-banks.json' with { type: 'json' };
import educationLevels from './education-levels.json' with { type: 'json' };
import fundSources from './fund-sources.json' with { type: 'json' };
import occupations from './occupations.json' with { type: 'json' };
import openingFees from './opening-fees.json' with { type: 'json' };
import openingForms from './opening-forms.json' with { type: 'json' };
import openingPurposes from './opening-purposes.json' with { type: 'json' };
import openingTerms from './opening-terms.json' with { type: 'json' };
import screeningTerms from './screening-terms.json' with { type: 'json' };

export const openingFiles = {
  occupations,
  educationLevels,
  fundSources,
  openingPurposes,
  countries,
  amlFactors,
  amlBands,
  agreements,
  depositoryBanks,
  openingFees,
  screeningTerms,
  openingForms,
  openingTerms,
};
