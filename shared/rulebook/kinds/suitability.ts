import type { RuleKind } from './kind.ts';

export const suitabilityKinds: readonly RuleKind[] = [];
