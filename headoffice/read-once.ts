import type { AnyBusiness, Parsed } from '../shared/business/contract.ts';
import { type Registry, registryOf } from '../shared/business/registry.ts';

/**
 * The same businesses, which read a command once. Deciding asks each command for its facts, its visit, its verdict and its
 * evidence, and each of these questions begins with reading it by its schema; a command never changes in between.
 */
export function readingOnce(registry: Registry): Registry {
  return registryOf(registry.all.map(readsOnce));
}

function readsOnce(business: AnyBusiness): AnyBusiness {
  const read = new WeakMap<object, Parsed | null>();
  return {
    ...business,
    parse(command) {
      const known = read.get(command);
      if (known !== undefined) return known;
      const parsed = business.parse(command);
      read.set(command, parsed);
      return parsed;
    },
  };
}
