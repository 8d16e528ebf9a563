import { calendarKinds } from './calendar.ts';
import { identityKinds } from './identity.ts';
import type { RuleKind } from './kind.ts';
import { marginKinds } from './margin.ts';
import { moneyKinds } from './money.ts';
import { openingKinds } from './opening.ts';
import { pricesKinds } from './prices.ts';
import { serviceKinds } from './service.ts';
import { suitabilityKinds } from './suitability.ts';
import { tradingKinds } from './trading.ts';

/** Every kind of rule that cases can ask. */
export const ruleKinds: readonly RuleKind[] = [
  ...identityKinds,
  ...suitabilityKinds,
  ...calendarKinds,
  ...tradingKinds,
  ...pricesKinds,
  ...moneyKinds,
  ...marginKinds,
  ...serviceKinds,
  ...openingKinds,
];

/** The kind of a name, or null. */
export function findKind(name: string): RuleKind | null {
  return ruleKinds.find(({ kind }) => kind === name) ?? null;
}
