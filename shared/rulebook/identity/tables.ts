import { accountFormatTable } from './account-formats.ts';
import { accountLimitTable } from './account-limits.ts';
import { ageGateTable } from './age-gate.ts';
import { beneficialOwnerTable } from './beneficial-owner-table.ts';
import { documentTermTable } from './document-terms.ts';
import { documentTypeTable } from './document-types.ts';
import { usccPrefixTable } from './uscc-prefixes.ts';

/** Who the client is: documents, numbers, ages, owners. */
export const identityTables = {
  accountFormats: accountFormatTable,
  accountLimits: accountLimitTable,
  ageGate: ageGateTable,
  beneficialOwner: beneficialOwnerTable,
  documentTerms: documentTermTable,
  documentTypes: documentTypeTable,
  usccPrefixes: usccPrefixTable,
};
