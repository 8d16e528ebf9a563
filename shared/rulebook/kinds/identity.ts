import { identityDocumentKinds } from './identity-documents.ts';
import { identityNumberKinds } from './identity-numbers.ts';
import { identityPeopleKinds } from './identity-people.ts';
import type { RuleKind } from './kind.ts';

export const identityKinds: readonly RuleKind[] = [
  ...identityNumberKinds,
  ...identityDocumentKinds,
  ...identityPeopleKinds,
];
