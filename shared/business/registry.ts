import { accountOpening } from './account-opening/index.ts';
import type { AnyBusiness, CounterFunction } from './contract.ts';
import { delegation } from './delegation/index.ts';
import { listExport } from './list-export/index.ts';
import { noticeReceipt } from './notice-receipt/index.ts';
import { order } from './order/index.ts';
import { session } from './session/index.ts';
import { unmask } from './unmask/index.ts';
import { visit } from './visit/index.ts';

/** A set of businesses to find by name; tests bring their own. */
export interface Registry {
  readonly all: readonly AnyBusiness[];
  /** Null for a business this program does not know: the case is shown read-only, 需升级. */
  find(name: string): AnyBusiness | null;
}

/** A registry of these businesses. */
export function registryOf(all: readonly AnyBusiness[]): Registry {
  const byName = new Map(all.map((business) => [business.name, business]));
  return { all, find: (name) => byName.get(name) ?? null };
}

/** The businesses of this program under their names: one line each. */
const businesses = {
  session,
  unmask,
  visit,
  'account-opening': accountOpening,
  order,
  delegation,
  'list-export': listExport,
  'notice-receipt': noticeReceipt,
} satisfies Readonly<Record<string, AnyBusiness>>;

/** The names, so that a program that owes every business something does not compile without it. */
export type BusinessName = keyof typeof businesses;

export const registry: Registry = registryOf(Object.values(businesses));

/** Every function code of the counter with its business. */
export function functionsOf(
  businesses: Registry,
): readonly (CounterFunction & { readonly business: string })[] {
  return businesses.all.flatMap((business) =>
    business.functions.map((one) => ({ ...one, business: business.name })),
  );
}
