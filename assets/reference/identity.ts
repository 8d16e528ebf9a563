import accountFormats from './account-formats.json' with { type: 'json' };
import accountLimits from './account-limits.json' with { type: 'json' };
import ageGate from './age-gate.json' with { type: 'json' };
import beneficialOwner from './beneficial-owner.json' with { type: 'json' };
import documentTerms from './document-terms.json' with { type: 'json' };
import documentTypes from './document-types.json' with { type: 'json' };
import usccPrefixes from './uscc-prefixes.json' with { type: 'json' };

export const identityFiles = {
  accountFormats,
  accountLimits,
  ageGate,
  beneficialOwner,
  documentTerms,
  documentTypes,
  usccPrefixes,
};
