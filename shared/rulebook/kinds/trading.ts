import type { RuleKind } from './kind.ts';

export const tradingKinds: readonly RuleKind[] = [];
