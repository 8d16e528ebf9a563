import type { RuleKind } from './kind.ts';

export const moneyKinds: readonly RuleKind[] = [];
