import { describe, expect, it } from 'vitest';
import { ruleTables } from '../../../test/helpers/rule-tables.ts';
import { identityKinds } from './identity.ts';
import type { RuleKind } from './kind.ts';
import { openingKinds } from './opening.ts';
import { serviceKinds } from './service.ts';
import { suitabilityKinds } from './suitability.ts';

const kinds: readonly RuleKind[] = [
  ...identityKinds,
  ...suitabilityKinds,
  ...serviceKinds,
  ...openingKinds,
];

describe('the kinds of identity, suitability, service and opening', () => {
  it.each(kinds)('DT-4 $kind takes its example, and no key that it does not know', (kind) => {
    const { input, example } = kind;
    expect(input.safeParse(example).success).toBe(true);
    const misspelt = Object.assign({}, example, { birth_day: '2026-11-23' });
    expect(input.safeParse(misspelt).success).toBe(false);
    expect(() => kind.answer(misspelt, ruleTables)).toThrow();
  });
});
