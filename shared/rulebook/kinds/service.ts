import type { RuleKind } from './kind.ts';

export const serviceKinds: readonly RuleKind[] = [];
