import type { RuleKind } from './kind.ts';

export const pricesKinds: readonly RuleKind[] = [];
