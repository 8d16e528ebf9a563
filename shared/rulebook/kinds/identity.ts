import type { RuleKind } from './kind.ts';

export const identityKinds: readonly RuleKind[] = [];
